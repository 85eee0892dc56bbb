package org.bottega.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.bottega.kernel.ProblemException;

/// Finds out how a CSV file is written, from its first 256 KiB.
public final class CsvSniffer {
    private static final int HEAD = 256 * 1024;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private CsvSniffer() {}

    /// @param in the file's bytes, read to at most 256 KiB
    /// @param name the file's name, for messages
    /// @throws ProblemException when there are no rows
    public static CsvDialect sniff(InputStream in, String name) throws IOException {
        var head = in.readNBytes(HEAD);
        boolean whole = head.length < HEAD;
        int skip = 0;
        Charset charset;
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            charset = StandardCharsets.UTF_8;
            skip = 3;
        } else if (starts(head, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            skip = 2;
        } else if (starts(head, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            skip = 2;
        } else {
            charset = utf8(head, whole) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
        }
        if (charset.equals(StandardCharsets.UTF_8)
                && Arrays.binarySearch(sortedHead(head), (byte) 0) >= 0) {
            throw ProblemException.input(
                    name,
                    "This is not a text file: it holds zero bytes.",
                    "Choose a CSV, TSV or Parquet file.");
        }
        var text = new String(head, skip, head.length - skip, charset);
        if (text.isBlank()) {
            throw ProblemException.input(
                    name, "The file is empty.", "Choose a file with a header line and rows.");
        }
        return sniff(text, whole, charset, skip, name);
    }

    private static byte[] sortedHead(byte[] head) {
        var copy = head.clone();
        Arrays.sort(copy);
        return copy;
    }

    private static CsvDialect sniff(
            String text, boolean whole, Charset charset, int skip, String name) {
        char best = ',';
        double bestScore = -1;
        List<List<String>> bestRows = List.of();
        for (char separator : SEPARATORS) {
            var rows = rows(text, separator, whole);
            double score = score(rows);
            if (score > bestScore) {
                best = separator;
                bestScore = score;
                bestRows = rows;
            }
        }
        boolean decimalComma = best != ',' && decimalComma(bestRows);
        boolean header = header(bestRows, decimalComma);
        if (bestRows.size() - (header ? 1 : 0) == 0) {
            throw ProblemException.input(
                    name,
                    "The file has a header but no rows.",
                    "Add rows below the header, or choose another file.");
        }
        var renamed = new ArrayList<String>();
        var names = names(bestRows.getFirst(), header, renamed);
        return new CsvDialect(charset, skip, best, decimalComma, header, names, renamed);
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean utf8(byte[] head, boolean whole) {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var result =
                decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), whole);
        return !result.isError();
    }

    /// The first rows as values; the last one is left out when the text was cut.
    static List<List<String>> rows(String text, char separator, boolean whole) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var value = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < text.length() && rows.size() < 1000; i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    value.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    value.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && value.isEmpty()) {
                quoted = true;
                any = true;
            } else if (c == separator) {
                row.add(value.toString());
                value.setLength(0);
                any = true;
            } else if (c == '\n' || c == '\r') {
                if (any || !value.isEmpty()) {
                    row.add(value.toString());
                    rows.add(List.copyOf(row));
                }
                row.clear();
                value.setLength(0);
                any = false;
            } else {
                value.append(c);
            }
        }
        if (whole && (any || !value.isEmpty())) {
            row.add(value.toString());
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    /// Many columns, the same number in nearly all rows: good.
    private static double score(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        var counts = rows.stream().mapToInt(List::size).sorted().toArray();
        int usual = counts[counts.length / 2];
        double same =
                Arrays.stream(counts).filter(c -> c == usual).count() / (double) counts.length;
        // a header of another width says that the separator belongs to the values
        double head = rows.getFirst().size() == usual ? 1 : 0.2;
        return usual == 1 ? 0.01 : head * same * same * (1 + Math.log(usual));
    }

    private static boolean decimalComma(List<List<String>> rows) {
        int comma = 0;
        int point = 0;
        for (var row : rows) {
            for (var value : row) {
                if (value.strip().matches("[+-]?\\d+,\\d+([eE][+-]?\\d+)?")) {
                    comma++;
                } else if (value.strip().matches("[+-]?\\d+\\.\\d+([eE][+-]?\\d+)?")) {
                    point++;
                }
            }
        }
        return comma > point;
    }

    /// A first row without numbers over columns of numbers is a header; so is a first row whose values
    /// are all different and come nowhere else in their columns.
    private static boolean header(List<List<String>> rows, boolean decimalComma) {
        var first = rows.getFirst();
        if (first.stream().anyMatch(v -> number(v, decimalComma))) {
            return false;
        }
        if (rows.size() == 1) {
            return true;
        }
        boolean below = false;
        for (int c = 0; c < first.size(); c++) {
            int column = c;
            int numbers = 0;
            int values = 0;
            for (var row : rows.subList(1, rows.size())) {
                if (column < row.size() && !row.get(column).isBlank()) {
                    values++;
                    numbers += number(row.get(column), decimalComma) ? 1 : 0;
                }
            }
            below |= values > 0 && numbers > 0.8 * values;
        }
        if (below) {
            return true;
        }
        boolean repeated = false;
        for (int c = 0; c < first.size(); c++) {
            int column = c;
            repeated |=
                    rows.stream()
                            .skip(1)
                            .anyMatch(r ->
                                    column < r.size()
                                            && r.get(column).equals(first.get(column))
                                            && !r.get(column).isEmpty());
        }
        return !repeated;
    }

    private static boolean number(String value, boolean decimalComma) {
        var text = value.strip();
        return (decimalComma ? text.replace(',', '.') : text)
                .matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    }

    static List<String> names(List<String> first, boolean header, List<String> renamed) {
        var names = new ArrayList<String>();
        var taken = new HashSet<String>();
        for (int c = 0; c < first.size(); c++) {
            var own = header ? first.get(c).strip() : "";
            var base = own.isEmpty() ? "column " + (c + 1) : own;
            var name = base;
            // DuckDB compares names without regard to case
            for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
                name = base + " " + n;
            }
            if (header && !name.equals(own)) {
                renamed.add(
                        "Column "
                                + (c + 1)
                                + (own.isEmpty()
                                        ? ", which had no name,"
                                        : ", a second \"" + own + "\",")
                                + " is now called \""
                                + name
                                + "\".");
            }
            names.add(name);
        }
        return names;
    }
}
