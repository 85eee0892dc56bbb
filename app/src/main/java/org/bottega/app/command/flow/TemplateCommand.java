package org.bottega.app.command.flow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.engine.flow.Templates;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega flow template`.
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "List the workflows that come with the program, or write one to begin with.")
final class TemplateCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which one.")
    private String name = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where it is written (default: NAME.flow.json).")
    private @Nullable Path out;

    private final Console console;

    TemplateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (name.isEmpty()) {
            var rows = new ArrayList<List<String>>();
            Templates.all().forEach(t -> rows.add(List.of(t.id() + "  " + t.english())));
            console.result(Console.table(List.of("template"), rows));
            return 0;
        }
        var template = Templates.of(name);
        var chosen = out;
        var file = chosen == null ? Path.of(name + WorkflowFile.SUFFIX) : chosen;
        if (Files.exists(file)) {
            throw ProblemException.usage(
                    file.toString(), "There is such a file already.", "Give another name: --out.");
        }
        WorkflowFile.write(file, template.workflow());
        console.say("Written: " + file + ". Run it: bottega run " + file);
        return 0;
    }
}
