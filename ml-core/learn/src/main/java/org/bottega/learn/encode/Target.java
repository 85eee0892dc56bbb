package org.bottega.learn.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.kernel.task.Task;

/// What is to be learnt, as numbers.
///
/// @param y for each row of the table its class as a position in `classes`, or its value; NaN where it is
///     missing (an infinite value counts as missing)
/// @param classes the class names that occur, in the order of the column's levels (a number's in
///     ascending order); empty for regression
/// @param rows the rows where it is not missing, ascending
@SuppressWarnings("ArrayRecordComponent")
public record Target(double[] y, List<String> classes, int[] rows) {
    /// More classes than this are not learnt.
    public static final int MOST_CLASSES = 1000;

    private static final int FEWEST_ROWS = 5;

    public Target {
        classes = List.copyOf(classes);
    }

    /// Reads the target to learn from it.
    ///
    /// @throws ProblemException when there is no such column, when it holds no value, one class only, too
    ///     many classes, or no numbers where numbers are needed
    public static Target learn(Table table, Task task) {
        var name = task.target();
        var column = table.column(name);
        var target =
                switch (task) {
                    case Task.Classification _ -> classes(column);
                    case Task.Regression _, Task.Forecast _ -> numbers(name, column);
                    case Task.MultiLabel _, Task.Clustering _, Task.Anomaly _, Task.Projection _ ->
                            throw new IllegalArgumentException("nothing is predicted");
                };
        int known = target.rows.length;
        if (known == 0) {
            throw ProblemException.input(
                    name,
                    "The target \"" + name + "\" has no value in any row.",
                    "Choose another target column.");
        }
        if (task instanceof Task.Classification) {
            if (target.classes.size() == 1) {
                throw ProblemException.input(
                        name,
                        "The target \""
                                + name
                                + "\" has only one value, \""
                                + target.classes.getFirst()
                                + "\".",
                        "Choose a target with at least two different values, or add rows of another class.");
            }
            if (target.classes.size() > MOST_CLASSES) {
                throw ProblemException.input(
                        name,
                        "The target \""
                                + name
                                + "\" has "
                                + target.classes.size()
                                + " different values.",
                        "Choose a target with at most "
                                + MOST_CLASSES
                                + " classes, or predict it as a number if it is one.");
            }
        }
        if (known < FEWEST_ROWS) {
            throw ProblemException.input(
                    name,
                    "Only "
                            + known
                            + (known == 1 ? " row has" : " rows have")
                            + " a value in \""
                            + name
                            + "\".",
                    "Learning needs at least " + FEWEST_ROWS + " such rows.");
        }
        return target;
    }

    /// The same with its classes in another order.
    ///
    /// @param order the names of all classes that occur, perhaps of others too; empty leaves all as it is
    /// @throws ProblemException (usage) when a class is not named or one is named twice
    public Target ordered(String name, List<String> order) {
        if (order.isEmpty()) {
            return this;
        }
        var missing = classes.stream().filter(c -> !order.contains(c)).toList();
        if (!missing.isEmpty() || order.stream().distinct().count() < order.size()) {
            throw ProblemException.usage(
                    "order",
                    missing.isEmpty()
                            ? "A class of \"" + name + "\" is named twice."
                            : "The order does not name \""
                                    + String.join("\", \"", missing)
                                    + "\" of \""
                                    + name
                                    + "\".",
                    "Name each class once, lowest first.");
        }
        var sorted = order.stream().filter(classes::contains).toList();
        var moved = classes.stream().mapToInt(sorted::indexOf).toArray();
        var other = Arrays.stream(y).map(v -> Double.isNaN(v) ? v : moved[(int) v]).toArray();
        return new Target(other, sorted, rows);
    }

    /// No target: all rows, for tasks where nothing is predicted.
    ///
    /// @throws ProblemException when there are too few rows
    public static Target none(Table table) {
        if (table.rows() < FEWEST_ROWS) {
            throw ProblemException.input(
                    "data",
                    "There are only " + table.rows() + " rows.",
                    "Learning needs at least " + FEWEST_ROWS + ".");
        }
        return of(new double[table.rows()], List.of());
    }

