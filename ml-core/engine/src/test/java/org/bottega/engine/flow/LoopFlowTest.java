package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.graph.Component;
import org.bottega.flow.graph.Component.Opening;
import org.bottega.flow.graph.Component.Promoted;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Repeated components over real nodes.
class LoopFlowTest {
    @TempDir Path folder;

    private static Workflow with(
            Workflow outer, Component inside, Map<String, Object> settings, Wire... wires) {
        var drawn =
                outer.apply(
                        new Edit.PutNode(
                                Node.of("loop", Component.REPEAT, 1, "Loop")
                                        .withSettings(settings)
                                        .withInside(inside)));
        for (var wire : wires) {
            drawn = drawn.apply(new Edit.AddWire(wire));
        }
        return drawn;
    }

    @Test
    void aCrossValidationIsALoopOverFoldsAndEveryRowIsJudgedOnce() {
        var inside =
                new Component(
                        new FlowDraft()
                                .node(
                                        "split",
                                        Map.of(
                                                "way",
                                                "stratified",
                                                "column",
                                                "Species",
                                                "folds",
                                                4))
                                .node("decision-tree", Map.of("target", "Species"))
                                .node("evaluate", Map.of())
                                .wire("split.training", "decision-tree.data")
                                .wire("decision-tree.model", "evaluate.model")
                                .wire("split.test", "evaluate.data")
                                .workflow(),
                        List.of(new Opening("data", "split", "data")),
                        List.of(new Opening("metrics", "evaluate", "metrics")),
                        List.of(new Promoted("fold", "split", "fold")));
        var drawn =
                with(
                        new FlowDraft()
                                .node("sample-data", Map.of("sample", "penguins"))
                                .node("compare", Map.of("metric", "accuracy"))
                                .workflow(),
                        inside,
                        Map.of("each", "fold", "values", "1..4"),
                        new Wire("sample-data", "data", "loop", "data"),
                        new Wire("loop", "metrics", "compare", "metrics"));
        var report = FlowDraft.run(FlowDraft.flows(folder), drawn);
        assertEquals(List.of(), report.failures());
        var table =
                Pieces.rows(
                        report.result("compare").orElseThrow().piece("data").orElseThrow(),
                        Progress.none());
        assertEquals(4, table.rows());
        double rows = 0;
        for (int i = 0; i < 4; i++) {
            rows += Double.parseDouble(table.column("rows").text(i));
            assertTrue(Double.parseDouble(table.column("accuracy").text(i)) > 0.8);
        }
        assertEquals(344, rows);
    }

    @Test
    void aLoopOverFilesReadsEachAndTheRowsAreGathered() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        for (int i = 1; i <= 3; i++) {
            Files.writeString(
                    folder.resolve("in/part-" + i + ".csv"),
                    "n,word\n" + i + "1,a\n" + i + "2,b\n");
        }
        var inside =
                new Component(
                        new FlowDraft()
                                .node("read-file", Map.of())
                                .node("filter", Map.of("condition", "word = 'b'"))
                                .wire("read-file.data", "filter.data")
                                .workflow(),
                        List.of(),
                        List.of(new Opening("data", "filter", "data")),
                        List.of(new Promoted("file", "read-file", "path")));
        var drawn =
                with(
                        new FlowDraft().node("gather-rows", Map.of("number", "part")).workflow(),
                        inside,
                        Map.of("each", "file", "values", "files: in/part-*.csv"),
                        new Wire("loop", "data", "gather-rows", "data"));
        var report = FlowDraft.run(FlowDraft.flows(folder), drawn);
        assertEquals(List.of(), report.failures());
        var table =
                Pieces.rows(
                        report.result("gather-rows").orElseThrow().piece("data").orElseThrow(),
                        Progress.none());
        assertEquals(3, table.rows());
        assertEquals("12", table.column("n").text(0));
        assertEquals("3", table.column("part").text(2));
    }
}
