package org.bottega.engine.flow;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bottega.engine.flow.node.SnippetRule;
import org.bottega.engine.flow.node.Surroundings;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor;
import org.bottega.flow.run.RunListener;
import org.bottega.flow.run.RunReport;
import org.bottega.kernel.job.Progress;

/// A workflow drawn in a few lines.
final class FlowDraft {
    private Workflow workflow = Workflow.empty("test");

    /// @param id of the node and, up to a dot, of its kind
    FlowDraft node(String id, Map<String, Object> settings) {
        var type = id.contains("_") ? id.substring(0, id.indexOf('_')) : id;
        var node = Node.of(id.replace('_', '-'), type, 1, id).withSettings(settings);
        workflow = workflow.apply(new Edit.PutNode(node));
        return this;
    }

    /// @param from such as `split.training`
    FlowDraft wire(String from, String to) {
        workflow =
                workflow.apply(
                        new Edit.AddWire(
                                new Wire(
                                        from.substring(0, from.indexOf('.')),
                                        from.substring(from.indexOf('.') + 1),
                                        to.substring(0, to.indexOf('.')),
                                        to.substring(to.indexOf('.') + 1))));
        return this;
    }

    Workflow workflow() {
        return workflow;
    }

    static Flows flows(Path folder) {
        return new Flows(
                new Surroundings(folder, folder, Optional.empty(), SnippetRule.ALL),
                folder.resolve("results"),
                1L << 30);
    }

    static RunReport run(Flows flows, Workflow workflow) {
        return flows.executor()
                .run(workflow, Executor.Order.ALL, RunListener.none(), Progress.none());
    }
}
