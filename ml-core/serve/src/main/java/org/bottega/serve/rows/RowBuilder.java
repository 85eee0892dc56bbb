package org.bottega.serve.rows;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bottega.kernel.Problem;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.jspecify.annotations.Nullable;

/// Collects the rows of one request, field by field, and every problem with them (the first few).
///
/// Coercions, and no others: a number may come as text that is a plain decimal (`"42"`, `"-1.5e3"`);
/// a category or text may come as a number or yes/no value and is taken as it is written; a yes/no
/// value may come as `true`, `false`, `1` or `0`; a date-time is text such as `2026-03-31` or
/// `2026-03-31T14:05:00`. Empty text and null are missing, except that an empty text is a category
/// where the model knows such a level. A category that the model never saw is
/// accepted and noted.
final class RowBuilder {
    private static final int MOST_PROBLEMS = 20;
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");

    private final Schema schema;
    private final int mostRows;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Problem> notes = new LinkedHashMap<>();
    private final double[][] numbers;
    private final long[][] moments;
    private final @Nullable String[][] texts;
    private final List<Map<String, Integer>> levels = new ArrayList<>();
    private int rows;
    private int room = 16;

    RowBuilder(Schema schema, int mostRows) {
        this.schema = schema;
        this.mostRows = mostRows;
        int width = schema.size();
        numbers = new double[width][0];
        moments = new long[width][0];
        texts = new @Nullable String[width][0];
        for (var field : schema.fields()) {
            var known = new LinkedHashMap<String, Integer>();
            field.levels().forEach(l -> known.put(l, known.size()));
            levels.add(known);
        }
        grow();
    }

    private void grow() {
        for (int c = 0; c < schema.size(); c++) {
            switch (schema.field(c).kind()) {
                case NUMBER -> {
                    int from = numbers[c].length;
                    numbers[c] = Arrays.copyOf(numbers[c], room);
                    Arrays.fill(numbers[c], from, room, Double.NaN);
                }
                case DATE, DATE_TIME -> {
                    int from = moments[c].length;
                    moments[c] = Arrays.copyOf(moments[c], room);
                    Arrays.fill(moments[c], from, room, TimeColumn.MISSING);
                }
                case CATEGORY, BOOLEAN, TEXT, IDENTIFIER, IMAGE, SEQUENCE ->
                        texts[c] = Arrays.copyOf(texts[c], room);
            }
        }
    }

    /// Begins the next row, all of its fields missing.
    ///
    /// @throws Refusal (413) when there are more rows than allowed
    void begin() {
        if (rows == mostRows) {
            throw new Refusal(
                    413,
                    "The request has too many rows.",
                    Problem.error(
                            "row " + (rows + 1),
                            "A request may have " + mostRows + " rows.",
                            "Send the rows in several requests."));
        }
        if (rows == room) {
            room *= 2;
            grow();
        }
        rows++;
    }

    /// Sets a field of the current row from text, as a file would hold it.
    void text(int column, String text) {
        var field = schema.field(column);
        int at = rows - 1;
        switch (field.kind()) {
            case NUMBER -> {
                if (!text.isBlank()) {
                    numbers[column][at] = number(field, text.trim());
                }
            }
            case DATE, DATE_TIME -> {
                if (!text.isBlank()) {
                    moments[column][at] = moment(field, text.trim());
                }
            }
            case CATEGORY -> {
                if (!text.isEmpty() || levels.get(column).containsKey(text)) {
                    category(field, column, text);
                }
            }
            case BOOLEAN -> {
                if (!text.isEmpty()) {
                    texts[column][at] = answer(field, column, text);
                }
            }
            case TEXT, IDENTIFIER, IMAGE, SEQUENCE ->
                    texts[column][at] = text.isEmpty() ? null : text;
        }
    }

    /// Sets a field of the current row from a JSON number.
    ///
    /// @param written the number as it stands in the request
    void number(int column, String written) {
        var field = schema.field(column);
        if (field.kind().temporal()) {
            wrong(field, written, "a date such as \"2026-03-31\" or \"2026-03-31T14:05\"");
        } else {
            text(column, written);
        }
    }

