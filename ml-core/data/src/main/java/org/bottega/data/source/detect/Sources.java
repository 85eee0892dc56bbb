package org.bottega.data.source.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.file.ExcelFile;
import org.bottega.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// Where to begin with anything a person hands over: finds out by its content, then by its name, what
/// a file or folder is, and gives the reader for it.
public final class Sources {
    private Sources() {}

    /// What a file turned out to be.
    ///
    /// @param id of the format, such as `excel`
    /// @param format as a person knows it
    /// @param rows its reader; `null` when the import reads the file by itself (CSV, TSV, Parquet, and
    ///     folders of them)
    public record Found(String id, String format, @Nullable RowSource rows) {}

    /// A format that can be read.
    ///
    /// @param endings of file names, without the point; empty for folders
    public record Known(String id, String name, List<String> endings) {}

    /// All formats.
    public static List<Known> formats() {
        return Formats.ALL.stream().map(f -> new Known(f.id(), f.name(), f.endings())).toList();
    }

    /// @throws ProblemException when there is no such file, or no reader for it
    public static Found of(Path path) {
        return of(path, null);
    }

    /// @param part which sheet or table of a file that holds several, see [#parts]; `null` for the first
    /// @throws ProblemException when there is no such file or part, or no reader for it
    public static Found of(Path path, @Nullable String part) {
        try {
            var format = format(path);
            var opener = format.opener();
            var rows = opener == null ? null : opener.open(path, part);
            return new Found(
                    format.id(),
                    format.name(),
                    rows == null || Files.isDirectory(path) ? rows : new Steady(path, rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The sheets or tables a file holds, from which a person chooses; empty when it is one table.
    ///
    /// @throws ProblemException when there is no such file, or no reader for it
    public static List<String> parts(Path path) {
        try {
            return format(path).parts().of(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Format format(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw ProblemException.input(
                    path.toString(), "There is no such file.", "Check its name and place.");
        }
        if (!Files.isReadable(path)) {
            throw ProblemException.input(
                    path.toString(), "It may not be read.", "Change its permissions.");
        }
        if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
            throw ProblemException.input(
                    path.toString(),
                    "This is neither a file nor a folder.",
                    "Write the data to a file first.");
        }
        if (Files.isRegularFile(path) && Files.size(path) == 0) {
            throw ProblemException.input(
                    String.valueOf(path.getFileName()),
                    "The file is empty.",
                    "Choose a file with rows.");
        }
        var head = Head.of(path);
        refuseKnown(head);
        return Formats.ALL.stream()
                .filter(f -> f.fits().test(head))
                .findFirst()
                .orElseThrow(() -> unknown(path));
    }

    /// What is often handed over and cannot be read, with the way out.
    private static void refuseKnown(Head head) throws IOException {
        if (head.starts("ÐÏ\u0011à")) {
            throw ExcelFile.refuseOld(head.path());
        }
        var what =
                head.starts("%PDF")
                        ? "It is a PDF."
                        : head.starts("\u0089PNG") || head.starts("ÿØÿ") || head.starts("GIF8")
                                ? "It is a single picture."
                                : head.text().matches("(?is)<!doctype html.*|<html.*")
                                        ? "It is a web page."
                                        : head.starts("PK") && !head.zipHas("xl/")
                                                ? "It is a zip archive."
                                                : "";
        if (!what.isEmpty()) {
            var fix =
                    what.contains("zip")
                            ? "Unpack it, or save a spreadsheet as .xlsx."
                            : what.contains("picture")
                                    ? "Choose the folder of all pictures."
                                    : "Save its table as CSV or .xlsx.";
            throw ProblemException.input(String.valueOf(head.path().getFileName()), what, fix);
        }
    }

    private static ProblemException unknown(Path path) {
        var known = Formats.ALL.stream().map(Format::name).toList();
        return ProblemException.input(
                String.valueOf(path.getFileName()),
                Files.isDirectory(path)
                        ? "The folder has no files that can be read."
                        : "It is of a kind that is not known.",
                "These can be read: " + String.join(", ", known) + ".");
    }
}
