package org.bottega.app.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.engine.ModelFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega export`.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a model in another format, checked against our own predictions.")
final class ExportCommand implements Callable<Integer> {
    /// What can be written.
    enum Format {
        ONNX
    }

    @Parameters(paramLabel = "MODEL", description = "A .bottega file.")
    private Path model = Path.of("");

    @Option(names = "--format", defaultValue = "onnx", description = "onnx.")
    private Format format = Format.ONNX;

    @Option(names = "--out", required = true, description = "The file to write.")
    private Path out = Path.of("");

    private final Console console;

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var report =
                switch (format) {
                    case ONNX -> ModelFiles.exportOnnx(model, out, console.progress("Exporting"));
                };
        console.say(
                String.format(
                        Locale.ROOT,
                        "%s: %,d bytes, equal to our own prediction on %,d rows (largest difference %.1e)",
                        out,
                        report.bytes(),
                        report.rows(),
                        report.difference()));
        return 0;
    }
}
