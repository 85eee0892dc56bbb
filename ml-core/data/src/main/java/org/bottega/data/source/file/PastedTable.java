package org.bottega.data.source.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.parser.ParserDelegator;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.SourceColumn;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// A table out of the clipboard: text with tabs (as spreadsheets copy), commas, semicolons or bars, or
/// the first table of a piece of HTML (as browsers copy). The first row is the header, unless all of
/// it are numbers.
public final class PastedTable implements RowSource {
    private static final int LONGEST = 100 << 20;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9.,]*[0-9][0-9.,]*([eE][+-]?[0-9]+)?");

    private final String name;
    private final List<List<String>> rows;

    private PastedTable(String name, List<List<String>> rows) {
        this.name = name;
        this.rows = rows;
    }

    /// @param name what the person calls it
    /// @param text the clipboard as text
    /// @param html the clipboard as HTML, `null` when it has none
    /// @throws ProblemException when there is no table in it
    public static PastedTable of(String name, String text, @Nullable String html) {
        if (text.length() > LONGEST || html != null && html.length() > LONGEST) {
            throw ProblemException.input(
                    name, "There are more than 100 MB in the clipboard.", "Save it as a file.");
        }
        var first = text.lines().findFirst().orElse("");
        boolean tabs = first.indexOf('\t') >= 0;
        var rows = tabs || html == null ? List.<List<String>>of() : html(html);
        if (rows.isEmpty()) {
            rows = text(name, text);
        }
        rows = rows.stream().filter(r -> r.stream().anyMatch(c -> !c.isBlank())).toList();
        if (rows.size() < 2) {
            throw ProblemException.input(
                    name,
                    "There is no table in the clipboard.",
                    "Copy a header line and at least one row.");
        }
        return new PastedTable(name, rows);
    }

    @Override
    public String name() {
        return name;
    }

    private static List<List<String>> text(String name, String text) {
        char separator = separator(text);
        var rows = new ArrayList<List<String>>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(text)) {
            reader.forEach(r -> rows.add(r.getFields()));
        } catch (CsvParseException e) {
            throw ProblemException.input(
                    name,
                    "The text in the clipboard is no table: " + e.getMessage() + ".",
                    "Close the quotation marks.");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows;
    }

    /// The one that most evenly divides the first lines.
    private static char separator(String text) {
        var lines = text.lines().filter(l -> !l.isBlank()).limit(20).toList();
        char best = '\t';
        long most = 0;
        for (char candidate : new char[] {'\t', ';', '|', ','}) {
            long least =
                    lines.stream()
                            .mapToLong(l -> l.chars().filter(c -> c == candidate).count())
                            .min()
                            .orElse(0);
            if (least > most) {
                most = least;
                best = candidate;
            }
        }
        return best;
    }

    /// The rows of the first table, cells that span several columns repeated.
    private static List<List<String>> html(String html) {
        var taken = new Cells();
        try {
            new ParserDelegator().parse(new StringReader(html), taken, true);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return taken.rows;
    }

    private static final class Cells extends HTMLEditorKit.ParserCallback {
        private final List<List<String>> rows = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private boolean inCell;
        private boolean ended;
        private int span = 1;

        @Override
        public void handleStartTag(HTML.Tag tag, MutableAttributeSet attributes, int at) {
            if (ended) {
                return;
            }
            if (tag.equals(HTML.Tag.TR)) {
                rows.add(new ArrayList<>());
            } else if ((tag.equals(HTML.Tag.TD) || tag.equals(HTML.Tag.TH)) && !rows.isEmpty()) {
                inCell = true;
                cell.setLength(0);
                var wide = attributes.getAttribute(HTML.Attribute.COLSPAN);
                span =
                        wide != null && wide.toString().matches("[1-9][0-9]{0,2}")
                                ? Integer.parseInt(wide.toString())
                                : 1;
            }
        }

        @Override
        public void handleSimpleTag(HTML.Tag tag, MutableAttributeSet attributes, int at) {
            if (inCell && tag.equals(HTML.Tag.BR)) {
                cell.append('\n');
            }
        }

        @Override
        public void handleText(char[] text, int at) {
            if (inCell) {
                cell.append(text);
            }
        }

        @Override
        public void handleEndTag(HTML.Tag tag, int at) {
            if (inCell && (tag.equals(HTML.Tag.TD) || tag.equals(HTML.Tag.TH))) {
                inCell = false;
                for (int i = 0; i < span; i++) {
                    rows.getLast().add(cell.toString().replace('\u00a0', ' ').strip());
                }
            } else if (tag.equals(HTML.Tag.TABLE)) {
                ended |= !rows.isEmpty();
            }
        }
    }

    @Override
    public void read(RowSink sink, Progress progress) {
        boolean header =
                !rows.getFirst().stream().allMatch(c -> NUMBER.matcher(c.strip()).matches());
        int width =
                header
                        ? rows.getFirst().size()
                        : rows.stream().mapToInt(List::size).max().orElse(0);
        var columns = new ArrayList<SourceColumn>();
        for (int c = 0; c < width; c++) {
            columns.add(
                    new SourceColumn(
                            header ? rows.getFirst().get(c) : "column " + (c + 1),
                            SourceType.TEXT));
        }
        sink.columns(columns);
        for (int r = header ? 1 : 0; r < rows.size(); r++) {
            var row = rows.get(r);
            if (row.size() > width) {
                sink.reject(r + 1L, row.size() + " values, not " + width, String.join("\t", row));
                continue;
            }
            var values = new @Nullable Object[width];
            for (int c = 0; c < row.size(); c++) {
                values[c] = row.get(c).isBlank() ? null : row.get(c);
            }
            sink.row(values);
            progress.checkCancelled();
        }
    }
}
