package org.bottega.automl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.learn.encode.Target;
import org.bottega.learn.metric.Goal;
import org.bottega.learn.validation.Split;
import org.bottega.learn.validation.Validation;

/// The splits of a search, and what is judged on them: a row that several splits judge is told the mean of
/// their predictions.
final class Folds {
    private static final double HOLD_OUT = 0.2;

    private final List<Split> splits;
    private final int[] rows;
    private final double[] truth;
    private final int[][] places;
    private final int[] times;
    private final int classes;

    private Folds(List<Split> splits, Target target) {
        this.splits = List.copyOf(splits);
        this.classes = target.classes().size();
        this.rows =
                splits.stream()
                        .flatMapToInt(s -> Arrays.stream(s.validation()))
                        .sorted()
                        .distinct()
                        .toArray();
        this.truth = Arrays.stream(rows).mapToDouble(r -> target.y()[r]).toArray();
        this.places =
                splits.stream()
                        .map(s ->
                                Arrays.stream(s.validation())
                                        .map(r -> Arrays.binarySearch(rows, r))
                                        .toArray())
                        .toArray(int[][]::new);
        this.times = new int[rows.length];
        for (var place : places) {
            for (int at : place) {
                times[at]++;
            }
        }
    }

    /// @throws ProblemException when groups or moments are too few to split by
    static Folds of(Judging judging, Table table, Target target, long seed) {
        int classes = target.classes().size();
        var splits =
                switch (judging.kind()) {
                    case HOLD_OUT ->
                            List.of(
                                    Validation.holdOut(
                                            target.y(), classes, target.rows(), HOLD_OUT, seed));
                    case AUTO, FOLDS, REPEATED -> {
                        var all = new ArrayList<Split>();
                        for (int r = 0; r < judging.repeats(); r++) {
                            all.addAll(
                                    Validation.folds(
                                            target.y(),
                                            classes,
                                            target.rows(),
                                            Math.min(judging.folds(), target.rows().length),
                                            seed + 7919L * r));
                        }
                        yield all;
                    }
                    case GROUPED -> grouped(judging, table, target, seed);
                    case TIME_ORDERED -> ordered(judging, table, target);
                };
        return new Folds(splits, target);
    }

    private static List<Split> grouped(Judging judging, Table table, Target target, long seed) {
        var column = table.column(judging.column());
        var numbers = new HashMap<String, Integer>();
        var groups = new int[table.rows()];
        for (int i = 0; i < groups.length; i++) {
            // rows without a group are each a group of their own
            var text = column.text(i);
            var key = text == null ? "\u0000" + i : text;
            groups[i] = numbers.computeIfAbsent(key, _ -> numbers.size());
        }
        long found = Arrays.stream(target.rows()).map(r -> groups[r]).distinct().count();
        if (found < 2) {
            throw ProblemException.input(
                    judging.column(),
                    "All rows belong to one group.",
                    "Choose another column, or another way of validation.");
        }
        return Validation.grouped(
                groups, target.rows(), (int) Math.min(judging.folds(), found), seed);
    }

    private static List<Split> ordered(Judging judging, Table table, Target target) {
        var times =
                switch (table.column(judging.column())) {
                    case TimeColumn column -> {
                        var out = new double[column.rows()];
                        for (int i = 0; i < out.length; i++) {
                            out[i] = column.missing(i) ? Double.NaN : column.micros()[i];
                        }
                        yield out;
                    }
                    case NumberColumn column -> column.values();
                    default ->
                            throw ProblemException.input(
                                    judging.column(),
                                    "It holds neither dates nor numbers, so it gives no order.",
                                    "Choose a column of dates or of ascending numbers.");
                };
        var known = Arrays.stream(target.rows()).filter(r -> Double.isFinite(times[r])).toArray();
        var splits =
                known.length < 4
                        ? List.<Split>of()
                        : Validation.ordered(times, known, judging.folds());
        if (splits.isEmpty()) {
            throw ProblemException.input(
                    judging.column(),
                    "It has too few different moments to judge by.",
                    "Choose another column, or another way of validation.");
        }
        return splits;
    }

    List<Split> splits() {
        return splits;
    }

    int count() {
        return splits.size();
    }

    /// The judged rows of the table, ascending, each once.
    int[] rows() {
        return rows;
    }

    double[] truth() {
        return truth;
    }

    int outputs() {
        return Math.max(1, classes);
    }

    double[] empty() {
        return new double[rows.length * outputs()];
    }

    /// Adds a fold's predictions to the mean of all.
    void add(int fold, double[] predictions, double[] all) {
        int outputs = outputs();
        var place = places[fold];
        for (int i = 0; i < place.length; i++) {
            double share = 1.0 / times[place[i]];
            for (int k = 0; k < outputs; k++) {
                all[place[i] * outputs + k] += share * predictions[i * outputs + k];
            }
        }
    }

    /// The score of one fold's predictions on its own rows.
    double score(Goal goal, int fold, double[] predictions) {
        var place = places[fold];
        var y = Arrays.stream(place).mapToDouble(p -> truth[p]).toArray();
        return goal.score(y, predictions, classes);
    }

    /// The score of predictions for all judged rows, split by split.
    FoldScores scores(Goal goal, double[] predictions) {
        int outputs = outputs();
        var out = new ArrayList<Double>();
        for (int f = 0; f < places.length; f++) {
            var place = places[f];
            var told = new double[place.length * outputs];
            for (int i = 0; i < place.length; i++) {
                System.arraycopy(predictions, place[i] * outputs, told, i * outputs, outputs);
            }
            out.add(score(goal, f, told));
        }
        return new FoldScores(out, testShare());
    }

    /// The same of a trial. What it scored in its folds is that already, unless rows are judged several times:
    /// then a row's prediction is a mean, and it must be one for every model that is compared.
    FoldScores scores(Goal goal, Trial trial) {
        boolean once = Arrays.stream(times).allMatch(t -> t == 1);
        return once && trial.foldScores().length == places.length
                ? new FoldScores(Arrays.stream(trial.foldScores()).boxed().toList(), testShare())
                : scores(goal, trial.predictions());
    }

    private double testShare() {
        return splits.stream()
                .mapToDouble(s -> (double) s.validation().length / s.training().length)
                .average()
                .orElse(0);
    }
}
