package org.bottega.explain.performance;

import java.util.List;
import java.util.stream.Collectors;
import org.bottega.kernel.table.NumberColumn;

/// A part of the rows, by one or two conditions, on which a model errs more than elsewhere.
///
/// @param rows how many belong to it
/// @param error mean error of its rows: the share told wrongly, or the mean size of the residuals
/// @param elsewhere mean error of all other rows
/// @param effect the difference in standard deviations of the errors (Cohen's d)
/// @param chance how probable such a difference is where there is none, corrected for all segments looked at
public record Segment(
        List<Condition> conditions,
        int rows,
        double error,
        double elsewhere,
        double effect,
        double chance) {

    /// What holds for a column in a segment.
    public sealed interface Condition {
        String column();

        /// As one would write it, such as `age 25 to 40`.
        default String words() {
            return switch (this) {
                case Is(var column, var value) -> column + " = " + value;
                case Between(var column, double low, double high) when low == high ->
                        column + " = " + NumberColumn.text(low);
                case Between(var column, double low, double high) ->
                        column + " " + NumberColumn.text(low) + " … " + NumberColumn.text(high);
                case Missing(var column) -> column + " = ∅";
            };
        }
    }

    /// The column has this value.
    public record Is(String column, String value) implements Condition {}

    /// The column's number lies between, both ends included.
    public record Between(String column, double low, double high) implements Condition {}

    public record Missing(String column) implements Condition {}

    public Segment {
        conditions = List.copyOf(conditions);
    }

    public String words() {
        return conditions.stream().map(Condition::words).collect(Collectors.joining(", "));
    }
}
