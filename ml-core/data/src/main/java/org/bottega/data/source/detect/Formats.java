package org.bottega.data.source.detect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.file.ArffFile;
import org.bottega.data.source.file.ExcelFile;
import org.bottega.data.source.file.FastaFile;
import org.bottega.data.source.file.ImageFolder;
import org.bottega.data.source.file.JsonFile;
import org.bottega.data.source.file.LibSvmFile;
import org.bottega.data.source.file.TextFolder;
import org.bottega.data.source.jdbc.Address;
import org.bottega.data.source.jdbc.Database;
import org.bottega.data.source.jdbc.Drivers;
import org.bottega.data.source.jdbc.JdbcSource;
import org.bottega.data.source.jdbc.Login;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// All formats, tried in this order: the first that fits is the one. To read one more, add its line.
final class Formats {
    static final List<Format> ALL =
            List.of(
                    Format.plain(
                            "parquet",
                            "Parquet",
                            h -> h.starts("PAR1") || h.named("parquet") && !h.folder(),
                            "parquet"),
                    Format.rows(
                                    "excel",
                                    "Excel workbook",
                                    h -> h.zipHas("xl/"),
                                    ExcelFile::new,
                                    "xlsx",
                                    "xlsm")
                            .with(ExcelFile::sheets),
                    Format.rows(
                                    "sqlite",
                                    "SQLite database",
                                    h -> h.starts("SQLite format 3\0"),
                                    (f, p) -> table("sqlite", f, p),
                                    "sqlite",
                                    "db")
                            .with(f -> tables("sqlite", f)),
                    Format.rows(
                                    "duckdb",
                                    "DuckDB database",
                                    h -> h.at(8, "DUCK"),
                                    (f, p) -> table("duckdb", f, p),
                                    "duckdb")
                            .with(f -> tables("duckdb", f)),
                    Format.plain(
                            "table-folder",
                            "folder of CSV or Parquet files",
                            h -> FolderKind.of(h) == FolderKind.TABLES),
                    Format.rows(
                            "image-folder",
                            "folder of pictures",
                            h -> FolderKind.of(h) == FolderKind.IMAGES,
                            (f, _) -> new ImageFolder(f)),
                    Format.rows(
                            "text-folder",
                            "folder of texts",
                            h -> FolderKind.of(h) == FolderKind.TEXTS,
                            (f, _) -> new TextFolder(f)),
                    Format.rows("arff", "ARFF", Formats::arff, (f, _) -> new ArffFile(f), "arff"),
                    Format.rows(
                            "fasta",
                            "FASTA",
                            Formats::fasta,
                            (f, _) -> new FastaFile(f),
                            "fasta",
                            "fa",
                            "fna",
                            "faa"),
                    Format.rows(
                            "json",
                            "JSON or NDJSON",
                            Formats::json,
                            (f, _) -> new JsonFile(f),
                            "json",
                            "ndjson",
                            "jsonl"),
                    Format.rows(
                            "libsvm",
                            "LibSVM",
                            Formats::libsvm,
                            (f, _) -> new LibSvmFile(f),
                            "svm",
                            "libsvm",
                            "svmlight"),
                    Format.plain(
                            "csv",
                            "CSV or TSV",
                            h -> !h.folder() && (!h.binary() || h.named("csv", "tsv", "txt")),
                            "csv",
                            "tsv",
                            "txt"));

    private Formats() {}

    private static boolean arff(Head head) {
        return head.lines("%", 1).stream()
                .map(l -> l.toLowerCase(Locale.ROOT))
                .anyMatch(l -> l.startsWith("@relation") || l.startsWith("@attribute"));
    }

    private static boolean fasta(Head head) {
        return head.lines(";", 1).stream().anyMatch(l -> l.startsWith(">")) && !head.binary()
                || head.text().startsWith(";") && head.named("fasta", "fa", "fna", "faa");
    }

    private static boolean json(Head head) {
        if (head.named("csv", "tsv", "txt")
                && !head.text().matches("(?s)(\\[\\s*)?\\{\\s*[\"}].*")) {
            return false;
        }
        return head.text().matches("(?s)(\\{\\s*[\"}]|\\[\\s*[\\[\\]{\"0-9tfn-]).*")
                || head.named("json", "ndjson", "jsonl") && !head.binary();
    }

    private static boolean libsvm(Head head) {
        var lines = head.lines("#", 5);
        // the last may be cut off in the middle
        return !lines.isEmpty()
                && lines.stream()
                        .limit(Math.max(1, lines.size() - 1))
                        .allMatch(l ->
                                l.matches(
                                        "[^\\s:,;\"]+( +qid:[0-9]+)?( +[0-9]+:[^\\s:,;]+)+\\s*(#.*)?"));
    }

    private static Database database(String driver, Path file) {
        return new Database(Address.file(Drivers.bundled().of(driver), file), Login.NONE);
    }

    private static List<String> tables(String driver, Path file) {
        return database(driver, file).tables(Progress.none()).stream()
                .map(Database.TableName::shown)
                .toList();
    }

    private static RowSource table(String driver, Path file, @Nullable String part)
            throws IOException {
        var database = database(driver, file);
        var tables = database.tables(Progress.none());
        if (tables.isEmpty()) {
            throw ProblemException.input(
                    String.valueOf(file.getFileName()),
                    "The database has no tables.",
                    "Choose another file.");
        }
        var names = tables.stream().map(Database.TableName::shown).toList();
        if (part == null && tables.size() > 1) {
            throw ProblemException.usage(
                    String.valueOf(file.getFileName()),
                    "The database has " + tables.size() + " tables.",
                    "Choose one of: " + String.join(", ", names.stream().limit(12).toList()) + ".");
        }
        var chosen =
                tables.stream()
                        .filter(t ->
                                part == null || t.shown().equals(part) || t.name().equals(part))
                        .findFirst()
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        String.valueOf(file.getFileName()),
                                        "There is no table \"" + part + "\".",
                                        Nearest.hint(String.valueOf(part), names)));
        return JdbcSource.table(database, chosen);
    }
}