    /// Reads the true values of rows that a model predicts.
    ///
    /// @param classes the model's class names; a value that is none of them is missing; empty for regression
    public static Target judge(Table table, String name, List<String> classes) {
        var column = table.column(name);
        if (classes.isEmpty()) {
            return numbers(name, column);
        }
        var codeOf = new HashMap<String, Integer>();
        classes.forEach(c -> codeOf.put(c, codeOf.size()));
        var y = new double[column.rows()];
        for (int i = 0; i < y.length; i++) {
            var text = column.text(i);
            int code = text == null ? -1 : codeOf.getOrDefault(text, -1);
            y[i] = code < 0 ? Double.NaN : code;
        }
        return of(y, classes);
    }

    private static Target of(double[] y, List<String> classes) {
        var rows = new int[y.length];
        int count = 0;
        for (int i = 0; i < y.length; i++) {
            if (!Double.isNaN(y[i])) {
                rows[count++] = i;
            }
        }
        return new Target(y, classes, Arrays.copyOf(rows, count));
    }

    private static Target numbers(String name, Column column) {
        if (column instanceof NumberColumn numbers) {
            return of(
                    Arrays.stream(numbers.values())
                            .map(v -> Double.isInfinite(v) ? Double.NaN : v)
                            .toArray(),
                    List.of());
        }
        var y = new double[column.rows()];
        for (int i = 0; i < y.length; i++) {
            var text = column.text(i);
            try {
                double value =
                        text == null || column instanceof TimeColumn
                                ? Double.NaN
                                : Double.parseDouble(text);
                y[i] = Double.isInfinite(value) ? Double.NaN : value;
            } catch (NumberFormatException _) {
                throw ProblemException.input(
                        name + ", row " + (i + 1),
                        "\""
                                + text
                                + "\" is not a number, so \""
                                + name
                                + "\" cannot be predicted as one.",
                        "Predict it as classes, or choose another target column.");
            }
        }
        return of(y, List.of());
    }

    private static Target classes(Column column) {
        return switch (column) {
            case CategoryColumn categories -> categories(categories);
            case NumberColumn numbers -> numberClasses(numbers);
            case TimeColumn _, TextColumn _ -> textClasses(column);
        };
    }

    private static Target categories(CategoryColumn column) {
        var levels = column.levels();
        var seen = new boolean[levels.size()];
        for (int code : column.codes()) {
            if (code >= 0) {
                seen[code] = true;
            }
        }
        var position = new double[levels.size()];
        var names = new ArrayList<String>();
        for (int l = 0; l < seen.length; l++) {
            position[l] = names.size();
            if (seen[l]) {
                names.add(levels.get(l));
            }
        }
        var y = new double[column.rows()];
        for (int i = 0; i < y.length; i++) {
            y[i] = column.code(i) < 0 ? Double.NaN : position[column.code(i)];
        }
        return of(y, names);
    }

    private static Target numberClasses(NumberColumn column) {
        var values = new TreeMap<Double, Integer>();
        for (double value : column.values()) {
            if (Double.isFinite(value)) {
                values.put(value == 0 ? 0.0 : value, 0);
            }
        }
        var names = new ArrayList<String>();
        for (var entry : values.entrySet()) {
            entry.setValue(names.size());
            names.add(NumberColumn.text(entry.getKey()));
        }
        var y = new double[column.rows()];
        for (int i = 0; i < y.length; i++) {
            double value = column.value(i);
            y[i] =
                    Double.isFinite(value)
                            ? values.getOrDefault(value == 0 ? 0.0 : value, -1)
                            : Double.NaN;
        }
        return of(y, names);
    }

    private static Target textClasses(Column column) {
        var texts = new TreeSet<String>();
        for (int i = 0; i < column.rows(); i++) {
            var text = column.text(i);
            if (text != null) {
                texts.add(text);
            }
        }
        var names = List.copyOf(texts);
        var codes = new TreeMap<String, Integer>();
        names.forEach(n -> codes.put(n, codes.size()));
        var y = new double[column.rows()];
        for (int i = 0; i < y.length; i++) {
            var text = column.text(i);
            y[i] = text == null ? Double.NaN : codes.getOrDefault(text, -1);
        }
        return of(y, names);
    }
}
