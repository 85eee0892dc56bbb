package org.bottega.engine.flow;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bottega.flow.file.Journal;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.run.Result;
import org.bottega.flow.run.RunListener;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// A process that draws or runs a workflow until it is killed.
public final class FlowVictim {
    private FlowVictim() {}

    public static void main(String[] args) {
        var out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var folder = Path.of(args[1]);
        if (args[0].equals("draw")) {
            draw(folder, out);
        } else {
            var workflow = WorkflowFile.read(folder.resolve("slow.flow.json"));
            FlowDraft.flows(folder)
                    .executor()
                    .run(
                            workflow,
                            Executor.Order.ALL,
                            new RunListener() {
                                @Override
                                public void state(
                                        String node,
                                        NodeState state,
                                        List<Problem> reason,
                                        Optional<Result> result) {
                                    out.println(node + " " + state);
                                }

                                @Override
                                public void progress(String node, double f, String message) {}
                            },
                            Progress.none());
        }
    }

    private static void draw(Path folder, PrintStream out) {
        var flows = FlowDraft.flows(folder);
        var random = new Random(5);
        try (var journal = Journal.open(folder.resolve("journal"), Workflow.empty("victim"))) {
            while (true) {
                step(flows, journal, random);
                out.println(hash(journal.workflow()));
            }
        }
    }

    static int hash(Workflow workflow) {
        return WorkflowFile.text(workflow).hashCode();
    }

    /// One random thing that a person may do; impossible ones are refused and change nothing.
    static void step(Flows flows, Journal journal, Random random) {
        var workflow = journal.workflow();
        var kinds = flows.catalog().all();
        var ids = List.copyOf(workflow.nodes().keySet());
        try {
            int what = random.nextInt(10);
            if (ids.size() < 3 || what < 4) {
                var spec = kinds.get(random.nextInt(kinds.size()));
                var place = new Place(random.nextInt(2000), random.nextInt(1000));
                journal.apply("Add", flows.gestures().add(workflow, spec, place).edit());
                return;
            }
            var id = ids.get(random.nextInt(ids.size()));
            var other = ids.get(random.nextInt(ids.size()));
            switch (what) {
                case 4, 5 -> {
                    var from = flows.catalog().find(workflow.require(id).type()).orElseThrow();
                    var to = flows.catalog().find(workflow.require(other).type()).orElseThrow();
                    if (!from.outputs().isEmpty() && !to.inputs().isEmpty()) {
                        journal.apply(
                                "Connect",
                                flows.gestures()
                                        .connect(
                                                workflow,
                                                new Wire(
                                                        id,
                                                        from.outputs().getFirst().id(),
                                                        other,
                                                        to.inputs().getFirst().id())));
                    }
                }
                case 6 ->
                        journal.apply(
                                "Set",
                                new Edit.PutNode(
                                        workflow.require(id).with("seed", random.nextInt(100))));
                case 7 ->
                        journal.apply(
                                "Delete", flows.gestures().delete(workflow, Set.of(id), true));
                case 8 ->
                        journal.apply("Move", new Edit.Move(id, new Place(random.nextInt(500), 3)));
                default -> journal.undo();
            }
        } catch (ProblemException _) {
            // a wire that does not fit, for example
        }
    }
}
