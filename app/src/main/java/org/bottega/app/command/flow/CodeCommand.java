package org.bottega.app.command.flow;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.engine.flow.JavaCode;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.kernel.file.WholeFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega flow code`.
@Command(
        name = "code",
        mixinStandardHelpOptions = true,
        description = "Write a workflow as a Java program that does the same.")
final class CodeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FLOW", description = "A workflow's file (*.flow.json).")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for the source; to standard output when none is given.")
    private @Nullable Path out;

    @Mixin private Place place = new Place();

    private final Console console;

    CodeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var workflow = WorkflowFile.read(file);
        try (var home = place.home()) {
            var code = JavaCode.of(workflow, place.flows(file, Path.of(""), home, true));
            var folder = out;
            if (folder == null) {
                console.result(code.stripTrailing());
                return 0;
            }
            var source = folder.resolve(JavaCode.className(workflow) + ".java");
            Folders.make(folder);
            WholeFile.write(source, code);
            console.say("Written: " + source);
            return 0;
        }
    }
}
