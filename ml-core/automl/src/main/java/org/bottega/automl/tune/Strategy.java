package org.bottega.automl.tune;

/// How a tuner chooses what to try.
public enum Strategy {
    /// every combination of the choices and of some values of each range
    GRID(new Grid(5)),
    /// by chance
    RANDOM(new RandomPoints()),
    /// evenly spread (Sobol)
    SOBOL(new Sobol()),
    /// near what did well and far from what did not (tree-structured Parzen estimator)
    TPE(new TreeParzen()),
    /// where a Gaussian process expects an improvement: best for few numbers and dear trials
    BAYES(new ExpectedImprovement()),
    /// generations that follow the better half (CMA-ES): for many cheap trials over numbers
    EVOLUTION(new CovarianceAdaptation());

    private final Sampler sampler;

    Strategy(Sampler sampler) {
        this.sampler = sampler;
    }

    Sampler sampler() {
        return sampler;
    }
}
