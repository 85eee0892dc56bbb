package org.bottega.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bottega.app.terminal.Console;
import org.bottega.automl.Aim;
import org.bottega.automl.Judging;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.engine.AutoMlOutcome;
import org.bottega.engine.AutoMlRequest;
import org.bottega.engine.AutoMlRun;
import org.bottega.engine.FairSearch;
import org.bottega.engine.Ties;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega automl`.
@Command(
        name = "automl",
        mixinStandardHelpOptions = true,
        description =
                "Find the best model for a table in the time given; write it with ONNX file and report.")
final class AutoMlCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TRAIN",
            arity = "0..1",
            description = "A CSV, TSV or Parquet file; not with --recipe.")
    private @Nullable Path train;

    @Option(names = "--target", description = "The column to predict; not with --recipe.")
    private String target = "";

    @Option(
            names = "--recipe",
            description =
                    "Repeat a run exactly: the run.json that it wrote. Nothing else is needed.")
    private @Nullable Path recipe;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description =
                    "Go on with a search that was stopped (Ctrl+C, a kill, a lack of power): the folder of its --out. Its finished trials are kept, its time goes on where it stood. Nothing else is needed.")
    private @Nullable Path resume;

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
            names = {"--aim", "--preset"},
            defaultValue = "balanced",
            converter = AimConverter.class,
            description = "fast, balanced, best, explainable or small (default: ${DEFAULT-VALUE}).")
    private Aim aim = Aim.BALANCED;

    @Option(
            names = "--validation",
            defaultValue = "auto",
            converter = KindConverter.class,
            description =
                    "auto, hold-out, folds, repeated, grouped or time-ordered; the last two by the column of --by.")
    private Judging.Kind validation = Judging.Kind.AUTO;

    @Option(
            names = "--by",
            description = "The column of groups that stay together, or of moments in time.")
    private String by = "";

    @Option(names = "--repeats", defaultValue = "1", description = "How often folds are dealt.")
    private int repeats = 1;

    @Option(
            names = "--cost",
            description =
                    "What a mistake costs, such as --cost \"yes>no=5\" (true>told); others cost 1. Repeatable.")
    private Map<String, Double> costs = Map.of();

    @Option(
            names = "--quantile",
            defaultValue = "0.5",
            description = "For the metric quantile: which one.")
    private double quantile = 0.5;

    @Option(names = "--leave-out", split = ",", description = "Columns not to learn from.")
    private List<String> leaveOut = List.of();

    @Option(
            names = "--features",
            paramLabel = "COLUMN=STEPS",
            description =
                    "What is done with a column, step by step; may be repeated. See: bottega features. \"generated\" makes features of pairs of columns and keeps those that help out of fold, \"plain\" makes none; if not said, the aim and the time decide.")
    private List<String> features = List.of();

    @Option(
            names = "--fair-by",
            paramLabel = "COLUMN=VALUE",
            description =
                    "Bound how unequal the winner may be to this group: sex=Female, or age>40. Needs --favoured.")
    private String fairBy = "";

    @Option(
            names = "--favoured",
            paramLabel = "VALUE",
            description =
                    "The outcome people wish for; may be repeated. For numbers the one above which a value is favoured.")
    private List<String> favoured = List.of();

    @Option(
            names = "--max-disparity",
            defaultValue = "0.1",
            description = "The largest disparity of the winner, 0 to 1 (default: 0.1).")
    private double mostDisparity = FairSearch.USUAL;

    @Option(
            names = "--fairness-metric",
            defaultValue = "DPPL",
            description =
                    "What is compared: DPPL, DI (as 1 - ratio, so 0.2 is the four-fifths rule), RD, SD or AD (default: DPPL).")
    private String fairnessMetric = "DPPL";

    @Option(
            names = "--reweigh",
            description =
                    "Learn with weights that make outcome and group independent (Kamiran and Calders).")
    private boolean reweigh;

    @Option(
            names = "--distil",
            description = "Also make one small model of the winner (small.bottega).")
    private boolean distil;

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
        if (resume != null) {
            out = resume;
        }
        var progress = console.progress("AutoML");
        var outcome =
                resume != null
                        ? AutoMlRun.resume(resume, progress)
                        : AutoMlRun.run(
                                recipe == null ? request() : repetition(recipe),
                                out,
                                console.began(),
                                progress);
        console.result(json ? Json.pretty(outcome.toJson()).stripTrailing() : text(outcome));
        console.say("Written to " + out + ": " + String.join(", ", outcome.files()));
        return 0;
    }

    private AutoMlRequest request() {
        if (train == null || target.isEmpty()) {
            throw ProblemException.usage(
                    train == null ? "TRAIN" : "--target",
                    train == null ? "No file is named." : "No column to predict is named.",
                    "bottega automl FILE --target COLUMN");
        }
        return new AutoMlRequest(
                train,
                test,
                target,
                task,
                metric,
                costs,
                quantile,
                budget,
                aim,
                judging(),
                trials,
                algorithms,
                leaveOut,
                features,
                distil,
                seed,
                threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                true,
                fair(),
                null);
    }

    private @Nullable FairSearch fair() {
        if (fairBy.isBlank()) {
            if (reweigh || !favoured.isEmpty()) {
                throw ProblemException.usage(
                        "--fair-by",
                        "No group is named that should be treated alike.",
                        "Give one such as --fair-by sex=Female.");
            }
            return null;
        }
        return new FairSearch(
                fairBy, favoured, FairSearch.kind(fairnessMetric), mostDisparity, reweigh);
    }

    private Judging judging() {
        return validation == Judging.Kind.AUTO
                ? repeats > 1
                        ? new Judging(Judging.Kind.REPEATED, folds, repeats, "")
                        : Judging.folds(folds)
                : new Judging(validation, folds, repeats, by);
    }

    private static AutoMlRequest repetition(Path file) {
        try {
            var json = Json.read(file.toString(), Files.readAllBytes(file)).node();
            if (json instanceof ObjectNode object && object.has("repeat")) {
                return AutoMlRequest.of(object);
            }
        } catch (IOException _) {
            throw ProblemException.input(
                    file.toString(), "This file cannot be read.", "Name the run.json of a run.");
        }
        throw ProblemException.input(
                file.toString(),
                "This file does not hold a finished search.",
                "Name the run.json of a run.");
    }

    /// The leaderboard and the figures for a person.
    static String text(AutoMlOutcome outcome) {
        var rows = new ArrayList<List<String>>();
        boolean fair = outcome.leaderboard().getFirst().disparity() != null;
        var ties = Ties.of(outcome.metric(), outcome.leaderboard());
        boolean tested = ties.stream().skip(1).anyMatch(Optional::isPresent);
        for (int i = 0; i < Math.min(15, outcome.leaderboard().size()); i++) {
            var row = outcome.leaderboard().get(i);
            var line = new ArrayList<String>();
            rows.add(line);
            line.addAll(
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
            if (tested) {
                line.add(
                        i == 0
                                ? ""
                                : ties.get(i)
                                        .map(t ->
                                                String.format(
                                                        Locale.ROOT,
                                                        "%s, p = %.3f",
                                                        t.tied() ? "tied" : "worse",
                                                        t.chance()))
                                        .orElse("–"));
            }
            var disparity = row.disparity();
            if (disparity != null) {
                line.add(
                        Double.isNaN(disparity.value())
                                ? "–"
                                : String.format(
                                        Locale.ROOT,
                                        "%.3f (%.3f to %.3f)",
                                        disparity.value(),
                                        disparity.low(),
                                        disparity.high()));
            }
        }
        var text =
                new StringBuilder(
                        Console.table(
                                Stream.concat(
                                                Stream.of(
                                                        "Model",
                                                        outcome.metric(),
                                                        "± s.e.",
                                                        "fit s",
                                                        "share"),
                                                Stream.concat(
                                                        tested
                                                                ? Stream.of("against best")
                                                                : Stream.of(),
                                                        fair
                                                                ? Stream.of("disparity")
                                                                : Stream.of()))
                                        .toList(),
                                rows));
        text.append(
                String.format(
                        Locale.ROOT,
                        "%n%nWith 95 %% confidence the winner's %s is between %.5f and %.5f.",
                        outcome.metric(),
                        outcome.interval().low(),
                        outcome.interval().high()));
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

    static final class AimConverter implements ITypeConverter<Aim> {
        @Override
        public Aim convert(String word) {
            return new Domain.Choice<>(Aim.class).read("--aim", word);
        }
    }

    static final class KindConverter implements ITypeConverter<Judging.Kind> {
        @Override
        public Judging.Kind convert(String word) {
            return new Domain.Choice<>(Judging.Kind.class).read("--validation", word);
        }
    }
}
