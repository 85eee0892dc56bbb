package org.bottega.learn.additive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bottega.kernel.Info;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Declared;
import org.bottega.learn.algorithm.Directions;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Fitting;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.numeric.Monotone;
import org.bottega.learn.validation.Validation;
import org.bottega.model.predictor.Additive;
import org.bottega.model.predictor.Predictor;

/// An explainable boosting machine: a sum of one curve an input and a few tables of two inputs, as exact to read
/// as a linear model and nearly as good as boosted trees.
public final class BoostingMachine extends Declared {
    public static final Param<Double> LEARNING_RATE =
            Param.real("learning-rate", 0.05, 0.001, 1).log().doc("How much each round adds.");
    public static final Param<Integer> ROUNDS =
            Param.whole("rounds", 600, 1, 100_000)
                    .log()
                    .doc(
                            "The most rounds over all inputs; it stops earlier when rows kept aside are told no better.");
    public static final Param<Integer> PAIRS =
            Param.whole("pairs", 5, 0, 100).doc("How many tables of two inputs.");
    public static final Param<Integer> BINS =
            Param.whole("bins", 128, 2, 1000).log().doc("Into how many bins a number is put.");
    public static final Param<Integer> MIN_ROWS =
            Param.whole("min-rows", 5, 1, 10_000).log().doc("On how few rows a step may stand.");
    public static final Param<String> MONOTONE =
            Param.line("monotone", "")
                    .doc(
                            "Columns that may only raise or only lower the prediction, as in \"age:+, price:-\".");

    private static final int FEWEST = 50;
    private static final double ASIDE = 0.15;
    private static final int PATIENCE = 40;
    private static final int PAIR_BINS = 12;
    private static final int PAIR_INPUTS = 20;

    public BoostingMachine() {
        super(
                new Info(
                        "explainable-boosting",
                        "Explainable boosting machine",
                        "One curve for each input and a few tables of two: exact to read, good to trust.",
                        "Boosting",
                        List.of("ebm", "gam", "additive", "glass box", "monotone")),
                Manual.own(
                        "Lou, Caruana, Gehrke, Hooker, Accurate Intelligible Models with Pairwise Interactions, KDD 2013.",
                        "Time rounds·n·d·classes; memory 4·n·d bytes."),
                Set.of(
                        Trait.CLASSIFICATION,
                        Trait.REGRESSION,
                        Trait.WEIGHTS,
                        Trait.ANYTIME,
                        Trait.ON_REQUEST),
                List.of(LEARNING_RATE, ROUNDS, PAIRS, BINS, MIN_ROWS, MONOTONE));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(Encoding.TREES, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training whole, Params params, Progress progress) {
        var directions = Directions.read(params.get(MONOTONE), whole.x().features());
        if (whole.classes() > 2 && IntStream.of(directions).anyMatch(d -> d != 0)) {
            throw ProblemException.usage(
                    "monotone",
                    "With " + whole.classes() + " classes there is no direction to keep.",
                    "Leave it out, or predict two classes or a number.");
        }
        var training = whole;
        if (whole.validation().length == 0 && whole.rows().length >= FEWEST) {
            var split =
                    Validation.holdOut(
                            whole.y(), whole.classes(), whole.rows(), ASIDE, whole.seed());
            training = whole.withRows(split.training(), split.validation());
        }
        int inputs = training.x().width();
        var boosting = new CyclicBoosting(training, params.get(LEARNING_RATE), progress);
        var singles = new ArrayList<Shape>();
        for (int j = 0; j < inputs; j++) {
            progress.checkCancelled();
            singles.add(
                    Shape.single(
                            training.x(),
                            j,
                            training.rows(),
                            params.get(BINS),
                            boosting.margins()));
        }
        int rounds = params.get(ROUNDS);
        boosting.learn(
                singles,
                training.validation(),
                rounds,
                PATIENCE,
                params.get(MIN_ROWS),
                progress.part(0, 0.7));
        if (params.get(PAIRS) > 0 && inputs > 1 && !training.deadline().passed()) {
            boosting.learn(
                    pairs(training, params, directions, boosting, progress),
                    training.validation(),
                    rounds,
                    PATIENCE,
                    params.get(MIN_ROWS),
                    progress.part(0.75, 1));
        }
        return straightened(boosting.result(inputs), directions, singles, training);
    }

    /// The pairs that promise most, of inputs without a direction.
    private static List<Shape> pairs(
            Training training,
            Params params,
            int[] directions,
            CyclicBoosting boosting,
            Progress progress) {
        record Tried(Shape shape, double promise) {}
        var strongest =
                IntStream.range(0, directions.length)
                        .filter(j -> directions[j] == 0)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        (Integer j) -> -spread(boosting.shapes().get(j))))
                        .limit(PAIR_INPUTS)
                        .toList();
        var tried = new ArrayList<Tried>();
        for (int a = 0; a < strongest.size(); a++) {
            for (int b = a + 1; b < strongest.size(); b++) {
                progress.checkCancelled();
                var pair =
                        Shape.pair(
                                training.x(),
                                strongest.get(a),
                                strongest.get(b),
                                training.rows(),
                                PAIR_BINS,
                                boosting.margins());
                if (pair.cells <= 100_000) {
                    tried.add(new Tried(pair, boosting.promise(pair, params.get(MIN_ROWS))));
                    tried.sort(Comparator.comparingDouble(t -> -t.promise()));
                    if (tried.size() > params.get(PAIRS)) {
                        tried.removeLast();
                    }
                }
            }
        }
        return tried.stream().map(Tried::shape).toList();
    }

    private static double spread(Shape shape) {
        double sum = 0;
        for (double value : shape.values) {
            sum += Math.abs(value);
        }
        return sum / shape.values.length;
    }

    /// Curves with a direction become the nearest curve of that direction.
    private static Predictor straightened(
            Additive additive, int[] directions, List<Shape> shapes, Training training) {
        if (IntStream.of(directions).allMatch(d -> d == 0)) {
            return additive;
        }
        int margins = additive.margins();
        var terms = new ArrayList<Additive.Term>();
        for (int t = 0; t < additive.terms().size(); t++) {
            var term = additive.terms().get(t);
            int direction = term.inputs().length == 1 ? directions[term.inputs()[0]] : 0;
            if (direction == 0) {
                terms.add(term);
                continue;
            }
            int bins = term.cuts()[0].length + 1;
            var weight = new double[bins];
            for (int row : training.rows()) {
                int cell = shapes.get(t).cell[row];
                if (cell < bins) {
                    weight[cell] += training.weight(row);
                }
            }
            var values = term.values().clone();
            for (int k = 0; k < margins; k++) {
                int margin = k;
                var own = IntStream.range(0, bins).mapToDouble(b -> values[b * margins + margin]);
                var straight = Monotone.of(own.toArray(), weight, direction);
                for (int b = 0; b < bins; b++) {
                    values[b * margins + k] = straight[b];
                }
            }
            terms.add(new Additive.Term(term.inputs(), term.cuts(), values));
        }
        return new Additive(additive.inputs(), additive.intercept(), terms, additive.link());
    }
}
