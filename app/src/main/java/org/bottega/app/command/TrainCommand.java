package org.bottega.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.engine.AutoMlRun;
import org.bottega.engine.TrainRun;
import org.bottega.learn.Choices;
import org.bottega.learn.calibrate.Calibration;
import org.bottega.learn.encode.FeatureChoices;
import org.bottega.learn.selection.Selection;
import org.bottega.model.rules.TreeRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega train`.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Train one model with one algorithm.")
final class TrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TRAIN", description = "A CSV, TSV or Parquet file.")
    private Path train = Path.of("");

    @Option(
            names = "--target",
            description = "The column to predict; none for clusters, anomalies and projections.")
    private String target = "";

    @Option(
            names = "--labels",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "Instead of a target: several columns of yes and no that are predicted at once, or one column in which labels stand with commas between them.")
    private List<String> labels = List.of();

    @Option(names = "--algorithm", required = true, description = "Its id; see: bottega algorithms")
    private String algorithm = "";

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "One of the algorithm's settings; may be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--features",
            paramLabel = "COLUMN=STEPS",
            description =
                    "What is done with a column, step by step, such as \"age=impute:strategy=median + power +"
                            + " standard\"; COLUMN=none leaves it out, COLUMN*COLUMN adds what two do together; may"
                            + " be repeated. The steps: bottega features.")
    private List<String> features = new ArrayList<>();

    @Option(
            names = "--balance",
            description = "Let all classes count the same, however frequent they are.")
    private boolean balance;

    @Option(
            names = "--cost",
            paramLabel = "CLASS=COST",
            description =
                    "What it costs to miss a row of a class (1 if not said), or to take one class for another, as in \"sick>well=10\"; may be repeated.")
    private Map<String, Double> costs = new LinkedHashMap<>();

    @Option(
            names = "--calibrate",
            paramLabel = "WAY",
            defaultValue = "none",
            description =
                    "Make probabilities true by cross-validation: none, sigmoid, isotonic or temperature.")
    private Calibration calibration = Calibration.NONE;

    @Option(
            names = "--select",
            paramLabel = "METHOD[:COLUMNS]",
            defaultValue = "none",
            description =
                    "Learn from the columns worth it only: mutual-information, mrmr, recursive or boruta, and how many at most, as in mrmr:10.")
    private String selection = "none";

    @Option(
            names = "--task",
            defaultValue = "auto",
            description = "auto, classification or regression.")
    private Wanted task = Wanted.AUTO;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Decides what is left to chance (default: 1).")
    private long seed;

    @Option(
            names = "--out",
            defaultValue = ".",
            description = "The folder for the model (default: here).")
    private Path out = Path.of(".");

    private final Console console;

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var request =
                new TrainRun.Request(
                        train,
                        target,
                        labels,
                        task,
                        algorithm,
                        settings,
                        new Choices(
                                balance,
                                costs,
                                calibration,
                                new FeatureChoices(features),
                                Selection.read(selection)),
                        seed,
                        Runtime.getRuntime().availableProcessors());
        var file = out.resolve(AutoMlRun.MODEL);
        Folders.make(out);
        var model = TrainRun.run(request, file, console.progress("Training"));
        TreeRules.of(model).forEach(console::say);
        console.say("Written: " + file);
        return 0;
    }
}
