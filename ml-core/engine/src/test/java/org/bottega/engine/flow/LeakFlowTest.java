package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Leaks among real nodes, and the one click that mends each.
class LeakFlowTest {
    @TempDir Path folder;

    private List<Finding> findings(Workflow workflow, String node) {
        return FlowDraft.flows(folder).checker().check(workflow).findings(node);
    }

    private Workflow mended(Workflow workflow, String node) {
        return workflow.apply(findings(workflow, node).getFirst().fixes().getFirst().edit());
    }

    @Test
    void aMeanThatIsFilledBeforeTheSplitMovesBehindItInOneClick() {
        var drawn =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "churn"))
                        .node("fill-missing", Map.of("columns", List.of("total_charges")))
                        .node("split", Map.of())
                        .node("decision-tree", Map.of("target", "churn"))
                        .node("evaluate", Map.of())
                        .wire("sample-data.data", "fill-missing.data")
                        .wire("fill-missing.data", "split.data")
                        .wire("split.training", "decision-tree.data")
                        .wire("decision-tree.model", "evaluate.model")
                        .wire("split.test", "evaluate.data")
                        .workflow();
        assertTrue(
                findings(drawn, "fill-missing").getFirst().problem().what().contains("all rows"));
        var mended = mended(drawn, "fill-missing");
        assertEquals(Map.of(), FlowDraft.flows(folder).checker().check(mended).all());
        assertTrue(mended.wires().contains(new Wire("split", "test", "fill-missing", "also")));
        assertTrue(mended.wires().contains(new Wire("fill-missing", "also", "evaluate", "data")));
        // a constant is not learnt from rows
        var constant =
                drawn.apply(
                        new org.bottega.flow.graph.Edit.PutNode(
                                drawn.require("fill-missing")
                                        .with("with", "constant")
                                        .with("value", "0")));
        assertEquals(List.of(), findings(constant, "fill-missing"));
    }

    @Test
    void aModelThatIsJudgedByTheRowsItLearntFromGetsASplitInOneClick() {
        var drawn =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "churn"))
                        .node("decision-tree", Map.of("target", "churn"))
                        .node("evaluate", Map.of())
                        .wire("sample-data.data", "decision-tree.data")
                        .wire("decision-tree.model", "evaluate.model")
                        .wire("sample-data.data", "evaluate.data")
                        .workflow();
        assertTrue(findings(drawn, "evaluate").getFirst().problem().what().contains("learnt"));
        var mended = mended(drawn, "evaluate");
        assertEquals(Map.of(), FlowDraft.flows(folder).checker().check(mended).all());
        assertTrue(mended.wires().contains(new Wire("split", "test", "evaluate", "data")));
    }

    @Test
    void aModelThatIsJudgedByTheTrainingPartIsJudgedByTheOtherInOneClick() {
        var drawn =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "churn"))
                        .node("split", Map.of())
                        .node("decision-tree", Map.of("target", "churn"))
                        .node("best-model", Map.of())
                        .wire("sample-data.data", "split.data")
                        .wire("split.training", "decision-tree.data")
                        .wire("decision-tree.model", "best-model.model")
                        .wire("split.training", "best-model.data")
                        .workflow();
        var mended = mended(drawn, "best-model");
        assertTrue(mended.wires().contains(new Wire("split", "test", "best-model", "data")));
        assertEquals(List.of(), findings(mended, "best-model"));
    }

    @Test
    void aTargetThatIsNotChosenIsOfferedInOneClick() {
        var drawn =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "churn"))
                        .node("decision-tree", Map.of())
                        .wire("sample-data.data", "decision-tree.data")
                        .workflow();
        var mended = mended(drawn, "decision-tree");
        assertEquals("churn", mended.require("decision-tree").settings().get("target"));
    }

    @Test
    void aLeakFurtherBeforeTheSplitIsMendedToo() {
        var drawn =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "churn"))
                        .node("fill-missing", Map.of("columns", List.of("total_charges")))
                        .node("filter", Map.of("condition", "tenure > 0"))
                        .node("split", Map.of())
                        .node("decision-tree", Map.of("target", "churn"))
                        .node("evaluate", Map.of())
                        .wire("sample-data.data", "fill-missing.data")
                        .wire("fill-missing.data", "filter.data")
                        .wire("filter.data", "split.data")
                        .wire("split.training", "decision-tree.data")
                        .wire("decision-tree.model", "evaluate.model")
                        .wire("split.test", "evaluate.data")
                        .workflow();
        var mended = mended(drawn, "fill-missing");
        assertEquals(Map.of(), FlowDraft.flows(folder).checker().check(mended).all());
        assertTrue(mended.wires().contains(new Wire("sample-data", "data", "filter", "data")));
        assertTrue(
                mended.wires().contains(new Wire("fill-missing", "data", "decision-tree", "data")));
    }
}
