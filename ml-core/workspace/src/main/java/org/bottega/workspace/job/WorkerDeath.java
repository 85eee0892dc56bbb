package org.bottega.workspace.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.kernel.Problem;

/// Says in a sentence why a worker process is gone.
final class WorkerDeath {
    /// What the JVM exits with under `-XX:+ExitOnOutOfMemoryError`.
    private static final int OUT_OF_MEMORY = 3;

    /// The shell's convention, which Java follows: a process ended by a signal has 128 + its number.
    private static final int SIGNALLED = 128;

    private static final Map<Integer, String> SIGNALS =
            Map.of(
                    1, "SIGHUP",
                    2, "SIGINT",
                    4, "SIGILL",
                    6, "SIGABRT",
                    7, "SIGBUS",
                    8, "SIGFPE",
                    9, "SIGKILL",
                    11, "SIGSEGV",
                    15, "SIGTERM");

    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    /// Windows: access violation, illegal instruction, heap corruption, stack overrun.
    private static final List<Integer> WINDOWS_CRASHES =
            List.of(0xC0000005, 0xC000001D, 0xC0000374, 0xC0000409);

    private WorkerDeath() {}

    /// @param begun whether the worker had come so far as to write events
    static Problem explain(JobSpec spec, Path folder, int code, boolean begun) {
        var log = "Its log tells more: " + folder.resolve(JobFolder.LOG) + ".";
        var crash = folder.resolve(JobFolder.CRASH);
        int signal = code - SIGNALLED;
        if (code == OUT_OF_MEMORY) {
            return JobFolder.outOfMemory(spec);
        }
        if (Files.exists(crash) || WINDOWS_CRASHES.contains(code)) {
            return Problem.error(
                    spec.title(),
                    "The job's process crashed in native code"
                            + place(crash).map(at -> " (" + at + ")").orElse("")
                            + ", exit code "
                            + code
                            + ".",
                    "Try another algorithm or fewer threads; the details are in " + crash + ".");
        }
        if (signal == SIGKILL) {
            return Problem.error(
                    spec.title(),
                    "The job's process was killed from outside (SIGKILL).",
                    "If you did not do it, the machine ran out of memory: close other programs or"
                            + " use fewer rows. "
                            + log);
        }
        if (signal == SIGTERM) {
            return Problem.error(
                    spec.title(),
                    "The job's process was asked to end from outside (SIGTERM).",
                    "Start it again. " + log);
        }
        if (SIGNALS.containsKey(signal)) {
            return Problem.error(
                    spec.title(),
                    "The job's process was ended by the signal " + SIGNALS.get(signal) + ".",
                    log);
        }
        if (!begun) {
            return Problem.error(
                    spec.title(),
                    "The job's process did not start, exit code "
                            + code
                            + lastLine(folder.resolve(JobFolder.LOG))
                                    .map(line -> ": " + line)
                                    .orElse("."),
                    log);
        }
        return Problem.error(
                spec.title(),
                "The job's process ended before the job was done, exit code " + code + ".",
                log);
    }

    /// The frame that the JVM's crash report calls the problematic one, such as `libgomp.so.1+0x1d5a8`.
    private static Optional<String> place(Path crash) {
        try (var lines = Files.lines(crash, StandardCharsets.ISO_8859_1)) {
            return lines.limit(60)
                    .dropWhile(line -> !line.startsWith("# Problematic frame"))
                    .skip(1)
                    .findFirst()
                    .map(line -> line.replaceFirst("^#\\s*\\w?\\s*", "").strip())
                    .filter(line -> !line.isEmpty());
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> lastLine(Path log) {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.limit(1000).filter(line -> !line.isBlank()).reduce((_, last) -> last);
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
