package org.bottega.app.command.flow;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.flow.file.Changes;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega flow diff`.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Tell what is different between two versions of a workflow.")
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BEFORE", description = "A workflow's file.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "A workflow's file.")
    private Path after = Path.of("");

    @Option(names = "--json", description = "Write one JSON document.")
    private boolean json;

    private final Console console;

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var changes = Changes.of(WorkflowFile.read(before), WorkflowFile.read(after));
        if (json) {
            var list = Json.array();
            for (var change : changes) {
                list.addObject()
                        .put("kind", Domain.Choice.word(change.kind()))
                        .put("what", Domain.Choice.word(change.what()))
                        .put("id", change.id())
                        .put("name", change.name())
                        .put("detail", change.detail())
                        .put("before", change.before())
                        .put("after", change.after());
            }
            console.result(Json.pretty(list));
            return 0;
        }
        changes.forEach(c -> console.result(c.sentence()));
        if (changes.isEmpty()) {
            console.say("They are the same but for places.");
        }
        return 0;
    }
}
