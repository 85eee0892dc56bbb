package org.bottega.automl.tune;

/// Uniform by chance.
record RandomPoints() implements Sampler {
    @Override
    public double[] next(int number, History history, long seed) {
        var random = Sampler.random(number, seed);
        var unit = new double[history.space().size()];
        for (int d = 0; d < unit.length; d++) {
            unit[d] = random.nextDouble();
        }
        return unit;
    }
}
