package org.bottega.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.engine.ModelFiles;
import org.bottega.onnx.OnnxImport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega import-model`.
@Command(
        name = "import-model",
        mixinStandardHelpOptions = true,
        description =
                "Take a model from elsewhere: an ONNX file that turns rows of numbers into a number or into probabilities.")
final class ImportModelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "An ONNX file.")
    private Path file = Path.of("");

    @Option(names = "--out", required = true, description = "The .bottega file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--columns",
            split = ",",
            description = "What the numbers of a row are called, in the graph's order.")
    private List<String> columns = List.of();

    @Option(
            names = "--classes",
            split = ",",
            description = "What the classes are called, in the order of their probabilities.")
    private List<String> classes = List.of();

    @Option(names = "--target", description = "What is predicted (default: prediction).")
    private String target = "";

    @Option(
            names = "--data",
            description = "Rows as the model reads them; explanations compare with them.")
    private @Nullable Path data;

    private final Console console;

    ImportModelCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var model =
                ModelFiles.importOnnx(
                        file,
                        new OnnxImport.Names(columns, classes, target),
                        data,
                        out,
                        console.progress("Importing"));
        console.say(
                "Reads "
                        + String.join(", ", model.signature().inputs().names())
                        + "; tells "
                        + String.join(", ", model.signature().outputNames())
                        + ". Written: "
                        + out);
        return 0;
    }
}
