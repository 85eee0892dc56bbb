package org.bottega.data.view;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bottega.data.duck.Duck;
import org.bottega.data.expression.Expression;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;

/// Which rows are looked at.
public sealed interface RowFilter {
    /// Rows in which the column's value, as it is shown, holds the text; upper and lower case are the same.
    record Contains(String column, String text) implements RowFilter {}

    /// Rows with a value from `from` to `to`, both included.
    ///
    /// @param column of numbers, or of moments: those in microseconds since 1970 UTC
    /// @param last whether `to` itself is meant as well
    record Range(String column, double from, double to, boolean last) implements RowFilter {}

    /// Rows with one of the values, as they are shown.
    record OneOf(String column, List<String> values) implements RowFilter {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /// Rows in which the value is missing, or is there.
    record Missing(String column, boolean missing) implements RowFilter {}

    /// Rows for which an [Expression] is true.
    record Condition(String formula) implements RowFilter {}

    /// The condition in SQL over columns by their names.
    ///
    /// @throws ProblemException (usage) when it names a column that there is not, or a formula is wrong
    default String sql(Schema schema) {
        return switch (this) {
            case Contains(var column, var text) ->
                    contains(schema.require(column), text.toLowerCase(Locale.ROOT));
            case Range(var column, var from, var to, var last) -> {
                var value = number(schema.require(column));
                yield value
                        + " >= "
                        + literal(from)
                        + " and "
                        + value
                        + (last ? " <= " : " < ")
                        + literal(to);
            }
            case OneOf(var column, var values) ->
                    values.stream()
                            .map(Duck::text)
                            .collect(
                                    Collectors.joining(
                                            ", ", shown(schema.require(column)) + " in (", ")"));
            case Missing(var column, var missing) ->
                    Duck.name(schema.require(column).name())
                            + (missing ? " is null" : " is not null");
            case Condition(var formula) -> Expression.condition(formula, schema).sql();
        };
    }

    /// True in SQL where the value as it is shown holds the text.
    ///
    /// @param text in lower case
    static String contains(Field field, String text) {
        return field.kind() == Kind.IMAGE
                ? "false"
                : "contains(lower(" + shown(field) + "), " + Duck.text(text) + ")";
    }

    /// The value as it is shown, in SQL.
    private static String shown(Field field) {
        var name = Duck.name(field.name());
        return switch (field.kind()) {
            case NUMBER -> // whole numbers have no decimal point on the screen
                    "case when abs("
                            + name
                            + ") < 1e15 and "
                            + name
                            + " = trunc("
                            + name
                            + ") then cast(cast("
                            + name
                            + " as bigint) as varchar) else cast("
                            + name
                            + " as varchar) end";
            case DATE, DATE_TIME -> "cast(" + name + " as varchar)";
            case CATEGORY, BOOLEAN, TEXT, IDENTIFIER, SEQUENCE, IMAGE -> name;
        };
    }

    private static String number(Field field) {
        return switch (field.kind()) {
            case NUMBER -> Duck.name(field.name());
            case DATE, DATE_TIME -> Duck.micros(Duck.name(field.name()));
            case CATEGORY, BOOLEAN, TEXT, IDENTIFIER, SEQUENCE, IMAGE ->
                    throw ProblemException.usage(
                            field.name(),
                            "Its values have no order of size.",
                            "Choose values instead of a range.");
        };
    }

    private static String literal(double value) {
        return value == Double.POSITIVE_INFINITY
                ? "'inf'::double"
                : value == Double.NEGATIVE_INFINITY ? "'-inf'::double" : Double.toString(value);
    }
}
