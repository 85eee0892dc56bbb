package org.bottega.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.engine.ModelFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega predict`.
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = "Predict the rows of a file.")
final class PredictCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A .bottega file.")
    private Path model = Path.of("");

    @Parameters(index = "1", paramLabel = "DATA", description = "A CSV, TSV or Parquet file.")
    private Path data = Path.of("");

    @Option(names = "--out", required = true, description = "The file to write: .csv or .parquet.")
    private Path out = Path.of("");

    private final Console console;

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int rows = ModelFiles.predict(model, data, out, console.progress("Predicting"));
        console.say(rows + " rows written to " + out);
        return 0;
    }
}
