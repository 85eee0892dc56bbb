package org.bottega.learn.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.bottega.kernel.Problem;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Encoder.Part;
import org.bottega.model.features.Features;

/// Fits encoders to the rows that are learnt from.
///
/// Columns whose role is not FEATURE, free text, identifiers, and columns with a single value are left
/// out. Infinite numbers count as missing. Of a category's levels the most frequent ones are kept, the
/// rest is treated as a level that was never seen.
public final class FeatureFitting {
    private static final int MOST_LEVELS = 1000;
    private static final int MOST_LEVELS_LINEAR = 50;

    /// @param notes what was left out, and why
    public record Fitted(Features features, List<Problem> notes) {}

    private final Table table;
    private final int[] rows;
    private final Encoding encoding;
    private final List<Encoder> encoders = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();

    private FeatureFitting(Table table, int[] rows, Encoding encoding) {
        this.table = table;
        this.rows = rows;
        this.encoding = encoding;
    }

    /// @param rows the rows to learn from, at least one
    /// @param target the column that is predicted and so is no input
    public static Fitted fit(Table table, int[] rows, String target, Encoding encoding) {
        var fitting = new FeatureFitting(table, rows, encoding);
        for (var field : table.schema().fields()) {
            if (!field.name().equals(target) && field.role() == Role.FEATURE) {
                fitting.add(field);
            }
        }
        return new Fitted(new Features(fitting.encoders), List.copyOf(fitting.notes));
    }

    /// The columns that encoders read, as they stand in the table, with the levels seen there.
    public static Schema inputs(Table table, Features features) {
        var read = new HashSet<String>();
        features.encoders().forEach(e -> read.add(e.column()));
        var fields = new ArrayList<Field>();
        for (var field : table.schema().fields()) {
            if (read.contains(field.name())) {
                fields.add(
                        table.column(field.name()) instanceof CategoryColumn column
                                ? new Field(
                                        field.name(), field.kind(), field.role(), column.levels())
                                : field);
            }
        }
        return new Schema(fields);
    }

    private void add(Field field) {
        int before = encoders.size();
        switch (table.column(field.name())) {
            case NumberColumn column -> number(new Encoder.Number(field.name()), column);
            case CategoryColumn column -> category(field, column);
            case TimeColumn column -> time(field.name(), column);
            case TextColumn _ -> {}
        }
        if (encoders.size() == before) {
            var why =
                    switch (field.kind()) {
                        case TEXT -> "Free text is not used as an input.";
                        case IMAGE ->
                                "Pictures cannot be learnt from yet; turn them into numbers first.";
                        case SEQUENCE ->
                                "Sequences cannot be learnt from yet; turn them into numbers first.";
                        case IDENTIFIER -> "It identifies rows, so nothing can be learnt from it.";
                        default ->
                                empty(field.name())
                                        ? "It has no usable value in any row."
                                        : "It has the same value in all rows.";
                    };
            notes.add(Problem.note(field.name(), "Left out: " + why));
        }
    }

    private boolean empty(String name) {
        var column = table.column(name);
        for (int row : rows) {
            boolean infinite =
                    column instanceof NumberColumn numbers && Double.isInfinite(numbers.value(row));
            if (!infinite && !column.missing(row)) {
                return false;
            }
        }
        return true;
    }

    private void number(Encoder encoder, NumberColumn column) {
        var values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = column.value(rows[i]);
        }
        number(encoder, NumberSummary.of(values));
    }

    private void number(Encoder encoder, NumberSummary summary) {
        if (summary.constant()) {
            return;
        }
        switch (encoding) {
            case TREES -> encoders.add(encoder);
            case FILLED_CODES -> {
                encoders.add(Encoder.Scaled.filled(encoder, summary.median()));
                missing(encoder.column(), summary.missing());
            }
            case UNIT -> {
                if (summary.range() > 0 && Double.isFinite(summary.range())) {
                    encoders.add(
                            new Encoder.Scaled(
                                    encoder, summary.least(), summary.least(), summary.range()));
                }
                missing(encoder.column(), summary.missing());
            }
            case LINEAR -> {
                if (summary.deviation() > 0 && Double.isFinite(summary.mean())) {
                    encoders.add(
                            new Encoder.Scaled(
                                    encoder, summary.mean(), summary.mean(), summary.deviation()));
                }
                missing(encoder.column(), summary.missing());
            }
        }
    }

    private void missing(String column, int count) {
        var encoder = new Encoder.Missing(column);
        if (count > 0 && !encoders.contains(encoder)) {
            encoders.add(encoder);
        }
    }

    private void category(Field field, CategoryColumn column) {
        var counts = new int[column.levels().size()];
        int missing = 0;
        for (int row : rows) {
            if (column.code(row) < 0) {
                missing++;
            } else {
                counts[column.code(row)]++;
            }
        }
        var levels =
                frequent(
                        column.levels(),
                        counts,
                        encoding == Encoding.LINEAR || encoding == Encoding.UNIT
                                ? MOST_LEVELS_LINEAR
                                : MOST_LEVELS);
        if (levels.size() + (missing > 0 ? 1 : 0) < 2) {
            return;
        }
        long occurring = Arrays.stream(counts).filter(c -> c > 0).count();
        if (occurring > levels.size()) {
            notes.add(
                    Problem.note(
                            field.name(),
                            "Only the "
                                    + levels.size()
                                    + " most frequent of "
                                    + occurring
                                    + " levels are told apart."));
        }
        switch (encoding) {
            case TREES -> encoders.add(new Encoder.Codes(field.name(), levels, false));
            case FILLED_CODES -> encoders.add(new Encoder.Codes(field.name(), levels, true));
            case LINEAR, UNIT -> {
                boolean pair = field.kind() == Kind.BOOLEAN && levels.size() == 2;
                encoders.add(
                        new Encoder.OneHot(field.name(), pair ? levels.subList(1, 2) : levels));
                missing(field.name(), missing);
            }
        }
    }

    /// The levels that occur, at most `most` of them (the most frequent), in their order.
    private static List<String> frequent(List<String> levels, int[] counts, int most) {
        var occurring = Arrays.stream(counts).filter(c -> c > 0).sorted().toArray();
        int least = occurring.length <= most ? 1 : occurring[occurring.length - most];
        long above = Arrays.stream(counts).filter(c -> c > least).count();
        long equals = most - above;
        var kept = new ArrayList<String>();
        for (int l = 0; l < counts.length; l++) {
            if (counts[l] > least || (counts[l] == least && equals-- > 0)) {
                kept.add(levels.get(l));
            }
        }
        return kept;
    }

    private void time(String name, TimeColumn column) {
        for (var part : Part.values()) {
            var encoder = new Encoder.DatePart(name, part);
            var picked = column.rows(rows);
            var values = new double[rows.length];
            encoder.bind(picked).encode(0, rows.length, values, 0, 1);
            var summary = NumberSummary.of(values);
            if (summary.deviation() > 0) {
                number(encoder, summary);
            }
        }
    }
}
