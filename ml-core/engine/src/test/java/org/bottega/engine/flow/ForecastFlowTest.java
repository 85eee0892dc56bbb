package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastFlowTest {
    @TempDir Path folder;

    @Test
    void theSampleIsForecastBetterThanBySeasonAndPredictTellsWhatFollows() {
        var flow =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "monthly-series"))
                        .node(
                                "forecast",
                                Map.of(
                                        "target",
                                        "value",
                                        "time",
                                        "month",
                                        "series",
                                        List.of("series"),
                                        "horizon",
                                        6,
                                        "cut-offs",
                                        2))
                        .node("predict", Map.of())
                        .wire("sample-data.data", "forecast.data")
                        .wire("forecast.model", "predict.model")
                        .wire("sample-data.data", "predict.data")
                        .workflow();
        var flows = FlowDraft.flows(folder);
        assertEquals(Map.of(), flows.checker().check(flow).all());

        var report = FlowDraft.run(flows, flow);

        assertEquals(List.of(), report.failures());
        var learnt = report.result("forecast").orElseThrow();
        var scores = Pieces.figures(learnt.piece("metrics").orElseThrow()).values();
        assertTrue(scores.get("mase") < 1, scores::toString);
        var candidates = Pieces.table(learnt.piece("candidates").orElseThrow());
        assertTrue(candidates.rows() > 3, () -> candidates.rows() + " candidates");
        var told =
                Pieces.rows(
                        report.result("predict").orElseThrow().piece("data").orElseThrow(),
                        Progress.none());
        assertEquals(8 * 6, told.rows());
        assertEquals(List.of("series", "month", "prediction"), told.schema().names().subList(0, 3));
        var model = Pieces.model(learnt.piece("model").orElseThrow());
        assertEquals(6, model.horizon().orElseThrow().task().horizon());
    }
}
