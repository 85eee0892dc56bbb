package org.bottega.learn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;

/// Real data for tests that measure quality, from the folder that the system property `bottega.data` names.
public final class SharedData {
    private SharedData() {}

    /// Reads a plain CSV file; a test without the folder is skipped.
    public static Table read(String file) {
        var folder = System.getProperty("bottega.data");
        assumeTrue(
                folder != null && Files.exists(Path.of(folder, file)),
                "-Dbottega.data names no folder with " + file);
        try {
            return parse(Files.readAllLines(Path.of(folder, file)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Table parse(List<String> lines) {
        var names = lines.getFirst().split(",", -1);
        var cells = lines.stream().skip(1).map(l -> cells(l)).toList();
        var fields = new ArrayList<Field>();
        var columns = new ArrayList<Column>();
        for (int j = 0; j < names.length; j++) {
            int column = j;
            var texts =
                    cells.stream()
                            .map(c ->
                                    c.get(column).isEmpty() || c.get(column).equals("?")
                                            ? null
                                            : c.get(column))
                            .toArray(String[]::new);
            var name = names[j].replace("\"", "");
            if (java.util.Arrays.stream(texts)
                    .allMatch(t -> t == null || t.matches("-?[0-9.]+([eE][-+]?[0-9]+)?"))) {
                columns.add(
                        new NumberColumn(
                                java.util.Arrays.stream(texts)
                                        .mapToDouble(
                                                t -> t == null ? Double.NaN : Double.parseDouble(t))
                                        .toArray()));
                fields.add(Field.of(name, Kind.NUMBER));
            } else {
                columns.add(CategoryColumn.of(texts));
                fields.add(Field.of(name, Kind.CATEGORY));
            }
        }
        return new Table(new Schema(fields), columns);
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
