package org.bottega.data.source.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/// A sheet of an Excel workbook (.xlsx, .xlsm). Values are read as the file keeps them, formulas by
/// the result that was saved; macros are never run. See [ExcelRows] for what becomes a row.
///
/// The old format (.xls) and workbooks with a password are refused with what to do.
public final class ExcelFile implements RowSource {
    private final Path file;
    private final @Nullable String sheet;

    /// @param sheet its name; `null` for the first visible one
    public ExcelFile(Path file, @Nullable String sheet) {
        this.file = file;
        this.sheet = sheet;
    }

    @Override
    public String name() {
        var name = String.valueOf(file.getFileName());
        return sheet == null ? name : name + ", " + sheet;
    }

    /// The names of a workbook's sheets, in order.
    ///
    /// @throws ProblemException when it cannot be opened
    public static List<String> sheets(Path file) throws IOException {
        var checked = ExcelPackage.check(file, Progress.none());
        try (var workbook = open(file, checked)) {
            return workbook.getSheets().map(Sheet::getName).toList();
        } catch (ExcelReaderException | IllegalArgumentException _) {
            throw damaged(String.valueOf(file.getFileName()));
        }
    }

    /// What a file is that begins as an OLE2 container: the old Excel format or a locked workbook.
    public static ProblemException refuseOld(Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        boolean locked;
        try (InputStream in = Files.newInputStream(file)) {
            // the names of streams are UTF-16 text in the container's directory
            var text = new String(in.readNBytes(64 << 20), StandardCharsets.ISO_8859_1);
            var wanted = new StringBuilder();
            "EncryptedPackage".chars().forEach(c -> wanted.append((char) c).append('\0'));
            locked = text.contains(wanted);
        }
        return locked
                ? ProblemException.input(
                        name,
                        "The workbook is protected with a password.",
                        "Open it in a spreadsheet and save it without the password.")
                : ProblemException.input(
                        name,
                        "It is a workbook in the format of Excel 97–2003 (.xls), or another old Office file.",
                        "Open it in a spreadsheet and save it as .xlsx.");
    }

    private static ReadableWorkbook open(Path file, ExcelPackage checked) throws IOException {
        return new ReadableWorkbook(file.toFile(), new ReadingOptions(checked.styles(), true));
    }

    private static ProblemException damaged(String name) {
        return ProblemException.input(
                name,
                "The workbook is damaged.",
                "Open it in a spreadsheet, let it repair the file, and save it again.");
    }

    @Override
    public void read(RowSink sink, Progress progress) throws IOException {
        progress.at(0, "Looking at " + name());
        var checked = ExcelPackage.check(file, progress);
        try (var workbook = open(file, checked)) {
            var chosen = choose(workbook, sink);
            if (checked.macros()) {
                sink.note(Problem.note(name(), "It contains macros. They were not run."));
            }
            var rows =
                    new ExcelRows(
                            name(),
                            new ExcelCell(workbook.isDate1904()),
                            ExcelMerges.of(checked.merges(chosen.getId())),
                            sink);
            try (var stream = chosen.openStream()) {
                var each = stream.iterator();
                long count = 0;
                while (each.hasNext()) {
                    rows.add(each.next());
                    if (++count % 1024 == 0) {
                        // no more rows than a sheet can have
                        progress.at(Math.min(1, count / 1_048_576.0), "Reading " + name());
                        progress.checkCancelled();
                    }
                }
            }
            rows.end();
        } catch (ProblemException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            // the reader throws what it stumbles over: arithmetic, indices, its own
            throw fromReader(e);
        }
    }

    private RuntimeException fromReader(RuntimeException e) {
        for (var frame : e.getStackTrace()) {
            if (frame.getClassName().startsWith("org.dhatim.")) {
                return damaged(name());
            }
            if (frame.getClassName().startsWith("org.bottega.")) {
                return e;
            }
        }
        return e;
    }

    private Sheet choose(ReadableWorkbook workbook, RowSink sink) {
        var sheets = workbook.getSheets().toList();
        var names = sheets.stream().map(Sheet::getName).toList();
        if (sheets.isEmpty()) {
            throw damaged(name());
        }
        if (sheet != null) {
            return workbook.findSheet(sheet)
                    .orElseThrow(() ->
                            ProblemException.usage(
                                    String.valueOf(file.getFileName()),
                                    "There is no sheet \"" + sheet + "\".",
                                    Nearest.hint(sheet, names)));
        }
        var first =
                sheets.stream()
                        .filter(s -> s.getVisibility() == SheetVisibility.VISIBLE)
                        .findFirst()
                        .orElse(sheets.getFirst());
        if (sheets.size() > 1) {
            sink.note(
                    Problem.note(
                            name(),
                            "Of its "
                                    + sheets.size()
                                    + " sheets \""
                                    + first.getName()
                                    + "\" was read; there are also: "
                                    + String.join(
                                            ", ",
                                            names.stream()
                                                    .filter(n -> !n.equals(first.getName()))
                                                    .limit(20)
                                                    .toList())
                                    + "."));
        }
        return first;
    }
}
