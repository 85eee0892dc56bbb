package org.bottega.workspace.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;

/// Jobs that behave and jobs that do not.
final class TestBodies {
    private TestBodies() {}

    static Map<String, JobBody> all() {
        var bodies = new HashMap<String, JobBody>();
        bodies.put("count", TestBodies::count);
        bodies.put(
                "fall",
                (_, _, progress) -> List.of(0.5, 0.2, 0.7).forEach(f -> progress.at(f, "at " + f)));
        bodies.put("sleep", (_, _, _) -> Thread.sleep(60_000));
        bodies.put("spin", TestBodies::spin);
        bodies.put("ask", TestBodies::ask);
        bodies.put("until-told", TestBodies::untilTold);
        bodies.put("refuse", TestBodies::refuse);
        bodies.put("break", (_, _, _) -> new ArrayList<Integer>().getFirst());
        bodies.put(
                "say-failed",
                (_, _, progress) ->
                        progress.report(
                                new JobEvent.Failed(Problem.error("here", "It went wrong.", ""))));
        bodies.put("gobble", TestBodies::gobble);
        bodies.put("crash", TestBodies::crash);
        bodies.put("exit", (_, _, _) -> System.exit(7));
        bodies.put("rubbish", TestBodies::rubbish);
        bodies.put("babble", TestBodies::babble);
        bodies.put("temporary", TestBodies::temporary);
        bodies.put("threads", TestBodies::threads);
        return bodies;
    }

    private static void count(Path folder, ObjectNode settings, Progress progress)
            throws Exception {
        int to = settings.path("to").asInt();
        for (int i = 1; i <= to; i++) {
            progress.at((double) i / to, settings.path("word").asText() + " " + i);
            progress.report(
                    new JobEvent.Measured(
                            "trial",
                            "t" + i,
                            Map.of(
                                    "score",
                                    i == 1 ? Double.NaN : i,
                                    "best",
                                    Double.POSITIVE_INFINITY)));
        }
        progress.report(new JobEvent.Noted(Problem.note("", "All counted.")));
        progress.report(
                new JobEvent.Measured(JobResult.METRICS, "", Map.of("sum", to * (to + 1) / 2.0)));
        Files.writeString(folder.resolve("out.txt"), "counted");
        progress.report(new JobEvent.Finished("Counted to " + to + "."));
    }

    private static void spin(Path folder, ObjectNode settings, Progress progress) {
        progress.at(0, "spinning");
        long until = System.nanoTime() + 6_000_000_000L;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static void ask(Path folder, ObjectNode settings, Progress progress) throws Exception {
        progress.at(0, "asking");
        while (true) {
            progress.checkCancelled();
            Thread.sleep(1);
        }
    }

    private static void untilTold(Path folder, ObjectNode settings, Progress progress)
            throws Exception {
        progress.at(0.1, "waiting");
        while (!progress.finishEarly()) {
            progress.checkCancelled();
            Thread.sleep(5);
        }
        progress.report(new JobEvent.Finished("Kept the best."));
    }

    private static void refuse(Path folder, ObjectNode settings, Progress progress) {
        throw new ProblemException(
                ProblemException.Blame.USAGE,
                List.of(
                        Problem.error("column a", "It is empty.", "Leave it out."),
                        Problem.error("column b", "It is größer.", "")));
    }

    private static void gobble(Path folder, ObjectNode settings, Progress progress) {
        progress.at(0, "eating");
        var all = new ArrayList<byte[]>();
        while (true) {
            all.add(new byte[1 << 20]);
        }
    }

    private static void crash(Path folder, ObjectNode settings, Progress progress) {
        progress.at(0, "falling");
        var nowhere = MemorySegment.ofAddress(0).reinterpret(64);
        nowhere.set(ValueLayout.JAVA_INT, 0, 1);
    }

    private static void rubbish(Path folder, ObjectNode settings, Progress progress) {
        System.out.print("{\"event\":\"failed\"} \u0000 no line end");
        System.out.flush();
        progress.at(0.5, "half");
        System.err.println("{\"event\":\"cancelled\"}");
        System.out.println("y".repeat(200_000));
        progress.at(1, "whole");
    }

    private static void babble(Path folder, ObjectNode settings, Progress progress)
            throws InterruptedException {
        var line = "y".repeat(1 << 20);
        for (int i = 0; i < 150; i++) {
            System.out.println(line);
            Thread.sleep(2);
        }
    }

    private static void temporary(Path folder, ObjectNode settings, Progress progress)
            throws Exception {
        var file = File.createTempFile("native", ".so").toPath();
        progress.report(new JobEvent.Finished(file.toString()));
    }

    private static void threads(Path folder, ObjectNode settings, Progress progress)
            throws Exception {
        Thread.ofPlatform().daemon(false).start(() -> spin(folder, settings, Progress.none()));
    }
}
