package org.bottega.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.jspecify.annotations.Nullable;

/// Brings a table into the shape that a model expects: its columns, in its order, stored by its kinds.
/// A category level that was never seen stays what it is; encoders decide about it.
public final class Conform {
    private Conform() {}

    /// @throws ProblemException with every missing column and every column that cannot be converted
    public static Table to(Schema wanted, Table table) {
        var problems = new ArrayList<Problem>();
        var columns = new ArrayList<Column>();
        for (var field : wanted.fields()) {
            var found = table.find(field.name());
            if (found.isEmpty()) {
                problems.add(
                        Problem.error(
                                field.name(),
                                "The column \""
                                        + field.name()
                                        + "\", which the model reads, is not in the data.",
                                Nearest.to(field.name(), unknown(wanted, table))
                                        .map(near ->
                                                "Is it the column \"" + near + "\"? Rename it.")
                                        .orElse("Add it; it may be empty.")));
                continue;
            }
            try {
                columns.add(column(field, found.get()));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Blame.INPUT, problems);
        }
        return new Table(wanted, columns);
    }

    /// A table of these columns without a row.
    public static Table empty(Schema schema) {
        return new Table(
                schema,
                schema.fields().stream()
                        .map(f ->
                                (Column)
                                        switch (f.kind()) {
                                            case NUMBER -> new NumberColumn(new double[0]);
                                            case CATEGORY, BOOLEAN ->
                                                    new CategoryColumn(new int[0], f.levels());
                                            case DATE, DATE_TIME -> new TimeColumn(new long[0]);
                                            case TEXT, IDENTIFIER, IMAGE, SEQUENCE ->
                                                    new TextColumn();
                                        })
                        .toList());
    }

    private static List<String> unknown(Schema wanted, Table table) {
        var known = new HashSet<>(wanted.names());
        return table.schema().names().stream().filter(n -> !known.contains(n)).toList();
    }

    /// One column stored by the field's kind.
    ///
    /// @throws ProblemException naming the first row whose value cannot be read
    public static Column column(Field field, Column column) {
        return switch (field.kind()) {
            case NUMBER -> column instanceof NumberColumn ? column : numbers(field, column);
            case CATEGORY, BOOLEAN ->
                    column instanceof CategoryColumn ? column : CategoryColumn.of(texts(column));
            case DATE, DATE_TIME -> column instanceof TimeColumn ? column : times(field, column);
            case TEXT, IDENTIFIER, IMAGE, SEQUENCE ->
                    column instanceof TextColumn ? column : new TextColumn(texts(column));
        };
    }

    private static @Nullable String[] texts(Column column) {
        var texts = new @Nullable String[column.rows()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.text(i);
        }
        return texts;
    }

    private static NumberColumn numbers(Field field, Column column) {
        var values = new double[column.rows()];
        for (int i = 0; i < values.length; i++) {
            var text = column.text(i);
            try {
                values[i] = text == null || text.isBlank() ? Double.NaN : number(text.trim());
            } catch (NumberFormatException _) {
                throw refused(field, i, text, "a number");
            }
        }
        return new NumberColumn(values);
    }

    /// Java also reads `1f` and `1d`; nobody else does.
    private static double number(String text) {
        char last = Character.toLowerCase(text.charAt(text.length() - 1));
        if (last == 'd' || last == 'f') {
            throw new NumberFormatException(text);
        }
        return Double.parseDouble(text);
    }

    private static TimeColumn times(Field field, Column column) {
        var values = new long[column.rows()];
        for (int i = 0; i < values.length; i++) {
            var text = column.text(i);
            values[i] =
                    text == null || text.isBlank()
                            ? TimeColumn.MISSING
                            : time(field, i, text.trim());
        }
        return new TimeColumn(values);
    }

    private static long time(Field field, int row, String text) {
        try {
            return TimeColumn.micros(
                    text.length() <= 10
                            ? LocalDate.parse(text).atStartOfDay()
                            : LocalDateTime.parse(text.replace(' ', 'T')));
        } catch (DateTimeParseException | ArithmeticException _) {
            throw refused(field, row, text, "a date such as 2026-03-31 or 2026-03-31T14:05");
        }
    }

    private static ProblemException refused(Field field, int row, String text, String wanted) {
        var shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return ProblemException.input(
                field.name() + ", row " + (row + 1),
                "\"" + shown + "\" is not " + wanted + ".",
                "The model learnt \"" + field.name() + "\" as " + name(field.kind()) + ".");
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case NUMBER -> "a number";
            case CATEGORY -> "a category";
            case BOOLEAN -> "a yes/no value";
            case DATE -> "a date";
            case DATE_TIME -> "a date and time";
            case TEXT -> "text";
            case IDENTIFIER -> "an identifier";
            case IMAGE -> "a picture";
            case SEQUENCE -> "a sequence";
        };
    }
}
