package org.bottega.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.engine.AutoMlOutcome;
import org.bottega.engine.AutoMlRequest;
import org.bottega.engine.AutoMlRun;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega automl`.
@Command(
        name = "automl",
        mixinStandardHelpOptions = true,
        description =
                "Find the best model for a table in the time given; write it with ONNX file and report.")
final class AutoMlCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TRAIN", description = "A CSV, TSV or Parquet file.")
    private Path train = Path.of("");

    @Option(names = "--target", required = true, description = "The column to predict.")
    private String target = "";

    @Option(names = "--test", description = "A file of the same columns to judge the winner on.")
    private @Nullable Path test;

    @Option(
            names = "--budget",
            defaultValue = "60s",
            converter = BudgetConverter.class,
            description = "How long it may take, such as 60s, 5m, 2h (default: ${DEFAULT-VALUE}).")
    private Duration budget = Duration.ofSeconds(60);

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Decides what is left to chance (default: 1).")
    private long seed;

    @Option(
            names = "--metric",
            description = "What to go by, such as auc, logloss, rmse; by the task if not set.")
    private String metric = "";

    @Option(
            names = "--task",
            defaultValue = "auto",
            description = "auto, classification or regression.")
    private Wanted task = Wanted.AUTO;

    @Option(
            names = "--trials",
            defaultValue = "0",
            description = "The most candidates to try; 0 for as many as fit.")
    private int trials;

    @Option(
            names = "--folds",
            defaultValue = "0",
            description = "Folds of the cross-validation; 0 to decide by the data.")
    private int folds;

    @Option(names = "--algorithms", split = ",", description = "Use only these, by id.")
    private List<String> algorithms = List.of();

    @Option(
            names = "--threads",
            defaultValue = "0",
            description = "Threads to use; 0 for all processors.")
    private int threads;

    @Option(
            names = "--out",
            defaultValue = ".",
            description = "The folder for the results (default: here).")
    private Path out = Path.of(".");

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    AutoMlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var request =
                new AutoMlRequest(
                        train,
                        test,
                        target,
                        task,
                        metric,
                        budget,
                        trials,
                        folds,
                        algorithms,
                        seed,
                        threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                        true);
        var outcome = AutoMlRun.run(request, out, console.progress("AutoML"));
        console.result(json ? Json.pretty(outcome.toJson()).stripTrailing() : text(outcome));
        console.say("Written to " + out + ": " + String.join(", ", outcome.files()));
        return 0;
    }

    /// The leaderboard and the figures for a person.
    static String text(AutoMlOutcome outcome) {
        var rows = new ArrayList<List<String>>();
        for (var row : outcome.leaderboard().stream().limit(15).toList()) {
            rows.add(
                    List.of(
                            row.name(),
                            String.format(Locale.ROOT, "%.5f", row.score()),
                            row.spread() > 0
                                    ? String.format(Locale.ROOT, "%.5f", row.spread())
                                    : "",
                            String.format(Locale.ROOT, "%.1f", row.fitSeconds()),
                            row.weight() > 0
                                    ? String.format(Locale.ROOT, "%.0f %%", 100 * row.weight())
                                    : ""));
        }
        var text =
                new StringBuilder(
                        Console.table(
                                List.of("Model", outcome.metric(), "± s.e.", "fit s", "share"),
                                rows));
        if (!outcome.test().isEmpty()) {
            text.append("\n\nOn the test file: ");
            var parts = new ArrayList<String>();
            outcome.test()
                    .forEach((id, value) ->
                            parts.add(String.format(Locale.ROOT, "%s %.5f", id, value)));
            text.append(String.join("  ", parts));
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        "%n%.1f s, at most %.0f MB of memory",
                        outcome.seconds(),
                        outcome.peakMemoryBytes() / 1e6));
        return text.toString();
    }
}