    /// Sets a field of the current row from a JSON `true` or `false`.
    void bool(int column, boolean value) {
        var field = schema.field(column);
        switch (field.kind()) {
            case NUMBER -> wrong(field, Boolean.toString(value), "a number");
            case DATE, DATE_TIME -> wrong(field, Boolean.toString(value), "a date");
            case BOOLEAN, CATEGORY, TEXT, IDENTIFIER, IMAGE, SEQUENCE ->
                    text(column, Boolean.toString(value));
        }
    }

    private double number(Field field, String text) {
        if (text.length() <= 400 && DECIMAL.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        }
        wrong(field, text, "a number");
        return Double.NaN;
    }

    private long moment(Field field, String text) {
        try {
            return TimeColumn.micros(
                    text.length() <= 10
                            ? LocalDate.parse(text).atStartOfDay()
                            : LocalDateTime.parse(text.replace(' ', 'T')));
        } catch (DateTimeParseException | ArithmeticException _) {
            wrong(
                    field,
                    text,
                    "a date such as 2026-03-31 or 2026-03-31T14:05, without a time zone");
            return TimeColumn.MISSING;
        }
    }

    private void category(Field field, int column, String text) {
        texts[column][rows - 1] = text;
        if (!field.levels().isEmpty()
                && !levels.get(column).containsKey(text)
                && notes.size() < MOST_PROBLEMS) {
            notes.putIfAbsent(
                    field.name() + "\n" + text,
                    Problem.note(
                            where(field),
                            "The model has never seen \""
                                    + shown(text)
                                    + "\" in \""
                                    + field.name()
                                    + "\" and treats it as unknown."));
        }
    }

    private @Nullable String answer(Field field, int column, String text) {
        var known = levels.get(column);
        if (known.containsKey(text) || field.levels().size() != 2) {
            return text;
        }
        if (text.equals("true") || text.equals("1")) {
            return field.levels().get(1);
        }
        if (text.equals("false") || text.equals("0")) {
            return field.levels().get(0);
        }
        wrong(
                field,
                text,
                "\"" + field.levels().get(0) + "\" or \"" + field.levels().get(1) + "\"");
        return null;
    }

    private void wrong(Field field, String text, String wanted) {
        problem(
                where(field),
                "\"" + shown(text) + "\" is not " + wanted + ".",
                "Send " + wanted + ", or leave it empty when it is unknown.");
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private String where(Field field) {
        return "row " + rows + ", " + field.name();
    }

    /// Notes a problem with the current row.
    void rowProblem(String field, String what, String fix) {
        problem("row " + rows + (field.isEmpty() ? "" : ", " + field), what, fix);
    }

    private void problem(String where, String what, String fix) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(Problem.error(where, what, fix));
        }
    }

    boolean full() {
        return problems.size() >= MOST_PROBLEMS;
    }

    int rows() {
        return rows;
    }

    /// @throws Refusal (400) when a row has a problem or there is no row
    Rows build() {
        if (!problems.isEmpty()) {
            throw new Refusal(400, "Some fields cannot be used.", problems);
        }
        if (rows == 0) {
            throw new Refusal(
                    400,
                    "The request has no rows.",
                    Problem.error("body", "There is no row to predict.", "Send at least one."));
        }
        var columns = new ArrayList<Column>();
        for (int c = 0; c < schema.size(); c++) {
            columns.add(
                    switch (schema.field(c).kind()) {
                        case NUMBER -> new NumberColumn(Arrays.copyOf(numbers[c], rows));
                        case DATE, DATE_TIME -> new TimeColumn(Arrays.copyOf(moments[c], rows));
                        case CATEGORY, BOOLEAN -> CategoryColumn.of(Arrays.copyOf(texts[c], rows));
                        case TEXT, IDENTIFIER, IMAGE, SEQUENCE ->
                                new TextColumn(Arrays.copyOf(texts[c], rows));
                    });
        }
        return new Rows(new Table(schema, columns), List.copyOf(notes.values()));
    }
}
