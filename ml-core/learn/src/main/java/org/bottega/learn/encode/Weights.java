package org.bottega.learn.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Table;
import org.jspecify.annotations.Nullable;

/// How much each row counts, by the table's column with the role WEIGHT.
///
/// @param values for each row of the table a weight above 0, 1 where it has none; nothing when there is no
///     such column
/// @param rows the rows to learn from that have a weight
/// @param notes what was left out
@SuppressWarnings("ArrayRecordComponent")
public record Weights(double @Nullable [] values, int[] rows, List<Problem> notes) {
    /// @param rows the rows to learn from
    /// @throws ProblemException when there are several such columns, one is no number, a weight is negative or
    ///     no row has one
    public static Weights of(Table table, int[] rows) {
        var fields = table.schema().fields().stream().filter(f -> f.role() == Role.WEIGHT).toList();
        if (fields.isEmpty()) {
            return new Weights(null, rows, List.of());
        }
        var name = fields.getFirst().name();
        if (fields.size() > 1 || !(table.column(name) instanceof NumberColumn column)) {
            throw ProblemException.input(
                    name,
                    fields.size() > 1
                            ? "There are " + fields.size() + " columns of weights."
                            : "The weights in \"" + name + "\" are not numbers.",
                    "Give one number column the role of the weight.");
        }
        var values = new double[table.rows()];
        for (int i = 0; i < values.length; i++) {
            double weight = column.value(i);
            if (weight < 0 || Double.isInfinite(weight)) {
                throw ProblemException.input(
                        name + ", row " + (i + 1),
                        "The weight is " + weight + ".",
                        "Weights are numbers from 0 on; rows with 0 or none are left out.");
            }
            values[i] = weight > 0 ? weight : 1;
        }
        var kept = IntStream.of(rows).filter(r -> column.value(r) > 0).toArray();
        if (kept.length == 0) {
            throw ProblemException.input(
                    name, "No row has a weight above 0.", "Give rows weights, or none at all.");
        }
        var notes = new ArrayList<Problem>();
        if (kept.length < rows.length) {
            notes.add(
                    Problem.note(
                            name,
                            (rows.length - kept.length) + " rows without a weight are left out."));
        }
        return new Weights(values, kept, List.copyOf(notes));
    }
}
