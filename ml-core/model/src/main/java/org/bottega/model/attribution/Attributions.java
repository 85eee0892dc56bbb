package org.bottega.model.attribution;

import java.util.List;

/// How much each column of each row moved each output away from its base:
/// `base[output] + Σ over columns of value(row, column, output) = total(row, output)`.
public final class Attributions {
    /// What the contributions add up to.
    public enum Space {
        /// margins: log-odds for classes, logarithms for counts
        MARGIN,
        /// the outputs themselves: probabilities, or the target's own unit
        OUTPUT
    }

    private final Space space;
    private final boolean exact;
    private final List<String> columns;
    private final List<String> outputs;
    private final double[] base;
    private final double[] values;
    private final double[] errors;
    private final int rows;

    /// @param values rows × columns × outputs: read only afterwards
    /// @param errors the same, or empty where nothing is sampled
    Attributions(
            Space space,
            boolean exact,
            List<String> columns,
            List<String> outputs,
            double[] base,
            double[] values,
            double[] errors,
            int rows) {
        this.space = space;
        this.exact = exact;
        this.columns = List.copyOf(columns);
        this.outputs = List.copyOf(outputs);
        this.base = base;
        this.values = values;
        this.errors = errors;
        this.rows = rows;
    }

    public Space space() {
        return space;
    }

    /// Whether these are Shapley values of the model (path-dependent for trees). False where values are
    /// carried through a link or a calibration, or sampled, see [Explainer].
    public boolean exact() {
        return exact;
    }

    /// The model's input columns, in its order.
    public List<String> columns() {
        return columns;
    }

    /// What is explained: a class for each output (only the second one where two classes have one
    /// margin), or the target's name.
    public List<String> outputs() {
        return outputs;
    }

    /// The output to show first: the second class of two, else the first.
    public int presetOutput() {
        return outputs.size() == 2 ? 1 : 0;
    }

    public int rows() {
        return rows;
    }

    public double base(int output) {
        return base[output];
    }

    public double value(int row, int column, int output) {
        return values[(row * columns.size() + column) * outputs.size() + output];
    }

    /// The standard error of a contribution that was sampled; 0 where it was not.
    public double error(int row, int column, int output) {
        return errors.length == 0
                ? 0
                : errors[(row * columns.size() + column) * outputs.size() + output];
    }

    /// Whether contributions were sampled, so that they have an error.
    public boolean sampled() {
        return errors.length > 0;
    }

    /// The base and all contributions of a row.
    public double total(int row, int output) {
        double sum = base[output];
        for (int c = 0; c < columns.size(); c++) {
            sum += value(row, c, output);
        }
        return sum;
    }

    /// For each column the mean over the rows of the size of its contribution; zeros without rows.
    public double[] meanSize(int output) {
        var mean = new double[columns.size()];
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += Math.abs(value(i, c, output)) / rows;
            }
        }
        return mean;
    }
}
