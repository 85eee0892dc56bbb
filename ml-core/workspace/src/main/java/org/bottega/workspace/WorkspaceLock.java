package org.bottega.workspace;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.file.JsonFile;

/// Holds a workspace for one process. The system frees the lock when the process dies, however it does;
/// the file beside it only tells others who it is.
final class WorkspaceLock implements AutoCloseable {
    private static final String FILE = "workspace.lock";

    /// Far behind the text, because a locked place cannot be read on Windows.
    private static final long PLACE = 1L << 40;

    private final FileChannel channel;

    private WorkspaceLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws ProblemException when another process, or this one, has the workspace open
    static WorkspaceLock take(Path folder) {
        var file = folder.resolve(FILE);
        FileChannel channel;
        try {
            channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw ProblemException.input(
                    folder.toString(),
                    "The workspace's folder is read-only.",
                    "Allow writing to it, or choose a folder that is yours.");
        }
        try {
            if (channel.tryLock(PLACE, 1, false) == null) {
                throw heldElsewhere(folder, file);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(owner().getBytes(StandardCharsets.UTF_8)), 0);
            return new WorkspaceLock(channel);
        } catch (OverlappingFileLockException e) {
            close(channel);
            throw ProblemException.usage(
                    folder.toString(),
                    "This program has the workspace open already.",
                    "Use that window.");
        } catch (IOException e) {
            close(channel);
            throw ProblemException.input(
                    folder.toString(),
                    "The workspace cannot be locked for this program.",
                    "Choose a folder on a disk of this machine.");
        } catch (ProblemException e) {
            close(channel);
            throw e;
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // the process's end frees it as well
        }
    }

    private static String owner() {
        var process = ProcessHandle.current();
        var json = JsonFile.object(FILE, "{}");
        json.put("process", process.pid());
        json.put("user", System.getProperty("user.name", ""));
        json.put("machine", machine());
        json.put("since", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return json.toPrettyString() + "\n";
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "this machine";
        }
    }

    private static ProblemException heldElsewhere(Path folder, Path file) {
        var who = "another process";
        try {
            var json = JsonFile.object(FILE, Files.readString(file));
            who =
                    "process "
                            + json.path("process").asLong()
                            + " of "
                            + json.path("user").asText()
                            + " on "
                            + json.path("machine").asText()
                            + " (since "
                            + json.path("since").asText()
                            + ")";
        } catch (IOException | ProblemException e) {
            // it is just writing its name
        }
        return ProblemException.input(
                folder.toString(),
                "The workspace is open in " + who + ".",
                "Close it there, or choose another workspace.");
    }
}
