package org.bottega.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bottega.data.csv.CsvHead.Cell;
import org.bottega.kernel.ProblemException;

/// Finds out how a CSV file is written, from its first 256 KiB.
public final class CsvSniffer {
    private static final int MOST_TITLES = 20;
    static final int HEAD = 256 * 1024;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final String name;
    private final CsvOptions options;

    private CsvSniffer(String name, CsvOptions options) {
        this.name = name;
        this.options = options;
    }

    /// @param in the file's bytes, read to at most 256 KiB
    /// @param name the file's name, for messages
    /// @throws ProblemException when there are no rows
    public static CsvDialect sniff(InputStream in, String name, CsvOptions options)
            throws IOException {
        return new CsvSniffer(name, options).sniff(in.readNBytes(HEAD));
    }

    private CsvDialect sniff(byte[] head) {
        boolean whole = head.length < HEAD;
        var encoding = Encodings.guess(head, whole);
        if (options.encoding() != null) {
            int mark = Encodings.marked(head).map(Encodings.Encoding::mark).orElse(0);
            encoding = new Encodings.Encoding(charset(options.encoding()), mark);
        }
        var text =
                new String(
                        head, encoding.mark(), head.length - encoding.mark(), encoding.charset());
        if (text.indexOf('\0') >= 0) {
            throw ProblemException.input(
                    name,
                    "This is not a text file: it holds zero bytes.",
                    "Choose a CSV, TSV or Parquet file.");
        }
        if (text.isBlank()) {
            throw empty();
        }
        return sniff(text, whole, encoding);
    }

