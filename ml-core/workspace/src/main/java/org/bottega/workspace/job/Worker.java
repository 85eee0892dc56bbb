package org.bottega.workspace.job;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.bottega.kernel.ProblemException;

/// The inside of a worker process: what the `main` of [WorkerProcess] calls. It does the one job whose
/// folder is its argument and ends the JVM.
public final class Worker {
    /// One line on standard input: give up.
    static final String CANCEL = "cancel";

    /// One line on standard input: keep the best and end.
    static final String FINISH = "finish";

    private static final int DONE = 0;
    private static final int UNREADABLE = 4;
    private static final int ORPHANED = 5;
    private static final long GRACE_MILLIS = 1500;

    private Worker() {}

    /// Never returns. How the job ended stands in `result.json`, also when it failed; another exit code
    /// than 0 means that there is none.
    ///
    /// @param bodies by kind
    /// @param arguments the job's folder
    public static void run(Map<String, JobBody> bodies, String... arguments) {
        var commands = System.in;
        System.setIn(InputStream.nullInputStream());
        // what a body or a library prints belongs into the log, wherever it prints it
        System.setOut(
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        int code = DONE;
        var folder = Path.of(arguments[0]).toAbsolutePath();
        try (var log = new EventLog(folder)) {
            var spec = JobSpec.read(folder);
            var execution = new Execution(spec, folder, log::append);
            Thread.ofPlatform()
                    .daemon()
                    .name("job-commands")
                    .start(() -> obey(commands, execution));
            var result = execution.run(bodies);
            log.append(result.event());
            result.write(folder);
        } catch (IOException | ProblemException e) {
            JobFolder.log(folder, e);
            code = UNREADABLE;
        }
        // not exit: threads and hooks of libraries must not hold up a job that is over
        Runtime.getRuntime().halt(code);
    }

    private static void obey(InputStream commands, Execution execution) {
        try (var lines =
                new BufferedReader(new InputStreamReader(commands, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line) {
                    case CANCEL -> execution.cancel();
                    case FINISH -> execution.finishEarly();
                    default -> {} // of a newer studio
                }
            }
        } catch (IOException e) {
            // the other end is gone, as at the end of the stream
        }
        execution.cancel();
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
