package org.bottega.data.source;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/// Keeps all that a source hands over, and looks whether it keeps the rules on the way.
public final class Collected implements RowSink {
    public final List<SourceColumn> columns = new ArrayList<>();
    public final List<List<@Nullable Object>> rows = new ArrayList<>();
    public final List<String> rejects = new ArrayList<>();
    public final List<String> notes = new ArrayList<>();

    public static Collected of(RowSource source) {
        return of(source, Progress.none());
    }

    public static Collected of(RowSource source, Progress progress) {
        var sink = new Collected();
        try {
            source.read(sink, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sink;
    }

    /// The sentence with which a source is refused.
    public static String refusal(RowSource source) {
        return Assertions.assertThrows(ProblemException.class, () -> of(source)).getMessage();
    }

    @Override
    public void columns(List<SourceColumn> found) {
        assertTrue(columns.isEmpty(), "the columns come once");
        columns.addAll(found);
    }

    @Override
    public void row(@Nullable Object... values) {
        Assertions.assertEquals(columns.size(), values.length);
        for (int c = 0; c < values.length; c++) {
            var value = values[c];
            assertTrue(
                    value == null
                            || switch (columns.get(c).type()) {
                                case TEXT, CATEGORY, SEQUENCE -> value instanceof String;
                                case NUMBER -> value instanceof Number;
                                case WHOLE -> value instanceof Long || value instanceof Integer;
                                case DATE -> value instanceof java.time.LocalDate;
                                case DATE_TIME -> value instanceof java.time.temporal.Temporal;
                                case BOOLEAN -> value instanceof Boolean;
                                case IMAGE -> value instanceof byte[];
                            },
                    columns.get(c) + " " + value);
        }
        rows.add(Arrays.asList(values.clone()));
    }

    @Override
    public void reject(long line, String reason, String text) {
        rejects.add(line + ": " + reason);
    }

    @Override
    public void note(Problem note) {
        notes.add(note.sentence());
    }

    public List<String> names() {
        return columns.stream().map(SourceColumn::name).toList();
    }

    public List<SourceType> types() {
        return columns.stream().map(SourceColumn::type).toList();
    }

    /// All rows as one text: `|` between values, one line a row, `·` for missing.
    public String text() {
        var text = new StringBuilder();
        for (var row : rows) {
            text.append(
                            String.join(
                                    "|",
                                    row.stream().map(v -> v == null ? "·" : v.toString()).toList()))
                    .append('\n');
        }
        return text.toString();
    }
}
