package org.bottega.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.bottega.automl.Aim;
import org.bottega.automl.Judging;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.engine.AutoMlRequest;
import org.bottega.engine.AutoMlRun;
import org.bottega.engine.PeakMemory;
import org.bottega.kernel.job.Progress;
import org.bottega.model.json.Json;

/// One search on one pair of files in a process of its own, told as one line of JSON: arguments are training
/// file, test file, target, task (binary, multiclass, regression), seconds, seed, threads, aim.
public final class AutoMlOnce {
    private AutoMlOnce() {}

    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        var task = args[3].equals("regression") ? Wanted.REGRESSION : Wanted.CLASSIFICATION;
        // peers are asked for the log loss as well as for the area, so that the AUC is no purpose
        // of its own
        var metric =
                switch (args[3]) {
                    case "regression" -> "rmse";
                    case "binary" -> "auc";
                    default -> "logloss";
                };
        var plain =
                AutoMlRequest.of(
                        Path.of(args[0]),
                        args[2],
                        Duration.ofSeconds(Long.parseLong(args[4])),
                        Long.parseLong(args[5]));
        var request =
                plain.by(task, metric)
                        .tested(Path.of(args[1]))
                        .to(Aim.valueOf(args[7].toUpperCase(java.util.Locale.ROOT)), Judging.AUTO)
                        .withThreads(Integer.parseInt(args[6]))
                        .bare();
        var out = Files.createTempDirectory("bottega-bench");
        var outcome = AutoMlRun.run(request, out, Progress.none());
        ObjectNode json = Json.object();
        json.put("peer", "bottega");
        outcome.test().forEach((id, value) -> json.set(id, Json.number(value)));
        json.put("wall_s", (System.nanoTime() - start) / 1e9);
        json.put("cpu_s", cpuSeconds());
        json.put("rss_mb", PeakMemory.bytes() >> 20);
        json.put("models", outcome.leaderboard().size());
        System.out.println(json);
        for (var file : outcome.files()) {
            Files.deleteIfExists(out.resolve(file));
        }
    }

    private static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }
}
