package org.bottega.ui.engine;

import java.util.ArrayList;
import java.util.List;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.ui.page.workflow.Workflows.Template;

/// Workflows to begin with, over the bundled samples. One whose kinds are not all there is left out.
final class WorkflowTemplates {
    private static final double COLUMN = 280;

    private final Catalog catalog;
    private final List<Edit> edits = new ArrayList<>();
    private boolean whole = true;

    private WorkflowTemplates(Catalog catalog) {
        this.catalog = catalog;
    }

    static List<Template> all(Catalog catalog) {
        var all = new ArrayList<Template>();
        new WorkflowTemplates(catalog)
                .node("data", "sample-data", 0, 1, "sample", "churn")
                .node("split", "split", 1, 1, "way", "stratified", "column", "churn")
                .node("train", "lightgbm", 2, 0, "target", "churn")
                .node("judge", "evaluate", 3, 0)
                .node("report", "model-report", 3, 2)
                .wire("data", "data", "split", "data")
                .wire("split", "training", "train", "data")
                .wire("train", "model", "judge", "model")
                .wire("split", "test", "judge", "data")
                .wire("train", "model", "report", "model")
                .wire("split", "test", "report", "data")
                .into("churn", "mdi2a-account-arrow-right-outline", all);
        new WorkflowTemplates(catalog)
                .node("data", "sample-data", 0, 1, "sample", "churn")
                .node("split", "split", 1, 1, "way", "stratified", "column", "churn")
                .node("boosting", "lightgbm", 2, 0, "target", "churn")
                .node("forest", "random-forest", 2, 2, "target", "churn")
                .node("judge-boosting", "evaluate", 3, 0)
                .node("judge-forest", "evaluate", 3, 2)
                .node("compare", "compare", 4, 1)
                .wire("data", "data", "split", "data")
                .wire("split", "training", "boosting", "data")
                .wire("split", "training", "forest", "data")
                .wire("boosting", "model", "judge-boosting", "model")
                .wire("split", "test", "judge-boosting", "data")
                .wire("forest", "model", "judge-forest", "model")
                .wire("split", "test", "judge-forest", "data")
                .wire("judge-boosting", "metrics", "compare", "metrics")
                .wire("judge-forest", "metrics", "compare", "metrics")
                .into("compare", "mdi2s-scale-balance", all);
        new WorkflowTemplates(catalog)
                .node("data", "sample-data", 0, 0, "sample", "penguins")
                .node("profile", "profile", 1, 0)
                .wire("data", "data", "profile", "data")
                .into("look", "mdi2t-table-eye", all);
        return all;
    }

    private WorkflowTemplates node(
            String id, String type, double column, double line, String... settings) {
        var spec = catalog.find(type);
        if (spec.isEmpty()) {
            whole = false;
            return this;
        }
        var node = Node.of(id, type, spec.get().version(), spec.get().title());
        for (int i = 0; i < settings.length; i += 2) {
            node = node.with(settings[i], settings[i + 1]);
        }
        edits.add(new Edit.PutNode(node));
        edits.add(new Edit.Move(id, new Place(column * COLUMN, line * 64)));
        return this;
    }

    private WorkflowTemplates wire(String from, String output, String to, String input) {
        if (whole) {
            edits.add(new Edit.AddWire(new Wire(from, output, to, input)));
        }
        return this;
    }

    private void into(String id, String icon, List<Template> all) {
        if (whole) {
            all.add(new Template(id, icon, Workflow.empty("").apply(Edit.together("", edits))));
        }
    }
}
