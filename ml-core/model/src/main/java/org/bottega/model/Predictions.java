package org.bottega.model;

import java.util.ArrayList;
import java.util.List;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;

/// A model's outputs for some rows.
public final class Predictions {
    private final Signature signature;
    private final double[] values;
    private final int outputs;

    /// @param values row-major, rows × outputs; read only afterwards
    public Predictions(Signature signature, double[] values) {
        this.signature = signature;
        this.values = values;
        this.outputs = signature.outputs();
    }

    public int rows() {
        return values.length / outputs;
    }

    /// Row-major, rows × outputs (probabilities in the order of the classes, or one number): read only.
    public double[] values() {
        return values;
    }

    public double value(int row, int output) {
        return values[row * outputs + output];
    }

    /// The most probable class (the first of equals).
    public int best(int row) {
        int best = 0;
        for (int k = 1; k < outputs; k++) {
            if (value(row, k) > value(row, best)) {
                best = k;
            }
        }
        return best;
    }

    public String label(int row) {
        return signature.classes().get(best(row));
    }

    /// The predictions as columns: `prediction`, and for classification one `probability CLASS` each; for labels
    /// yes or no and the probability of each.
    public Table toTable() {
        var fields = new ArrayList<Field>();
        var columns = new ArrayList<Column>();
        if (signature.task() instanceof Task.MultiLabel(var labels)) {
            return labels(labels);
        }
        if (!signature.classifies()) {
            for (int k = 0; k < outputs; k++) {
                fields.add(
                        Field.of(
                                signature.task().supervised()
                                        ? "prediction"
                                        : signature.outputNames().get(k),
                                Kind.NUMBER));
                columns.add(output(k));
            }
            return new Table(new Schema(fields), columns);
        }
        var codes = new int[rows()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = best(i);
        }
        fields.add(
                new Field(
                        "prediction",
                        Kind.CATEGORY,
                        org.bottega.kernel.table.Role.FEATURE,
                        signature.classes()));
        columns.add(new CategoryColumn(codes, signature.classes()));
        for (int k = 0; k < outputs; k++) {
            fields.add(Field.of("probability " + signature.classes().get(k), Kind.NUMBER));
            columns.add(output(k));
        }
        return new Table(new Schema(fields), columns);
    }

    /// For each label whether a row has it (at a probability of one half or more), then the probabilities.
    private Table labels(List<String> labels) {
        var fields = new ArrayList<Field>();
        var columns = new ArrayList<Column>();
        var words = List.of("no", "yes");
        for (int k = 0; k < labels.size(); k++) {
            var codes = new int[rows()];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = value(i, k) >= 0.5 ? 1 : 0;
            }
            fields.add(
                    new Field(
                            labels.get(k),
                            Kind.BOOLEAN,
                            org.bottega.kernel.table.Role.FEATURE,
                            words));
            columns.add(new CategoryColumn(codes, words));
        }
        for (int k = 0; k < labels.size(); k++) {
            fields.add(Field.of("probability " + labels.get(k), Kind.NUMBER));
            columns.add(output(k));
        }
        return new Table(new Schema(fields), columns);
    }

    private NumberColumn output(int k) {
        var column = new double[rows()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value(i, k);
        }
        return new NumberColumn(column);
    }
}
