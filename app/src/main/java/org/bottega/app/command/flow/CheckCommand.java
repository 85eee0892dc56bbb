package org.bottega.app.command.flow;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.spec.Finding;
import org.bottega.kernel.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega flow check`.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Tell what stands in the way of a workflow, without running it.")
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FLOW", description = "A workflow's file (*.flow.json).")
    private Path file = Path.of("");

    @Option(names = "--allow-code", description = "Snippets of Java are fine.")
    private boolean code;

    @Mixin private Place place = new Place();

    private final Console console;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var workflow = WorkflowFile.read(file);
        try (var home = place.home()) {
            var checked = place.flows(file, Path.of(""), home, code).checker().check(workflow);
            checked.all()
                    .forEach((node, found) -> found.forEach(f -> console.problem(at(node, f))));
            boolean sound =
                    checked.all().values().stream()
                            .noneMatch(l -> l.stream().anyMatch(Finding::isError));
            if (sound) {
                console.result(workflow.nodes().size() + " nodes can run.");
            }
            return sound ? 0 : 1;
        }
    }

    private static Problem at(String node, Finding finding) {
        var problem = finding.problem();
        return new Problem(
                problem.severity(),
                problem.where().isEmpty() || problem.where().equals(node)
                        ? node
                        : node + ", " + problem.where(),
                problem.what(),
                problem.fix());
    }
}
