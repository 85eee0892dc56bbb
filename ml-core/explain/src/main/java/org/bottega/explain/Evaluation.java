package org.bottega.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Table;
import org.bottega.learn.encode.Target;
import org.bottega.learn.metric.Confusion;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;
import org.jspecify.annotations.Nullable;

/// How well a model's predictions meet what really happened, on rows that have the target.
public final class Evaluation {
    private static final int BINS = 10;
    private static final int SAMPLE = 2000;

    private final List<String> classes;
    private final String target;
    private final double[] truth;
    private final double[] told;
    private final int leftOut;
    private final int @Nullable [] judged;
    private final SequencedMap<Metric, Double> scores;

    private Evaluation(
            List<String> classes,
            String target,
            double[] truth,
            double[] told,
            int leftOut,
            int @Nullable [] judged) {
        this.classes = classes;
        this.target = target;
        this.truth = truth;
        this.told = told;
        this.leftOut = leftOut;
        this.judged = judged;
        var all = new LinkedHashMap<Metric, Double>();
        for (var metric : Metric.all(classes.size())) {
            all.put(metric, metric.score(truth, told, classes.size()));
        }
        this.scores = Collections.unmodifiableSequencedMap(all);
    }

    /// Predicts and judges.
    ///
    /// @param rows has the model's inputs and its target; rows without a target, or of a class the model
    ///     does not know, are left out and counted
    /// @throws ProblemException when a column is missing or no row can be judged
    public static Evaluation of(Model model, Table rows) {
        var signature = model.signature();
        var target = Target.judge(rows, signature.task().target(), signature.classes());
        var judged = target.rows();
        if (judged.length == 0) {
            throw ProblemException.input(
                    signature.task().target(),
                    signature.classifies()
                            ? "No row has one of the classes that the model tells."
                            : "No row has a value of the target.",
                    "Give rows whose target is known.");
        }
        var known = judged.length == rows.rows() ? rows : rows.rows(judged);
        var truth = IntStream.of(judged).mapToDouble(i -> target.y()[i]).toArray();
        return new Evaluation(
                signature.classes(),
                signature.task().target(),
                truth,
                model.predict(known).values(),
                rows.rows() - judged.length,
                judged);
    }

    /// Judges predictions made elsewhere, those out of the folds of a cross-validation for example.
    ///
    /// @param classes the class names, empty for regression
    /// @param truth the class (0, 1, …) or value of each row, at least one, none missing
    /// @param told row-major, rows × outputs
    public static Evaluation of(
            List<String> classes, String target, double[] truth, double[] told) {
        return new Evaluation(List.copyOf(classes), target, truth, told, 0, null);
    }

    /// The same of rows chosen from a larger table.
    ///
    /// @param judged for each of them its number, from 0, in that table; taken over, not copied
    public static Evaluation of(
            List<String> classes, String target, double[] truth, double[] told, int[] judged) {
        if (judged.length != truth.length) {
            throw new IllegalArgumentException("each row must have a number");
        }
        return new Evaluation(List.copyOf(classes), target, truth, told, 0, judged);
    }

    /// Every metric for the task, in the order of [Metric].
    public SequencedMap<Metric, Double> scores() {
        return scores;
    }

    public double score(Metric metric) {
        var score = scores.get(metric);
        if (score == null) {
            throw new IllegalArgumentException(metric + " is not for this task");
        }
        return score;
    }

    /// How many rows were judged.
    public int rows() {
        return truth.length;
    }

    /// How many rows were not, because their target is missing or a class the model does not know.
    public int leftOut() {
        return leftOut;
    }

    /// The number, from 0, that a judged row has in the table that was given.
    public int row(int judgedRow) {
        return judged == null ? judgedRow : judged[judgedRow];
    }

    public boolean classifies() {
        return !classes.isEmpty();
    }

    /// The class names, empty for regression.
    public List<String> classes() {
        return classes;
    }

    /// The class (0, 1, …) or value of each judged row: read only.
    public double[] truth() {
        return truth;
    }

    /// The predictions of the judged rows, rows × outputs: read only.
    public double[] told() {
        return told;
    }

    public String target() {
        return target;
    }

    /// The ROC curve of one class against the rest.
    public Curve roc(int ofClass) {
        return Curve.roc(probability(ofClass), own(ofClass));
    }

    /// The precision-recall curve of one class against the rest.
    public Curve precisionRecall(int ofClass) {
        return Curve.precisionRecall(probability(ofClass), own(ofClass));
    }

    /// The cumulative gain of one class against the rest.
    public Curve gain(int ofClass) {
        return Curve.gain(probability(ofClass), own(ofClass));
    }

    /// How often each class was taken for each other.
    public Confusion confusion() {
        return new Confusion(truth, told, classes.size());
    }

    /// How many rows are of a class.
    public long actual(int ofClass) {
        return Arrays.stream(truth).filter(t -> t == ofClass).count();
    }

    /// Rows of about the same told probability.
    ///
    /// @param told their mean probability
    /// @param actual how many of them are of the class, as a share
    public record Bin(double told, double actual, int rows) {}

    /// Ten bins of equal width over the told probability of a class; empty ones are left out.
    public List<Bin> calibration(int ofClass) {
        var probability = probability(ofClass);
        var sum = new double[BINS];
        var hits = new int[BINS];
        var count = new int[BINS];
        for (int i = 0; i < probability.length; i++) {
            int bin = Math.min(BINS - 1, (int) (probability[i] * BINS));
            sum[bin] += probability[i];
            hits[bin] += truth[i] == ofClass ? 1 : 0;
            count[bin]++;
        }
        var bins = new ArrayList<Bin>();
        for (int b = 0; b < BINS; b++) {
            if (count[b] > 0) {
                bins.add(new Bin(sum[b] / count[b], (double) hits[b] / count[b], count[b]));
            }
        }
        return bins;
    }

    /// A row of a regression.
    public record Pair(double actual, double told) {
        public double residual() {
            return actual - told;
        }
    }

    /// At most 2,000 rows spread evenly over those judged.
    public List<Pair> pairs() {
        if (classifies()) {
            throw new IllegalStateException("classes have no residuals");
        }
        int n = Math.min(SAMPLE, truth.length);
        return IntStream.range(0, n)
                .map(i -> (int) ((long) i * truth.length / n))
                .mapToObj(i -> new Pair(truth[i], told[i]))
                .toList();
    }

    private double[] probability(int ofClass) {
        return IntStream.range(0, truth.length)
                .mapToDouble(i -> told[i * classes.size() + ofClass])
                .toArray();
    }

    private boolean[] own(int ofClass) {
        var own = new boolean[truth.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = truth[i] == ofClass;
        }
        return own;
    }
}
