package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.graph.Workflow;
import org.bottega.kernel.table.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChurnFlowTest {
    @TempDir Path folder;

    private static Workflow churn() {
        return new FlowDraft()
                .node("sample-data", Map.of("sample", "churn"))
                .node("filter", Map.of("condition", "tenure > 0"))
                .node("fill-missing", Map.of("columns", List.of("total_charges")))
                .node("split", Map.of("way", "stratified", "column", "churn"))
                .node("logistic-regression", Map.of("target", "churn"))
                .node("evaluate", Map.of())
                .node("predict", Map.of())
                .node("chart", Map.of("drawing", "histogram", "x", "tenure"))
                .node("view-table", Map.of("rows", 5))
                .wire("sample-data.data", "filter.data")
                .wire("filter.data", "split.data")
                .wire("split.training", "fill-missing.data")
                .wire("split.test", "fill-missing.also")
                .wire("fill-missing.data", "logistic-regression.data")
                .wire("logistic-regression.model", "evaluate.model")
                .wire("fill-missing.also", "evaluate.data")
                .wire("logistic-regression.model", "predict.model")
                .wire("fill-missing.also", "predict.data")
                .wire("sample-data.data", "chart.data")
                .wire("predict.data", "view-table.data")
                .workflow();
    }

    @Test
    void theChecksFindNothingWrongAndTellTheColumns() {
        var flows = FlowDraft.flows(folder);
        var checked = flows.checker().check(churn());
        assertEquals(Map.of(), checked.all());
        var predicted = checked.output("fill-missing", "also").orElseThrow();
        assertEquals(Kind.NUMBER, predicted.schema().orElseThrow().require("tenure").kind());
        assertEquals(
                "churn",
                checked.output("logistic-regression", "model").orElseThrow().facts().get("target"));
    }

    @Test
    void fromDataToFiguresAndASecondRunTakesEverythingFromTheCache() {
        var report = FlowDraft.run(FlowDraft.flows(folder), churn());
        assertEquals(List.of(), report.failures());
        var evaluated = report.result("evaluate").orElseThrow();
        var metrics = Pieces.figures(evaluated.piece("metrics").orElseThrow());
        double auc = metrics.values().get("auc");
        assertTrue(auc > 0.82 && auc < 0.88, () -> "AUC " + auc);
        assertEquals(6, Pieces.charts(evaluated.piece("chart").orElseThrow()).size());
        var predicted =
                Pieces.table(report.result("predict").orElseThrow().piece("data").orElseThrow());
        assertEquals(Kind.CATEGORY, predicted.schema().require("prediction").kind());

        var again = FlowDraft.run(FlowDraft.flows(folder), churn());
        assertTrue(again.nodes().values().stream().allMatch(n -> n.cached()));
        assertEquals(
                metrics,
                Pieces.figures(
                        again.result("evaluate").orElseThrow().piece("metrics").orElseThrow()));
    }

    @Test
    void columnsThatOnlyDataCanTellAreKnownOnceItRanAlsoAfterARestart() {
        var draft =
                new FlowDraft()
                        .node("read-file", Map.of("path", "sample:penguins"))
                        .node("one-hot", Map.of("column", "Island"))
                        .node("keep-columns", Map.of("columns", List.of("Island=Biscoe")))
                        .wire("read-file.data", "one-hot.data")
                        .wire("one-hot.data", "keep-columns.data")
                        .workflow();
        var before = FlowDraft.flows(folder).look(draft);
        assertTrue(before.kept().isEmpty());
        assertEquals(Map.of(), before.checked().all());
        assertTrue(before.checked().output("one-hot", "data").orElseThrow().schema().isEmpty());

        FlowDraft.run(FlowDraft.flows(folder), draft);
        var after = FlowDraft.flows(folder).look(draft);
        assertEquals(draft.nodes().keySet(), after.kept().keySet());
        var known = after.checked().output("one-hot", "data").orElseThrow();
        assertTrue(known.schema().orElseThrow().find("Island=Biscoe").isPresent());
        assertEquals(344, known.rows().orElseThrow());

        var changed =
                draft.apply(
                        new org.bottega.flow.graph.Edit.PutNode(
                                draft.require("one-hot").with("column", "Sex")));
        var stale = FlowDraft.flows(folder).look(changed);
        assertEquals(java.util.Set.of("read-file"), stale.kept().keySet());
    }
}
