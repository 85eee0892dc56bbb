package org.bottega.serve.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.table.Schema;
import org.jspecify.annotations.Nullable;

/// Rows as CSV (RFC 4180, comma, UTF-8). With a header the columns may stand in any order and others
/// are ignored; without one there must be exactly the model's columns in its order. The first line is
/// a header when one of its cells is the name of an input.
public final class CsvRows {
    private CsvRows() {}

    /// @param header whether there is one; `null` to find out
    /// @throws Refusal naming rows and fields
    public static Rows read(byte[] body, Schema schema, int mostRows, @Nullable Boolean header) {
        var builder = new RowBuilder(schema, mostRows);
        try (var reader =
                CsvReader.builder()
                        .skipEmptyLines(schema.size() > 1)
                        .allowMissingFields(true)
                        .allowUnclosedQuote(false)
                        .allowExtraFields(true)
                        .ofCsvRecord(text(body))) {
            int[] columns = null;
            for (var line : reader) {
                if (columns == null) {
                    boolean named = header == null ? named(line, schema) : header;
                    columns = named ? byName(line, schema) : inOrder(schema);
                    if (named) {
                        continue;
                    }
                }
                row(builder, line, columns, schema);
                if (builder.full()) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            throw malformed(builder.rows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder.build();
    }

    private static Refusal malformed(int rows) {
        return new Refusal(
                400,
                "The body is not CSV.",
                Problem.error(
                        "after row " + rows,
                        "A quoted field is malformed, or a field or line is too long.",
                        "Close every quote and double the quotes inside."));
    }

    private static String text(byte[] body) {
        int from =
                body.length >= 3
                                && body[0] == (byte) 0xEF
                                && body[1] == (byte) 0xBB
                                && body[2] == (byte) 0xBF
                        ? 3
                        : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body, from, body.length - from))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new Refusal(
                    400,
                    "The body is not CSV.",
                    Problem.error("body", "It is not valid UTF-8.", "Send it as UTF-8."));
        }
    }

    private static boolean named(CsvRecord line, Schema schema) {
        var names = new HashSet<>(schema.names());
        return line.getFields().stream().anyMatch(names::contains);
    }

    private static int[] inOrder(Schema schema) {
        var columns = new int[schema.size()];
        Arrays.setAll(columns, i -> i);
        return columns;
    }

    /// For each cell of the header the input it names, −1 for none.
    private static int[] byName(CsvRecord line, Schema schema) {
        var header = line.getFields();
        var columns = new int[header.size()];
        var problems = new ArrayList<Problem>();
        var seen = new HashSet<String>();
        for (int i = 0; i < columns.length; i++) {
            columns[i] = schema.indexOf(header.get(i)).orElse(-1);
            if (columns[i] >= 0 && !seen.add(header.get(i))) {
                problems.add(
                        Problem.error(
                                "header, " + header.get(i),
                                "The column stands twice.",
                                "Remove one of them."));
            }
        }
        var extra = header.stream().filter(h -> schema.indexOf(h).isEmpty()).toList();
        for (var name : schema.names()) {
            if (!seen.contains(name) && problems.size() < 20) {
                problems.add(
                        Problem.error(
                                "header, " + name,
                                "The column \"" + name + "\" is missing.",
                                Nearest.to(name, extra)
                                        .map(near -> "Is it \"" + near + "\"? Rename it.")
                                        .orElse("Add it; its cells may be empty.")));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(400, "The columns do not fit the model.", problems);
        }
        return columns;
    }

    private static void row(RowBuilder builder, CsvRecord line, int[] columns, Schema schema) {
        builder.begin();
        List<String> cells = line.getFields();
        if (cells.size() != columns.length) {
            builder.rowProblem(
                    "",
                    "It has " + cells.size() + " fields, not " + columns.length + ".",
                    columns.length == schema.size()
                            ? "The order is: " + order(schema) + "."
                            : "Give each row as many fields as the header.");
            return;
        }
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] >= 0) {
                builder.text(columns[i], cells.get(i));
            }
        }
    }

    private static String order(Schema schema) {
        var names = schema.names();
        return String.join(", ", names.stream().limit(30).toList())
                + (names.size() > 30 ? ", …" : "");
    }
}
