package org.bottega.learn.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Prior;
import org.bottega.learn.algorithm.Room;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.lightgbm.LightGbm;
import org.bottega.learn.linear.ElasticNet;
import org.bottega.learn.linear.LogisticRegression;
import org.bottega.learn.validation.Validation;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.Stack;
import org.bottega.model.predictor.TreeEnsemble;
import org.bottega.model.predictor.TreeEnsembleBuilder;

/// One fit of RuleFit: grow trees, take their rules, weigh them.
final class RuleFitting {
    private static final double[] STRENGTHS = {0.3, 0.1, 0.03, 0.01, 0.003};
    private static final double HELD_OUT = 0.2;
    private static final int FEWEST_TO_HOLD_OUT = 50;

    /// Weights below this share of the largest are what the search left over, not what it chose.
    private static final double NEGLIGIBLE = 1e-5;

    private static final int MOST_TO_CHOOSE = 6000;
    private static final double USUAL = 0.02;
    private static final double RAREST = 0.01;

    /// Brings inputs of deviation 1 to the deviation of an average rule, as the paper does.
    private static final double INPUT_SCALE = 0.4;

    private final Training training;
    private final Params params;
    private final Progress progress;

    RuleFitting(Training training, Params params, Progress progress) {
        this.training = training;
        this.params = params;
        this.progress = progress;
    }

    Predictor fit() {
        int inputs = training.x().width();
        var forest = forest();
        var flat = rows();
        int count = training.x().rows();
        var rules = new ArrayList<Rule>();
        var columns = new ArrayList<double[]>();
        Room.require(8.0 * count * (params.get(RuleFit.MOST_RULES) + inputs), "Rows for each rule");
        for (var rule : Harvest.of(forest, params.get(RuleFit.MOST_RULES))) {
            progress.checkCancelled();
            var column = new double[count];
            int holds = 0;
            for (int row : training.rows()) {
                holds += rule.holds(flat, row * inputs) ? 1 : 0;
            }
            double share = (double) holds / training.rows().length;
            if (share < RAREST || share > 1 - RAREST) {
                continue;
            }
            for (int i = 0; i < count; i++) {
                column[i] = rule.holds(flat, i * inputs) ? 1 : 0;
            }
            rules.add(rule);
            columns.add(column);
        }
        int passed = params.get(RuleFit.INPUTS) || rules.isEmpty() ? inputs : 0;
        for (int j = 0; j < passed; j++) {
            columns.add(Arrays.stream(training.x().column(j)).map(x -> INPUT_SCALE * x).toArray());
        }
        var features =
                IntStream.range(0, columns.size())
                        .mapToObj(j -> new Feature("term " + j, "term " + j, 0))
                        .toList();
        var terms = new Matrix(features, columns.toArray(double[][]::new), count);
        return stack(weigh(on(terms)), rules, passed);
    }

    private Training on(Matrix terms) {
        return new Training(
                terms,
                training.y(),
                training.classes(),
                training.rows(),
                new int[0],
                training.weights(),
                training.seed(),
                training.threads(),
                training.deadline());
    }

    private TreeEnsemble forest() {
        int rows = training.rows().length;
        var settings =
                Params.defaults()
                        .with(LightGbm.ROUNDS, params.get(RuleFit.TREES))
                        .with(LightGbm.MAX_DEPTH, params.get(RuleFit.MAX_DEPTH))
                        .with(LightGbm.NUM_LEAVES, 1 << params.get(RuleFit.MAX_DEPTH))
                        .with(LightGbm.MIN_DATA_IN_LEAF, Math.clamp(rows / 50, 1, 50))
                        .with(LightGbm.LEARNING_RATE, 0.1)
                        .with(LightGbm.BAGGING_FRACTION, rows < FEWEST_TO_HOLD_OUT ? 1.0 : 0.5)
                        .with(LightGbm.FEATURE_FRACTION, 0.8);
        var grown =
                new LightGbm()
                        .learner(settings)
                        .fit(training.withRows(training.rows(), new int[0]), progress.part(0, 0.3));
        return grown instanceof TreeEnsemble forest
                ? forest
                : new TreeEnsembleBuilder(training.x().width(), new double[1], Link.IDENTITY, 1)
                        .build();
    }

    private double[] rows() {
        int width = training.x().width();
        int count = training.x().rows();
        Room.require(8.0 * count * width, "The rows as numbers");
        var flat = new double[Math.multiplyExact(count, width)];
        training.x().gather(IntStream.range(0, count).toArray(), 0, count, flat);
        return flat;
    }

    private Linear weigh(Training terms) {
        double strength = params.get(RuleFit.STRENGTH);
        if (strength == 0) {
            strength = terms.rows().length < FEWEST_TO_HOLD_OUT ? USUAL : best(terms);
        }
        return weigh(terms, strength, progress.part(0.9, 1));
    }

