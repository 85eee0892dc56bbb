package org.bottega.engine.schedule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bottega.kernel.ProblemException;

/// Runs commands of the operating system.
public interface Shell {
    /// What a command wrote, and how it ended.
    record Answer(int code, String out) {}

    /// @param input what it reads
    /// @throws ProblemException when there is no such command
    Answer run(List<String> command, String input);

    /// The real one.
    static Shell system() {
        return (command, input) -> {
            try {
                var process = new ProcessBuilder(command).redirectErrorStream(true).start();
                try (var in = process.getOutputStream()) {
                    in.write(input.getBytes(StandardCharsets.UTF_8));
                }
                var out =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(process.waitFor(), out);
            } catch (IOException _) {
                throw ProblemException.input(
                        command.getFirst(),
                        "This machine has no such command.",
                        "Let the studio run it: --with studio.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new java.util.concurrent.CancellationException("interrupted");
            }
        };
    }
}
