package org.bottega.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bottega.app.command.flow.FlowTuning;
import org.bottega.app.command.flow.Place;
import org.bottega.app.terminal.Console;
import org.bottega.automl.LearnerTuning;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.automl.tune.Journal;
import org.bottega.automl.tune.Pruning;
import org.bottega.automl.tune.Strategy;
import org.bottega.engine.AutoMlRun;
import org.bottega.engine.TuneRun;
import org.bottega.engine.flow.FlowTuneRun;
import org.bottega.engine.tune.TuningCharts;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.kernel.ProblemException;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega tune`.
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        description =
                "Find the settings under which one algorithm, or a workflow, does best. Started again with the same --out it goes on where it was stopped.",
        footer = {
            "",
            "A workflow's settings are named NODE.SETTING, its parameters by their names:",
            "  bottega tune churn.flow.json --space boosting.num-leaves=8..128:log \\",
            "    --space boosting.learning-rate --metric judge.auc --trials 50 --out tuned",
            "What is marked in the file needs no --space and --metric. Of a workflow the nodes behind a changed setting run again; the others' results are kept.",
            "--target, --algorithm, --task, --folds, --pruning, --besides and --warm-start are for data files."
        })
final class TuneCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Parameters(
            paramLabel = "TRAIN|FLOW",
            description = "A CSV, TSV or Parquet file, or a workflow (*.flow.json).")
    private Path train = Path.of("");

    @Option(names = "--target", description = "The column to predict.")
    private String target = "";

    @Option(names = "--algorithm", description = "Its id; see: bottega algorithms")
    private String algorithm = "";

    @Option(
            names = {"--vary", "--space"},
            paramLabel = "NAME=RANGE",
            description =
                    "What to vary, such as learning-rate=0.01..0.3, num-leaves=8..256:log, \"mode=boosting|dart\", \"dropped=0..0.5 if mode=dart\"; repeatable. Without it what is usually varied.")
    private List<String> vary = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting (of a workflow, a parameter) that stays; repeatable.")
    private Map<String, String> fixed = new LinkedHashMap<>();

    @Option(
            names = "--metric",
            description =
                    "What to go by; by the task if not set. Of a workflow NODE.METRIC; for other figures with :min or :max behind; several with commas between, the first decides. Without it what the workflow's file says.")
    private String metric = "";

    @Option(
            names = "--besides",
            split = ",",
            description = "Further objectives: latency, size. The result is then a front.")
    private List<LearnerTuning.Besides> besides = List.of();

    @Option(
            names = "--strategy",
            defaultValue = "bayes",
            description =
                    "grid, random, sobol, tpe, bayes or evolution (default: ${DEFAULT-VALUE}).")
    private Strategy strategy = Strategy.BAYES;

    @Option(
            names = "--pruning",
            defaultValue = "median",
            description = "none, median, halving or hyperband (default: ${DEFAULT-VALUE}).")
    private Pruning pruning = Pruning.MEDIAN;

    @Option(names = "--trials", defaultValue = "50", description = "The most trials.")
    private int trials = 50;

    @Option(
            names = "--budget",
            converter = BudgetConverter.class,
            description = "How long at most, such as 60s, 5m; no limit if not set.")
    private @Nullable Duration budget;

    @Option(names = "--folds", defaultValue = "5", description = "Folds of the cross-validation.")
    private int folds = 5;

    @Option(
            names = "--task",
            defaultValue = "auto",
            description = "auto, classification or regression.")
    private Wanted task = Wanted.AUTO;

    @Option(names = "--seed", defaultValue = "1", description = "Decides what is left to chance.")
    private long seed = 1;

    @Option(
            names = "--threads",
            defaultValue = "0",
            description = "Trials side by side; 0 for all, of a workflow for one.")
    private int threads;

    @Option(
            names = "--warm-start",
            description = "The folder of an earlier tuning over such settings to learn from.")
    private @Nullable Path warmStart;

    @Option(names = "--out", defaultValue = ".", description = "The folder for the results.")
    private Path out = Path.of(".");

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    @Option(
            names = "--allow-code",
            description = "Let snippets of Java in the workflow run, with your rights.")
    private boolean code;

    @Mixin private Place place = new Place();

    private final Console console;

    TuneCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (train.toString().endsWith(WorkflowFile.SUFFIX)) {
            return workflow();
        }
        needed("--target", target, "Name the column to predict.");
        needed("--algorithm", algorithm, "Give its id; see: bottega algorithms.");
        var request =
                new TuneRun.Request(
                        train,
                        target,
                        task,
                        metric,
                        algorithm,
                        fixed,
                        vary,
                        besides,
                        strategy,
                        pruning,
                        folds,
                        trials,
                        budget,
                        seed,
                        threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                        warmStart);
        Folders.make(out);
        var result = TuneRun.run(request, out, console.progress("Tuning"));
        console.result(json ? document(result) : text(result));
        console.say(
                "Written to "
                        + out
                        + ": "
                        + String.join(", ", AutoMlRun.MODEL, TuneRun.REPORT, Journal.FILE));
        return 0;
    }

    private int workflow() {
        var workflow = WorkflowFile.read(train);
        var space = vary.isEmpty() ? workflow.tuning().lines() : vary;
        if (space.isEmpty()) {
            throw ProblemException.usage(
                    "--space",
                    "It does not say what varies in the workflow, and in the file nothing is marked.",
                    "Name settings and ranges, as in --space NODE.SETTING=LOW..HIGH.");
        }
        var metrics =
                metric.isEmpty()
                        ? workflow.tuning().metrics()
                        : java.util.Arrays.stream(metric.split(",")).map(String::strip).toList();
        if (metrics.isEmpty()) {
            throw ProblemException.usage(
                    "--metric",
                    "It is needed and was not given.",
                    "Name a node and what it measures, as in --metric judge.auc.");
        }
        if (!target.isEmpty() || !algorithm.isEmpty() || !besides.isEmpty() || warmStart != null) {
            throw ProblemException.usage(
                    train.toString(),
                    "--target, --algorithm, --besides and --warm-start are not for a workflow.",
                    "Leave them out.");
        }
        var request =
                new FlowTuneRun.Request(
                        workflow,
                        fixed,
                        space,
                        metrics,
                        strategy,
                        trials,
                        budget,
                        seed,
                        Math.max(1, threads));
        try (var home = place.home()) {
            FlowTuning.run(place.flows(train, out, home, code), request, out, json, console);
        }
        return 0;
    }

    private static void needed(String option, String value, String how) {
        if (value.isEmpty()) {
            throw ProblemException.usage(option, "It is needed and was not given.", how);
        }
    }

    private static String document(LearnerTuning.Result result) {
        var document = Json.object();
        var best = document.putObject("best");
        best.set("values", Json.plain(result.best().values()));
        var scores = best.putObject("scores");
        for (int o = 0; o < result.objectives().size(); o++) {
            scores.set(
                    result.objectives().get(o).name(), Json.number(result.best().scores().get(o)));
        }
        document.put("trials", result.tried().size());
        var front = document.putArray("front");
        for (var trial : result.front()) {
            var one = front.addObject();
            one.set("values", Json.plain(trial.values()));
            var own = one.putArray("scores");
            trial.scores().forEach(s -> own.add(Json.number(s)));
        }
        return Json.pretty(document).stripTrailing();
    }

    private static String text(LearnerTuning.Result result) {
        var heads = new ArrayList<String>();
        heads.add("Trial");
        result.objectives().forEach(o -> heads.add(o.name()));
        heads.add("seconds");
        heads.add("settings");
        var rows = new ArrayList<List<String>>();
        for (var trial : TuneRun.best(result).stream().limit(SHOWN).toList()) {
            var row = new ArrayList<String>();
            row.add(Integer.toString(trial.number() + 1));
            trial.scores().forEach(s -> row.add(String.format(Locale.ROOT, "%.5g", s)));
            row.add(String.format(Locale.ROOT, "%.1f", trial.seconds()));
            row.add(TuningCharts.line(trial.values()));
            rows.add(row);
        }
        return Console.table(heads, rows) + "\n\n" + result.tried().size() + " trials.";
    }
}
