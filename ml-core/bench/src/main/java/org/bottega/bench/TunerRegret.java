package org.bottega.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bottega.automl.tune.Journal;
import org.bottega.automl.tune.Objective;
import org.bottega.automl.tune.Strategy;
import org.bottega.automl.tune.TuneSettings;
import org.bottega.automl.tune.Tuner;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.model.json.Json;

/// How far from the least value the tuner's strategies are after some trials, on the standard functions: the
/// median over seeds. Arguments: trials (50), seeds (20).
public final class TunerRegret {
    private TunerRegret() {}

    public static void main(String[] args) throws IOException {
        int trials = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        var out = new StringBuilder(String.format(Locale.ROOT, "%-14s", "regret"));
        var strategies =
                List.of(
                        Strategy.RANDOM,
                        Strategy.SOBOL,
                        Strategy.TPE,
                        Strategy.BAYES,
                        Strategy.EVOLUTION);
        strategies.forEach(s -> out.append(String.format(Locale.ROOT, "%12s", s)));
        for (var function : TestFunction.all()) {
            out.append(String.format(Locale.ROOT, "%n%-14s", function.name()));
            for (var strategy : strategies) {
                var regrets = new double[seeds];
                for (int seed = 0; seed < seeds; seed++) {
                    regrets[seed] = regret(function, strategy, trials, seed);
                }
                Arrays.sort(regrets);
                double median = (regrets[(seeds - 1) / 2] + regrets[seeds / 2]) / 2;
                out.append(String.format(Locale.ROOT, "%12.4f", median));
            }
        }
        System.out.println(out);
    }

    private static double regret(TestFunction function, Strategy strategy, int trials, long seed)
            throws IOException {
        var objective = new Objective("value", false);
        var settings =
                TuneSettings.of(function.space(), objective, trials, seed).withStrategy(strategy);
        var file = Files.createTempFile("tuner", ".jsonl");
        try (var journal = Journal.open(file, Json.object())) {
            var tried =
                    Tuner.run(
                            settings,
                            (values, number, steps) -> {
                                var x =
                                        values.values().stream()
                                                .mapToDouble(v -> ((Number) v).doubleValue())
                                                .toArray();
                                return List.of(function.value().applyAsDouble(x));
                            },
                            Deadline.never(),
                            Progress.none(),
                            journal);
            var best = Tuner.best(tried, objective);
            return best == null
                    ? Double.POSITIVE_INFINITY
                    : best.scores().getFirst() - function.least();
        } finally {
            Files.delete(file);
        }
    }
}
