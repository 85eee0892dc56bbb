package org.bottega.data.source.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.SourceColumn;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/// Makes a table of a sheet's rows. The first two hundred tell how wide it is and whether its first row
/// is a header; lines with a single cell above a wider table (a title) are left out, and so are empty
/// rows. All values go on as text: the import looks at all of them.
final class ExcelRows {
    private static final int LOOK_AHEAD = 200;

    /// @param number of the row as the spreadsheet shows it, from 1
    private record Line(int number, List<@Nullable String> cells, List<CellType> types) {
        long known() {
            return cells.stream().filter(c -> c != null).count();
        }

        int width() {
            int width = cells.size();
            while (width > 0 && cells.get(width - 1) == null) {
                width--;
            }
            return width;
        }

        int indent() {
            int indent = 0;
            while (indent < cells.size() && cells.get(indent) == null) {
                indent++;
            }
            return indent;
        }
    }

    private final String name;
    private final ExcelCell reader;
    private final ExcelMerges merges;
    private final RowSink sink;
    private final Map<String, Long> errors = new TreeMap<>();
    private final List<Line> ahead = new ArrayList<>();
    private int left;
    private int right = -1;

    ExcelRows(String name, ExcelCell reader, ExcelMerges merges, RowSink sink) {
        this.name = name;
        this.reader = reader;
        this.merges = merges;
        this.sink = sink;
    }

    void add(Row row) {
        var line = line(row);
        if (line.known() == 0) {
            return;
        }
        if (right >= 0) {
            hand(line);
            return;
        }
        ahead.add(line);
        if (ahead.size() == LOOK_AHEAD) {
            begin();
        }
    }

    private Line line(Row row) {
        var cells = new @Nullable String[row.getCellCount()];
        var types = new ArrayList<CellType>();
        for (int c = 0; c < cells.length; c++) {
            var cell = row.getCell(c);
            cells[c] = reader.text(cell);
            types.add(cell == null ? CellType.EMPTY : cell.getType());
            var error = cell == null ? null : ExcelCell.error(cell);
            if (error != null) {
                errors.merge(error, 1L, Long::sum);
            }
        }
        merges.fill(row.getRowNum() - 1, cells);
        return new Line(row.getRowNum(), Arrays.asList(cells), types);
    }

    /// Decides where the table is, and hands over the rows so far.
    private void begin() {
        if (ahead.isEmpty()) {
            throw ProblemException.input(name, "The sheet is empty.", "Choose another sheet.");
        }
        left = ahead.stream().mapToInt(Line::indent).min().orElse(0);
        right = ahead.stream().mapToInt(Line::width).max().orElse(0);
        int first = 0;
        while (right - left >= 3 && first < ahead.size() - 1 && ahead.get(first).known() == 1) {
            first++;
        }
        if (first > 0) {
            sink.note(
                    Problem.note(
                            name,
                            first
                                    + " lines above the table were left out, such as \""
                                    + shown(ahead.getFirst().cells().get(ahead.getFirst().indent()))
                                    + "\"."));
        }
        boolean header = header(ahead.subList(first, ahead.size()));
        var columns = new ArrayList<SourceColumn>();
        var top = ahead.get(first).cells();
        for (int c = left; c < right; c++) {
            var text = header && c < top.size() ? top.get(c) : null;
            var title = text == null ? "" : text;
            columns.add(
                    new SourceColumn(header ? title : "column " + (c - left + 1), SourceType.TEXT));
        }
        if (!header) {
            sink.note(Problem.note(name, "The sheet has no header; its columns were numbered."));
        }
        sink.columns(columns);
        for (int i = first + (header ? 1 : 0); i < ahead.size(); i++) {
            hand(ahead.get(i));
        }
        ahead.clear();
    }

    /// Whether the first line names the columns: all of it is text, or some column has text there and
    /// other things below.
    private boolean header(List<Line> lines) {
        if (lines.size() < 2) {
            return false;
        }
        var top = lines.getFirst();
        boolean all = true;
        boolean above = false;
        for (int c = left; c < right; c++) {
            boolean text = c < top.types().size() && top.types().get(c) == CellType.STRING;
            all &= text || c >= top.cells().size() || top.cells().get(c) == null;
            if (text) {
                int at = c;
                long words =
                        lines.stream()
                                .skip(1)
                                .filter(l -> at < l.types().size())
                                .filter(l -> l.types().get(at) == CellType.STRING)
                                .count();
                long known =
                        lines.stream()
                                .skip(1)
                                .filter(l -> at < l.cells().size() && l.cells().get(at) != null)
                                .count();
                above |= known > 0 && words < 0.5 * known;
            }
        }
        return all || above;
    }

    private void hand(Line line) {
        if (line.width() > right) {
            sink.reject(
                    line.number(),
                    "it has values beyond the "
                            + (right - left)
                            + " columns of the first "
                            + LOOK_AHEAD
                            + " rows",
                    line.cells().stream()
                            .map(c -> c == null ? "" : c)
                            .reduce((a, b) -> a + "\t" + b)
                            .orElse(""));
            return;
        }
        var values = new @Nullable Object[right - left];
        for (int c = left; c < Math.min(right, line.cells().size()); c++) {
            values[c - left] = line.cells().get(c);
        }
        sink.row(values);
    }

    /// To be called after the last row.
    void end() {
        if (right < 0) {
            begin();
        }
        if (!errors.isEmpty()) {
            long all = errors.values().stream().mapToLong(Long::longValue).sum();
            var each =
                    errors.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
            sink.note(
                    Problem.warning(
                            name,
                            String.format(
                                    Locale.ROOT,
                                    "%,d cells show an error (%s) and count as missing.",
                                    all,
                                    String.join(", ", each)),
                            "Correct their formulas if the values matter."));
        }
        if (merges.count() > 0) {
            sink.note(
                    Problem.note(
                            name,
                            String.format(
                                    Locale.ROOT,
                                    "%,d merged areas: each of their cells has the area's value.",
                                    merges.count())));
        }
    }

    private static String shown(@Nullable String text) {
        var known = String.valueOf(text);
        return known.length() > 60 ? known.substring(0, 60) + "…" : known;
    }
}
