package org.bottega.data.source.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// Rows in JSON: an array of objects, objects one after another, or one object a line (NDJSON). The
/// file is read twice: the first time finds the columns, see [JsonColumns]. A line of NDJSON that is
/// broken is rejected; broken JSON otherwise is refused with line and column.
public final class JsonFile implements RowSource {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(500)
                                    .maxStringLength(64 << 20)
                                    .maxNameLength(10_000)
                                    .maxNumberLength(1_000)
                                    .build())
                    .build();

    private final Path file;

    public JsonFile(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /// Takes one row, the parser standing at its first token.
    private interface Taker {
        void take(JsonParser in) throws IOException, JsonColumns.Unusable;
    }

    /// Takes a line that is no row.
    private interface Rejecter {
        void reject(long line, String reason, String text);
    }

    @Override
    public void read(RowSink sink, Progress progress) throws IOException {
        boolean lines = oneALine();
        var columns = new JsonColumns();
        each(lines, columns::look, (_, _, _) -> {}, "Looking for columns", progress.part(0, 0.4));
        var found = columns.columns();
        if (found.isEmpty()) {
            throw ProblemException.input(
                    name(), "There are no rows with values.", "It has to hold a list of objects.");
        }
        sink.columns(found);
        Taker row =
                in -> {
                    var values = new @Nullable Object[found.size()];
                    columns.fill(in, values);
                    sink.row(values);
                };
        each(lines, row, sink::reject, "Reading " + name(), progress.part(0.4, 1));
    }

    /// Whether the first line is one whole object and another line follows.
    private boolean oneALine() throws IOException {
        try (var lines = Lines.open(file)) {
            var first = lines.next();
            while (first != null && first.isBlank()) {
                first = lines.next();
            }
            var second = lines.next();
            return first != null && second != null && first.strip().startsWith("{") && whole(first);
        } catch (ProblemException e) {
            // UTF-16 and lines without end: the parser reads them, or says what is wrong
            return false;
        }
    }

    private static boolean whole(String line) throws IOException {
        try (var in = JSON.createParser(line)) {
            in.nextToken();
            in.skipChildren();
            return in.currentToken() == JsonToken.END_OBJECT;
        } catch (JsonProcessingException _) {
            return false;
        }
    }

    private void each(
            boolean lines, Taker taker, Rejecter rejecter, String message, Progress progress)
            throws IOException {
        if (lines) {
            eachLine(taker, rejecter, message, progress);
        } else {
            eachValue(taker, message, progress);
        }
    }

    private void eachLine(Taker taker, Rejecter rejecter, String message, Progress progress)
            throws IOException {
        try (var lines = Lines.open(file)) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                try (var in = JSON.createParser(line)) {
                    // all of the line must be right before any of it is taken
                    in.nextToken();
                    in.skipChildren();
                    if (in.nextToken() != null) {
                        throw new JsonColumns.Unusable("there is more than one value in the line");
                    }
                    try (var again = JSON.createParser(line)) {
                        again.nextToken();
                        taker.take(again);
                    }
                } catch (JsonProcessingException e) {
                    rejecter.reject(
                            lines.number(),
                            "column " + column(e) + ": " + what(e),
                            shortened(line));
                } catch (JsonColumns.Unusable e) {
                    rejecter.reject(
                            lines.number(), String.valueOf(e.getMessage()), shortened(line));
                }
                if (lines.number() % 4096 == 0) {
                    progress.at(lines.fraction(), message);
                    progress.checkCancelled();
                }
            }
        }
    }

    private void eachValue(Taker taker, String message, Progress progress) throws IOException {
        long count = 0;
        try (var bytes = FileBytes.open(file);
                var in = JSON.createParser(bytes)) {
            try {
                var token = in.nextToken();
                boolean array = token == JsonToken.START_ARRAY;
                token = array ? in.nextToken() : token;
                while (token != null && token != JsonToken.END_ARRAY) {
                    taker.take(in);
                    token = in.nextToken();
                    if (++count % 1024 == 0) {
                        progress.at(bytes.fraction(), message);
                        progress.checkCancelled();
                    }
                }
                if (array && in.nextToken() != null) {
                    throw new JsonColumns.Unusable("there is something after the end of the list");
                }
            } catch (JsonProcessingException e) {
                var at = e.getLocation();
                throw refused(at == null ? 0 : at.getLineNr(), column(e), what(e));
            } catch (JsonColumns.Unusable e) {
                var at = in.currentTokenLocation();
                throw refused(at.getLineNr(), at.getColumnNr(), String.valueOf(e.getMessage()));
            }
        }
    }

    private ProblemException refused(int line, int column, String what) {
        return ProblemException.input(
                String.format(Locale.ROOT, "%s, line %d, column %d", name(), line, column),
                "It cannot be read as rows: " + what + ".",
                "Correct the place; a list of objects or one object a line is read.");
    }

    private static int column(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
    }

    private static String what(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            var text = String.valueOf(e.getOriginalMessage());
            return text.contains("nesting depth")
                    ? "objects or lists lie more than 500 deep"
                    : "a text, name or number is too long";
        }
        var text = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("").strip();
        int detail = text.indexOf(" (for ");
        detail = detail < 0 ? text.indexOf(" (start marker") : detail;
        detail = detail < 0 ? text.indexOf(": enable `") : detail;
        text = (detail < 0 ? text : text.substring(0, detail)).replaceAll("[.:]$", "");
        return text.isEmpty()
                ? "it is not JSON"
                : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String shortened(String text) {
        return text.length() > 1000 ? text.substring(0, 1000) + "…" : text;
    }

    /// The value at which the parser stands, as JSON text; leaves it at the value's end.
    static String text(JsonParser in) throws IOException {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            out.copyCurrentStructure(in);
        }
        return text.toString();
    }
}
