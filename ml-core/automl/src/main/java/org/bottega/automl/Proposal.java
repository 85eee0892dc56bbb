package org.bottega.automl;

import java.util.HashSet;
import java.util.Locale;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.kernel.task.Task;
import org.bottega.learn.metric.Metric;

/// The task that a target column suggests.
///
/// @param classes how many different values a classification's target has, 0 for regression
/// @param reason one sentence
public record Proposal(Task task, int classes, Metric metric, Remark reason) {
    /// Whole numbers with at most so many different values are taken for classes.
    private static final int MOST_NUMBER_CLASSES = 20;

    /// Which kind of task is wanted.
    public enum Wanted {
        AUTO,
        CLASSIFICATION,
        REGRESSION
    }

    /// @throws ProblemException when the target cannot be predicted
    public static Proposal of(String target, Column column, Wanted wanted) {
        return switch (wanted) {
            case CLASSIFICATION ->
                    classification(target, classes(column), Remark.of("task.classification-asked"));
            case REGRESSION -> regression(target, Remark.of("task.regression-asked"));
            case AUTO -> guess(target, column);
        };
    }

    private static Proposal guess(String target, Column column) {
        return switch (column) {
            case CategoryColumn _ ->
                    classification(target, classes(column), Remark.of("task.names"));
            case TextColumn _ -> {
                int classes = classes(column);
                int known = column.rows() - column.missingCount();
                if (known > 0 && classes > Math.max(20, known / 2)) {
                    throw ProblemException.input(
                            target,
                            String.format(
                                    Locale.ROOT,
                                    "The target \"%s\" has %,d different values in %,d rows: it names rows, it is nothing to predict.",
                                    target,
                                    classes,
                                    known),
                            "Choose another target column.");
                }
                yield classification(target, classes, Remark.of("task.names"));
            }
            case TimeColumn _ ->
                    throw ProblemException.input(
                            target,
                            "The target \"" + target + "\" is a date, which cannot be predicted.",
                            "Choose another target column, or make a number of it.");
            case NumberColumn numbers -> {
                int classes = wholeClasses(numbers);
                yield classes > 0
                        ? classification(target, classes, Remark.of("task.few-numbers", classes))
                        : regression(target, Remark.of("task.quantity"));
            }
        };
    }

    private static Proposal classification(String target, int classes, Remark reason) {
        return new Proposal(
                new Task.Classification(target),
                classes,
                Metric.preset(Math.max(2, classes)),
                reason);
    }

    private static Proposal regression(String target, Remark reason) {
        return new Proposal(new Task.Regression(target), 0, Metric.preset(0), reason);
    }

    private static int wholeClasses(NumberColumn numbers) {
        var distinct = new HashSet<Double>();
        int known = 0;
        for (double value : numbers.values()) {
            if (!Double.isFinite(value)) {
                continue;
            }
            known++;
            if (value != Math.rint(value)
                    || (distinct.add(value) && distinct.size() > MOST_NUMBER_CLASSES)) {
                return 0;
            }
        }
        // few rows with few values are still quantities when hardly any value comes twice
        return distinct.size() * 3 <= known ? distinct.size() : 0;
    }

    private static int classes(Column column) {
        var distinct = new HashSet<String>();
        if (column instanceof CategoryColumn categories) {
            var seen = new boolean[categories.levels().size()];
            int count = 0;
            for (int code : categories.codes()) {
                if (code >= 0 && !seen[code]) {
                    seen[code] = true;
                    count++;
                }
            }
            return count;
        }
        for (int i = 0; i < column.rows(); i++) {
            var text = column.text(i);
            if (text != null) {
                distinct.add(text);
            }
        }
        return distinct.size();
    }
}