    /// The strength that predicts held-out rows best.
    private double best(Training terms) {
        var split =
                Validation.holdOut(
                        terms.y(), terms.classes(), terms.rows(), HELD_OUT, terms.seed());
        var learning = terms.withRows(evenly(split.training(), MOST_TO_CHOOSE), new int[0]);
        var judges = evenly(split.validation(), MOST_TO_CHOOSE / 2);
        double best = USUAL;
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < STRENGTHS.length && !terms.deadline().passed(); s++) {
            var linear =
                    weigh(learning, STRENGTHS[s], progress.part(0.3 + 0.12 * s, 0.42 + 0.12 * s));
            double loss = loss(terms, linear, judges);
            if (loss < least) {
                least = loss;
                best = STRENGTHS[s];
            }
        }
        return best;
    }

    /// Not more than so many of the rows: which strength is best shows in a sample.
    private static int[] evenly(int[] rows, int most) {
        return rows.length <= most
                ? rows
                : IntStream.range(0, most)
                        .map(i -> rows[(int) ((long) i * rows.length / most)])
                        .toArray();
    }

    private static double loss(Training terms, Linear linear, int[] rows) {
        var x = new double[rows.length * terms.x().width()];
        terms.x().gather(rows, 0, rows.length, x);
        var told = new double[rows.length * linear.outputs()];
        linear.predict(x, rows.length, told);
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            double y = terms.y()[rows[i]];
            double own =
                    terms.classifies()
                            ? -Math.log(Math.max(told[i * terms.classes() + (int) y], 1e-15))
                            : (told[i] - y) * (told[i] - y);
            loss += terms.weight(rows[i]) * own;
        }
        return loss;
    }

    private Linear weigh(Training terms, double strength, Progress part) {
        Predictor told;
        if (terms.classifies()) {
            var settings =
                    Params.defaults()
                            .with(LogisticRegression.L1, Math.min(1e6, strength * most(terms)))
                            .with(LogisticRegression.L2, 1e-6)
                            .with(LogisticRegression.STEPS, params.get(RuleFit.STEPS));
            told = new LogisticRegression().learner(settings).fit(terms, part);
        } else {
            var settings =
                    Params.defaults()
                            .with(ElasticNet.STRENGTH, Math.max(strength, 1e-6))
                            .with(ElasticNet.STEPS, params.get(RuleFit.STEPS));
            told = new ElasticNet().learner(settings).fit(terms, part);
        }
        return told instanceof Linear linear ? linear : Prior.of(terms);
    }

    /// The least penalty at which no term has a weight: the steepest slope of the loss at the prior.
    private static double most(Training terms) {
        var share = Prior.shares(terms);
        double most = 0;
        for (int j = 0; j < terms.x().width(); j++) {
            var column = terms.x().column(j);
            for (int k = 0; k < share.length; k++) {
                double slope = 0;
                for (int row : terms.rows()) {
                    double away = (terms.y()[row] == k ? 1 : 0) - share[k];
                    slope += terms.weight(row) * away * column[row];
                }
                most = Math.max(most, Math.abs(slope));
            }
        }
        return most;
    }

    /// What has a weight, as a stack.
    private Predictor stack(Linear weighed, List<Rule> rules, int passed) {
        int terms = weighed.inputs();
        int margins = weighed.margins();
        double least = NEGLIGIBLE * Arrays.stream(weighed.weights()).map(Math::abs).max().orElse(0);
        var kept =
                IntStream.range(0, terms)
                        .filter(j ->
                                IntStream.range(0, margins)
                                        .anyMatch(k ->
                                                Math.abs(weighed.weights()[k * terms + j]) > least))
                        .toArray();
        var keptRules = Arrays.stream(kept).filter(j -> j < rules.size()).toArray();
        var keptInputs =
                Arrays.stream(kept)
                        .filter(j -> j >= rules.size())
                        .map(j -> j - rules.size())
                        .toArray();
        int inputs = training.x().width();
        if (keptRules.length == 0) {
            return plain(weighed, rules.size(), passed);
        }
        var weights = new double[margins * kept.length];
        for (int k = 0; k < margins; k++) {
            for (int t = 0; t < kept.length; t++) {
                double weight = weighed.weights()[k * terms + kept[t]];
                weights[k * kept.length + t] = weight * (kept[t] < rules.size() ? 1 : INPUT_SCALE);
            }
        }
        var builder =
                new TreeEnsembleBuilder(inputs, new double[keptRules.length], Link.IDENTITY, 1);
        var learnt = Rows.of(training);
        for (int r = 0; r < keptRules.length; r++) {
            rules.get(keptRules[r]).grow(builder, learnt.x(), learnt.count(), inputs, r);
        }
        return new Stack(
                inputs,
                List.of(
                        new Stack.Member(
                                "rules", IntStream.range(0, inputs).toArray(), builder.build())),
                keptInputs,
                new Linear(kept.length, weights, weighed.intercept(), weighed.link()));
    }

    private Linear plain(Linear weighed, int rules, int passed) {
        int inputs = training.x().width();
        int margins = weighed.margins();
        var weights = new double[margins * inputs];
        for (int k = 0; k < margins; k++) {
            for (int j = 0; j < passed; j++) {
                weights[k * inputs + j] =
                        INPUT_SCALE * weighed.weights()[k * weighed.inputs() + rules + j];
            }
        }
        return new Linear(inputs, weights, weighed.intercept(), weighed.link());
    }
}
