package org.bottega.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.engine.ModelFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega explain`.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Tell what a model learnt and how good it is on the rows of a file, as one HTML file.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A .bottega file.")
    private Path model = Path.of("");

    @Parameters(index = "1", paramLabel = "DATA", description = "Rows with the target column.")
    private Path data = Path.of("");

    @Option(names = "--out", required = true, description = "The HTML file to write.")
    private Path out = Path.of("");

    private final Console console;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ModelFiles.explain(model, data, out, console.progress("Explaining"));
        console.say("Written: " + out);
        return 0;
    }
}
