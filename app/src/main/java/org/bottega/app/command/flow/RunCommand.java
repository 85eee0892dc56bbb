package org.bottega.app.command.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.engine.flow.FlowRecord;
import org.bottega.engine.flow.FlowRecord.Outcome;
import org.bottega.engine.flow.FlowRecord.Trigger;
import org.bottega.engine.flow.FlowRun;
import org.bottega.engine.flow.Results;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor.Order;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.run.Result;
import org.bottega.flow.run.RunListener;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega run`.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run a workflow, and write what comes out at its ends.",
        footer = {
            "",
            "Results of nodes are kept in the workspace and taken again while nothing before them",
            "changes. Exit code: 0 done, 1 a node failed, 2 wrong use."
        })
public final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FLOW", description = "A workflow's file (*.flow.json).")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the workflow; may be repeated.")
    private Map<String, String> given = new LinkedHashMap<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder for the results (default: here).")
    private Path out = Path.of(".");

    @Option(
            names = "--to",
            paramLabel = "NODE",
            description = "Run only what this node needs, and it; may be repeated.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "NODE",
            description = "Make this node's result anew, and all behind it; may be repeated.")
    private List<String> afresh = new ArrayList<>();

    @Option(names = "--json", description = "Write the run as one JSON document.")
    private boolean json;

    @Option(
            names = "--allow-code",
            description = "Let snippets of Java in the workflow run, with your rights.")
    private boolean code;

    @Option(names = "--trigger", hidden = true, defaultValue = "person")
    private Trigger trigger = Trigger.PERSON;

    @Mixin private Place place = new Place();

    private final Console console;

    public RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var workflow = WorkflowFile.read(file);
        var order =
                new Order(ids(workflow, "--to", targets), given, ids(workflow, "--from", afresh));
        try (var home = place.home()) {
            var flows = place.flows(file, out, home, code);
            var progress = console.progress("Run");
            var ran =
                    new FlowRun(flows, place.history())
                            .run(
                                    workflow,
                                    file.toAbsolutePath().normalize().toString(),
                                    order,
                                    trigger,
                                    new Told(workflow),
                                    progress);
            var files =
                    ran.report()
                            .map(report ->
                                    Results.write(
                                            flows.catalog(),
                                            flows.flat(workflow, given),
                                            report,
                                            out,
                                            Progress.none()))
                            .orElse(Map.of());
            tell(ran.record(), files);
            return ran.record().outcome() == Outcome.DONE ? 0 : 1;
        }
    }

    /// The nodes meant, by id or by what a person calls them.
    private static Set<String> ids(Workflow workflow, String option, List<String> named) {
        var ids = new LinkedHashSet<String>();
        for (var name : named) {
            var id =
                    workflow.node(name).isPresent()
                            ? Optional.of(name)
                            : workflow.nodes().values().stream()
                                    .filter(n -> n.name().equals(name))
                                    .map(n -> n.id())
                                    .findFirst();
            ids.add(
                    id.orElseThrow(() ->
                            ProblemException.usage(
                                    option,
                                    "There is no node \"" + name + "\".",
                                    Nearest.hint(name, workflow.nodes().keySet()))));
        }
        return ids;
    }

    private void tell(FlowRecord run, Map<String, List<Path>> files) {
        if (json) {
            var document = run.toJson();
            var written = document.putObject("files");
            files.forEach((node, list) -> {
                var all = written.putArray(node);
                list.forEach(f -> all.add(f.toString()));
            });
            console.result(Json.pretty(document));
            return;
        }
        run.problems().forEach(console::problem);
        files.values().forEach(list -> list.forEach(f -> console.result(f.toString())));
        long done = run.nodes().stream().filter(n -> n.state() == NodeState.DONE).count();
        console.say(
                String.format(
                        Locale.ROOT,
                        "%s in %.1f s: %d of %d nodes done, %d of them from kept results.",
                        run.outcome() == Outcome.DONE ? "Done" : "Failed",
                        run.millis() / 1000.0,
                        done,
                        run.nodes().size(),
                        run.kept()));
    }

    /// Says how each node went.
    private final class Told implements RunListener {
        private final Workflow workflow;

        Told(Workflow workflow) {
            this.workflow = workflow;
        }

        @Override
        public void state(
                String node, NodeState state, List<Problem> reason, Optional<Result> result) {
            switch (state) {
                case DONE, FAILED, SKIPPED ->
                        console.say("  " + Domain.Choice.word(state) + "  " + name(node));
                default -> {}
            }
            if (state != NodeState.FAILED) {
                reason.forEach(console::problem);
            }
        }

        private String name(String node) {
            return workflow.node(node)
                    .map(n -> n.name().equals(n.id()) ? node : n.name() + " (" + node + ")")
                    .orElse(node);
        }

        @Override
        public void progress(String node, double fraction, String message) {
            // the whole run's progress is told
        }
    }
}
