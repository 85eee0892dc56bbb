package org.bottega.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// What is told when something failed that nobody foresaw: a sentence for the person, the trace for a
/// log file.
final class Failure {
    private Failure() {}

    static String sentence(Throwable e) {
        return switch (e) {
            case NoSuchFileException missing ->
                    missing.getFile() + ": There is no such file or folder.";
            case AccessDeniedException denied ->
                    denied.getFile()
                            + ": Access is denied. Choose another place or change its permissions.";
            case FileSystemException file ->
                    file.getFile()
                            + ": "
                            + Objects.requireNonNullElse(
                                    file.getReason(), "It cannot be read or written")
                            + ".";
            case java.io.UncheckedIOException wrapped when wrapped.getCause() != null ->
                    sentence(wrapped.getCause());
            case IOException io -> "Reading or writing failed: " + io.getMessage();
            default -> "Something unforeseen went wrong (" + e.getClass().getSimpleName() + ").";
        };
    }

    /// Writes the trace to a file and says where it is.
    static String log(Throwable e) {
        var trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        try {
            var file = Files.createTempFile("bottega-failure-", ".log");
            Files.writeString(file, trace.toString());
            return "Details are in " + file;
        } catch (IOException _) {
            return "";
        }
    }
}
