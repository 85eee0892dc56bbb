package org.bottega.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.engine.ModelFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega report`.
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Write all about a model into one file: how good it is, what it looks at, how fair it is, its limits.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A .bottega file.")
    private Path model = Path.of("");

    @Parameters(index = "1", paramLabel = "DATA", description = "Rows with the target column.")
    private Path data = Path.of("");

    @Option(names = "--out", required = true, description = "The file to write: .html or .pdf.")
    private Path out = Path.of("");

    @Option(
            names = "--language",
            defaultValue = "en",
            description = "Of the report: en or it (default: en).")
    private Language language = Language.EN;

    private final Console console;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ModelFiles.explain(model, data, out, language.locale(), console.progress("Writing"));
        console.say("Written: " + out);
        return 0;
    }
}
