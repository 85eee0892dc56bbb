package org.bottega.kernel.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.bottega.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// Writes a file so that nobody ever sees half of it: beside the target, forced to the disk, then
/// renamed over it. When anything fails the target stays as it was.
public final class WholeFile {
    private WholeFile() {}

    /// Writes the content; the stream is buffered and closed by the caller of this.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// @throws ProblemException when the folder is missing, not writable or full
    public static void write(Path target, Content content) {
        var absolute = target.toAbsolutePath();
        var part =
                absolute.resolveSibling(
                        "."
                                + absolute.getFileName()
                                + "."
                                + ProcessHandle.current().pid()
                                + "-"
                                + Thread.currentThread().threadId()
                                + ".part");
        try {
            try {
                fill(part, content);
                replace(part, absolute);
            } finally {
                Files.deleteIfExists(part);
            }
            forceFolder(absolute.getParent());
        } catch (IOException e) {
            throw ProblemException.input(
                    target.toString(),
                    "The file cannot be written" + reason(e) + ".",
                    "Choose another folder, or make room there.");
        }
    }

    /// Writes a text as UTF-8.
    ///
    /// @throws ProblemException as [#write(Path, Content)]
    public static void write(Path target, String text) {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void fill(Path part, Content content) throws IOException {
        try (var channel =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void replace(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Makes the rename itself durable where the system can; some cannot open a folder.
    private static void forceFolder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            return;
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException _ -> ": the folder does not exist";
            case java.nio.file.AccessDeniedException _ -> ": writing there is not allowed";
            case FileSystemException system when system.getReason() != null ->
                    ": " + system.getReason();
            default -> e.getMessage() == null ? "" : ": " + e.getMessage();
        };
    }
}
