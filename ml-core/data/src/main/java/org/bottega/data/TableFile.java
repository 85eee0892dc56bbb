package org.bottega.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;

/// Tables as files: reading rows to score, writing results.
public final class TableFile {
    private TableFile() {}

    /// Reads a CSV, TSV or Parquet file with every column as its own values suggest.
    public static Table read(Path file, Progress progress) {
        return read(file, new Schema(List.of()), progress);
    }

    /// Reads a CSV, TSV or Parquet file.
    ///
    /// @param expected columns whose kinds are known, see [ImportOptions]; other columns are read as
    ///     their own values suggest
    /// @throws ProblemException when it is no table
    public static Table read(Path file, Schema expected, Progress progress) {
        var kinds = new HashMap<String, Kind>();
        expected.fields().forEach(f -> kinds.put(f.name(), f.kind()));
        try {
            var scratch = Files.createTempDirectory("bottega-table-");
            try {
                var snapshot =
                        Importer.importFile(
                                file,
                                scratch.resolve("snapshot"),
                                ImportOptions.DEFAULT.withExpected(kinds),
                                progress.part(0, 0.8));
                try (var reader = SnapshotReader.open(snapshot)) {
                    return reader.read(progress.part(0.8, 1));
                }
            } finally {
                Duck.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a table as CSV (RFC 4180, UTF-8) or Parquet, by the file's ending. The file appears whole
    /// or not at all. Texts are written as they are: one that begins with `=` is a formula to a
    /// spreadsheet.
    ///
    /// @throws ProblemException (usage) when the ending is another one
    public static void write(Table table, Path file, Progress progress) {
        var ending = file.toString().toLowerCase(Locale.ROOT);
        if (!ending.endsWith(".csv") && !ending.endsWith(".parquet")) {
            throw ProblemException.usage(
                    file.toString(),
                    "The name must end in .csv or .parquet.",
                    "Give another file name.");
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException _) {
            throw ProblemException.input(
                    file.toString(), "Its folder cannot be made.", "Choose another place.");
        }
        progress.at(0, "Writing " + file.getFileName());
        WholeFile.write(
                file,
                out -> {
                    if (ending.endsWith(".csv")) {
                        csv(table, out, progress);
                    } else {
                        parquet(table, out, progress);
                    }
                });
    }

    private static void csv(Table table, OutputStream out, Progress progress) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        var line = new StringBuilder();
        table.schema().names().forEach(name -> append(line, name));
        end(line, writer);
        for (int i = 0; i < table.rows(); i++) {
            for (var column : table.columns()) {
                var text = column.text(i);
                append(line, text == null ? "" : text);
            }
            end(line, writer);
            if (i % 65_536 == 0) {
                progress.checkCancelled();
                progress.at((double) i / table.rows(), "Writing rows");
            }
        }
        writer.flush();
    }

    private static void end(StringBuilder line, OutputStreamWriter writer) throws IOException {
        writer.append(line, 0, line.length() - 1).append('\n');
        line.setLength(0);
    }

    private static void append(StringBuilder line, String value) {
        boolean quoted =
                value.indexOf(',') >= 0
                        || value.indexOf('"') >= 0
                        || value.indexOf('\n') >= 0
                        || value.indexOf('\r') >= 0
                        || means(value);
        line.append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value).append(',');
    }

    /// Whether a bare value would be read as missing, or lose its outer blanks.
    private static boolean means(String value) {
        return !value.isEmpty()
                && (ImportOptions.MISSING.contains(value.strip().toLowerCase(Locale.ROOT))
                        || !value.equals(value.strip()));
    }

    private static void parquet(Table table, OutputStream out, Progress progress)
            throws IOException {
        try (var duck = Duck.open()) {
            var columns = new ArrayList<String>();
            var select = new ArrayList<String>();
            for (var field : table.schema().fields()) {
                var name = Duck.name(field.name());
                columns.add(name + " " + type(field.kind()));
                select.add(
                        field.kind() == Kind.DATE ? "cast(" + name + " as date) as " + name : name);
            }
            duck.run("create table out (" + String.join(", ", columns) + ")", progress);
            try (var appender = duck.connection().createAppender("out")) {
                for (int i = 0; i < table.rows(); i++) {
                    appender.beginRow();
                    for (var column : table.columns()) {
                        append(appender, column, i);
                    }
                    appender.endRow();
                    if (i % 65_536 == 0) {
                        progress.checkCancelled();
                    }
                }
            }
            var file = duck.folder().resolve("out.parquet");
            duck.run(
                    "copy (select "
                            + String.join(", ", select)
                            + " from out) to "
                            + Duck.file(file)
                            + " (format parquet, compression zstd)",
                    progress);
            Files.copy(file, out);
        } catch (java.sql.SQLException e) {
            throw new IOException(Importer.firstLine(e), e);
        }
    }

    private static void append(org.duckdb.DuckDBAppender appender, Column column, int row)
            throws java.sql.SQLException {
        if (column.missing(row)) {
            appender.appendNull();
            return;
        }
        switch (column) {
            case org.bottega.kernel.table.NumberColumn numbers ->
                    appender.append(numbers.value(row));
            case org.bottega.kernel.table.TimeColumn times ->
                    appender.append(
                            org.bottega.kernel.table.TimeColumn.dateTime(times.micros()[row]));
            case org.bottega.kernel.table.CategoryColumn _, org.bottega.kernel.table.TextColumn _ ->
                    appender.append(String.valueOf(column.text(row)));
        }
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case NUMBER -> "double";
            case DATE, DATE_TIME -> "timestamp";
            case CATEGORY, BOOLEAN, TEXT, IDENTIFIER, IMAGE, SEQUENCE -> "varchar";
        };
    }
}
