package org.bottega.app.command.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.engine.flow.FlowRecord;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega flow runs`.
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "List the runs of workflows, or tell how each node of one went.")
final class RunsCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "A run's number; the newest runs when none is given.")
    private String run = "";

    @Option(names = "--most", defaultValue = "20", description = "How many runs (default: 20).")
    private int most = 20;

    @Option(names = "--json", description = "Write one JSON document.")
    private boolean json;

    @Mixin private Place place = new Place();

    private final Console console;

    RunsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!run.isEmpty()) {
            one(
                    place.history().list(Integer.MAX_VALUE).stream()
                            .filter(r -> r.id().equals(run))
                            .findFirst()
                            .orElseThrow(() ->
                                    ProblemException.usage(
                                            run,
                                            "There is no such run.",
                                            "See: bottega flow runs")));
            return 0;
        }
        var runs = place.history().list(most);
        if (json) {
            var list = Json.array();
            runs.forEach(r -> list.add(r.toJson()));
            console.result(Json.pretty(list));
            return 0;
        }
        var rows = new ArrayList<List<String>>();
        for (var one : runs) {
            rows.add(
                    List.of(
                            one.id(),
                            one.workflow(),
                            Domain.Choice.word(one.outcome()),
                            String.format(Locale.ROOT, "%.1f s", one.millis() / 1000.0),
                            one.kept() + " of " + one.nodes().size(),
                            Domain.Choice.word(one.trigger())));
        }
        console.result(
                Console.table(List.of("run", "workflow", "", "took", "kept", "started by"), rows));
        return 0;
    }

    private void one(FlowRecord found) {
        if (json) {
            console.result(Json.pretty(found.toJson()));
            return;
        }
        var rows = new ArrayList<List<String>>();
        for (var node : found.nodes()) {
            rows.add(
                    List.of(
                            node.name(),
                            Domain.Choice.word(node.state()),
                            String.format(Locale.ROOT, "%.2f s", node.millis() / 1000.0),
                            node.kept() ? "kept" : ""));
        }
        console.result(Console.table(List.of("node", "", "took", ""), rows));
        found.problems().forEach(console::problem);
    }
}
