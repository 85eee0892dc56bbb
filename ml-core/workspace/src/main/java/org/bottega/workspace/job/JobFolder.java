package org.bottega.workspace.job;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.file.Folders;
import org.bottega.workspace.file.JsonFile;

/// The names within a job's folder and what is done with them before and after.
final class JobFolder {
    static final String LOG = "log.txt";
    static final String CRASH = "crash.txt";
    static final String TEMPORARY = "tmp";

    /// What a body keeps that can go on where it was stopped.
    static final String JOURNAL = "trials.jsonl";

    /// A library that prints without end must not fill the disk.
    static final long LONGEST_LOG = 64L << 20;

    private JobFolder() {}

    /// Makes the folder of a new job and writes its `spec.json`.
    static void prepare(JobSpec spec, Path folder) {
        if (Files.exists(folder.resolve(JobSpec.FILE))) {
            throw ProblemException.usage(
                    folder.toString(), "This folder already holds a job.", "Choose an empty one.");
        }
        try {
            Files.createDirectories(folder);
            JsonFile.write(folder.resolve(JobSpec.FILE), spec.toJson());
        } catch (IOException e) {
            throw ProblemException.input(
                    folder.toString(),
                    "The job's folder cannot be written.",
                    "Check that the disk has room and that you may write there.");
        }
    }

    /// Appends a stack trace to `log.txt`, for those who look into it.
    static void log(Path folder, Throwable e) {
        try (var file = new FileOutputStream(folder.resolve(LOG).toFile(), true);
                var text = new PrintWriter(file, true, StandardCharsets.UTF_8)) {
            e.printStackTrace(text);
        } catch (IOException unwritable) {
            e.addSuppressed(unwritable);
        }
    }

    /// Empties a log that grew too long; whoever prints appends, so that it goes on from its start.
    static void limitLog(Path folder) throws IOException {
        var file = folder.resolve(LOG);
        if (Files.exists(file) && Files.size(file) > LONGEST_LOG) {
            Files.writeString(file, "(what was printed before was too long to keep)\n");
        }
    }

    /// The problem of a job that stopped for a reason nobody foresaw.
    static Problem unexpected(JobSpec spec, Path folder, Throwable e) {
        var name = e.getClass().getSimpleName();
        return Problem.error(
                spec.title(),
                "The job stopped because of an error in the program (" + name + ").",
                "Its log tells more: " + folder.resolve(LOG) + ".");
    }

    static Problem outOfMemory(JobSpec spec) {
        var limit =
                spec.heapMegabytes() > 0
                        ? "The job needed more memory than its limit of "
                                + spec.heapMegabytes()
                                + " MB."
                        : "The job needed more memory than there is.";
        return Problem.error(spec.title(), limit, "Raise the limit, or use fewer rows or columns.");
    }

    /// Removes the worker's private temporary files.
    static void sweep(Path folder) {
        Folders.deleted(folder.resolve(TEMPORARY));
    }
}