    private ProblemException empty() {
        return ProblemException.input(
                name, "The file is empty.", "Choose a file with a header line and rows.");
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw ProblemException.usage(
                    "encoding",
                    "There is no encoding called \"" + name + "\".",
                    "Take one such as UTF-8, windows-1252 or Shift_JIS.");
        }
    }

    private CsvDialect sniff(String all, boolean whole, Encodings.Encoding encoding) {
        return options.skipLines() != null
                ? sniff(all, whole, encoding, options.skipLines())
                : sniff(all, whole, encoding, blankLines(all));
    }

    private CsvDialect sniff(String all, boolean whole, Encodings.Encoding encoding, int skip) {
        var text = all.substring(lineStart(all, skip));
        if (text.isBlank()) {
            throw skip == 0 ? empty() : beyond(skip);
        }
        var best = best(text, whole);
        var rows = best.rows().stream().map(r -> r.stream().map(Cell::text).toList()).toList();
        if (rows.isEmpty()) {
            throw ProblemException.input(
                    name,
                    "Its first line is longer than 256 KiB.",
                    "See whether it is a table with one row a line.");
        }
        int titles = options.skipLines() == null ? titles(rows) : 0;
        if (titles > 0) {
            int next = skip + titles;
            return sniff(
                    all, whole, encoding, next + blankLines(all.substring(lineStart(all, next))));
        }
        boolean decimalComma =
                options.decimalComma() != null
                        ? options.decimalComma()
                        : best.separator() != ',' && decimalComma(rows);
        boolean header =
                options.header() != null
                        ? options.header()
                        : new HeaderGuess(rows, decimalComma).header();
        if (whole && rows.size() - (header ? 1 : 0) == 0) {
            throw ProblemException.input(
                    name,
                    "The file has a header but no rows.",
                    "Add rows below the header, or choose another file.");
        }
        var renamed = new ArrayList<String>();
        var first = rows.getFirst();
        var names = header ? ColumnNames.unique(first, renamed) : ColumnNames.made(first.size());
        boolean quotesAll =
                best.rows().stream()
                        .flatMap(List::stream)
                        .filter(cell -> !cell.text().isEmpty())
                        .allMatch(Cell::quoted);
        return new CsvDialect(
                encoding.charset(),
                encoding.mark(),
                skip,
                best.separator(),
                best.quote(),
                quotesAll,
                best.runs(),
                decimalComma,
                header,
                names,
                renamed);
    }

    /// How many lines stand above the table that are no part of it: a title, a note.
    private static int titles(List<List<String>> rows) {
        var widths = rows.stream().mapToInt(List::size).sorted().toArray();
        int usual = widths[widths.length / 2];
        int titles = 0;
        while (usual > 1
                && titles < Math.min(MOST_TITLES, rows.size() - 2)
                && rows.get(titles).size() == 1
                && rows.get(titles).getFirst().lines().count() <= 1) {
            titles++;
        }
        return titles < rows.size() && rows.get(titles).size() == usual ? titles : 0;
    }

    private ProblemException beyond(int skip) {
        return ProblemException.usage(
                name,
                "There is nothing after the " + skip + " lines that shall be skipped.",
                "Skip fewer lines.");
    }

    /// A line of nothing but blanks or separators is no header.
    private static int blankLines(String text) {
        int lines = 0;
        int at = 0;
        while (true) {
            int start = lineStart(text.substring(at), 1) + at;
            if (start <= at || start >= text.length()) {
                return lines;
            }
            if (!text.substring(at, start).matches("[\\s,;|]*")) {
                return lines;
            }
            lines++;
            at = start;
        }
    }

    private static int lineStart(String text, int lines) {
        int at = 0;
        for (int line = 0; line < lines && at < text.length(); line++) {
            while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
            boolean pair =
                    at + 1 < text.length()
                            && text.charAt(at) == '\r'
                            && text.charAt(at + 1) == '\n';
            at = Math.min(text.length(), at + (pair ? 2 : 1));
        }
        return at;
    }

    /// A way of splitting, and how well it fits.
    private record Split(
            char separator, char quote, boolean runs, List<List<Cell>> rows, double score) {}

    private Split best(String text, boolean whole) {
        char quote = options.quote() != null ? options.quote() : '"';
        var best = best(text, whole, quote);
        if (options.quote() == null && quotedBy(best.rows(), '\'')) {
            return best(text, whole, '\'');
        }
        return best;
    }

    private Split best(String text, boolean whole, char quote) {
        if (options.separator() != null) {
            char separator = options.separator();
            if (separator == '\n' || separator == '\r' || separator == quote) {
                throw ProblemException.usage(
                        "separator",
                        "A line end or the quotation mark cannot part values.",
                        "Take another character, such as a comma.");
            }
            boolean runs = separator == ' ';
            return new Split(
                    separator, quote, runs, CsvHead.rows(text, separator, quote, runs, whole), 1);
        }
        var splits = new ArrayList<Split>();
        for (char separator : SEPARATORS) {
            var rows = CsvHead.rows(text, separator, quote, false, whole);
            splits.add(new Split(separator, quote, false, rows, score(rows, separator)));
        }
        var best = splits.getFirst();
        for (var split : splits) {
            best = split.score() > best.score() ? split : best;
        }
        if (best.score() <= 0.01) {
            var rows = CsvHead.rows(text, ' ', quote, true, whole);
            if (blanks(rows)) {
                return new Split(' ', quote, true, rows, 1);
            }
        }
        return best;
    }

    /// Many columns, the same number in nearly all rows, and no other separator left in the values:
    /// good.
    private static double score(List<List<Cell>> rows, char separator) {
        if (rows.isEmpty()) {
            return 0;
        }
        var counts = rows.stream().mapToInt(List::size).sorted().toArray();
        int usual = counts[counts.length / 2];
        if (usual == 1) {
            return 0.01;
        }
        double same =
                Arrays.stream(counts).filter(c -> c == usual).count() / (double) counts.length;
        // a header of another width says that the separator belongs to the values
        double head = rows.getFirst().size() == usual ? 1 : 0.2;
        double mixed =
                rows.stream()
                                .filter(r -> r.stream().anyMatch(c -> holdsOther(c, separator)))
                                .count()
                        / (double) rows.size();
        return head * same * same * (1 - 0.9 * mixed) * (1 + Math.log(usual));
    }

    /// Whether a bare value holds another separator; the comma of a number is none.
    private static boolean holdsOther(Cell cell, char separator) {
        if (cell.quoted() || cell.text().isEmpty()) {
            return false;
        }
        for (char other : SEPARATORS) {
            if (other != separator && cell.text().indexOf(other) >= 0) {
                return !cell.text()
                        .strip()
                        .matches("[+-]?[\\d.]*,\\d+([eE][+-]?\\d+)?|[\\d,.]+ ?[%€$£]?");
            }
        }
        return cell.text().indexOf('"') >= 0;
    }

    /// Blanks separate only where every row has as many values, and half of the columns are numbers:
    /// otherwise they belong to a text.
    private static boolean blanks(List<List<Cell>> rows) {
        if (rows.size() < 2 || rows.getFirst().size() < 2) {
            return false;
        }
        int width = rows.getFirst().size();
        int numeric = 0;
        for (int c = 0; c < width; c++) {
            int column = c;
            boolean all =
                    rows.stream()
                            .skip(1)
                            .allMatch(r ->
                                    r.size() == width
                                            && r.get(column)
                                                    .text()
                                                    .matches("[+-]?[\\d.,]+([eE][+-]?\\d+)?|NA|-"));
            numeric += all ? 1 : 0;
        }
        return rows.stream().allMatch(r -> r.size() == width) && 2 * numeric >= width;
    }

    private static boolean quotedBy(List<List<Cell>> rows, char quote) {
        var known = rows.stream().flatMap(List::stream).filter(c -> !c.text().isBlank()).toList();
        if (known.isEmpty() || known.stream().anyMatch(Cell::quoted)) {
            return false;
        }
        long begin = known.stream().filter(c -> c.text().charAt(0) == quote).count();
        long end =
                known.stream()
                        .filter(c ->
                                c.text().length() > 1
                                        && c.text().charAt(c.text().length() - 1) == quote)
                        .count();
        return begin > 0 && begin == end && begin >= 0.2 * known.size();
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
}
