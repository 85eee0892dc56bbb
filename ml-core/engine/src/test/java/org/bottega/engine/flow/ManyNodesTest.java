package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.chart.Chart;
import org.bottega.engine.flow.node.Approvals;
import org.bottega.engine.flow.node.SnippetRule;
import org.bottega.engine.flow.node.Surroundings;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.run.RunReport;
import org.bottega.flow.spec.NodeRun.Piece;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.model.bundle.Bundle;
import org.bottega.workspace.ModelRecord.Stage;
import org.bottega.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes at work on real data, with what they give told from the library or by hand.
class ManyNodesTest {
    @TempDir Path folder;

    private Flows flows;

    @BeforeEach
    void open() {
        flows = FlowDraft.flows(folder);
    }

    private RunReport run(FlowDraft draft) {
        return FlowDraft.run(flows, draft.workflow());
    }

    private static Piece piece(RunReport report, String node, String port) {
        assertEquals(List.of(), report.failures());
        return report.result(node).orElseThrow().piece(port).orElseThrow();
    }

    private FlowDraft penguins() {
        return new FlowDraft()
                .node("sample-data", Map.of("sample", "penguins"))
                .node("split", Map.of("way", "stratified", "column", "Species", "share", 0.3))
                .node("decision-tree", Map.of("target", "Species"))
                .wire("sample-data.data", "split.data")
                .wire("split.training", "decision-tree.data");
    }

    @Test
    void sqlOverTwoTablesGivesWhatItSays() {
        var report =
                run(
                        new FlowDraft()
                                .node("sample-data", Map.of("sample", "penguins"))
                                .node(
                                        "sql_count",
                                        Map.of(
                                                "sql",
                                                List.of(
                                                        "select Species, count(*) as n from t",
                                                        "group by 1 order by 1")))
                                .node(
                                        "sql_sum",
                                        Map.of("sql", List.of("select sum(n) as all_rows from t1")))
                                .wire("sample-data.data", "sql-count.data")
                                .wire("sql-count.data", "sql-sum.data"));
        var rows = Pieces.rows(piece(report, "sql-sum", "data"), Progress.none());
        assertEquals("344", rows.column(0).text(0));
        assertEquals(3, Pieces.table(piece(report, "sql-count", "data")).rows());
    }

    @Test
    void theColumnsOfAQueryAreKnownBeforeItRuns() {
        var drawn =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "penguins"))
                        .node("sql", Map.of("sql", List.of("select Species, 1 as one from t")))
                        .wire("sample-data.data", "sql.data")
                        .workflow();
        var schema = flows.checker().check(drawn).output("sql", "data").orElseThrow().schema();
        assertEquals(List.of("Species", "one"), schema.orElseThrow().names());
    }

    @Test
    void aModelIsJudgedExplainedReportedAndExported() throws IOException {
        var report =
                run(
                        penguins()
                                .node("evaluate", Map.of())
                                .node("importance", Map.of("rows", 200, "repeats", 2))
                                .node("explain", Map.of("rows", 30))
                                .node("model-report", Map.of())
                                .node("report", Map.of("title", "Penguins"))
                                .node("save-model", Map.of("path", "out/penguins.bottega"))
                                .node("export-onnx", Map.of("path", "out/penguins.onnx"))
                                .node("deploy", Map.of("folder", "out/endpoint"))
                                .node("compare", Map.of("metric", "accuracy"))
                                .wire("decision-tree.model", "evaluate.model")
                                .wire("split.test", "evaluate.data")
                                .wire("decision-tree.model", "importance.model")
                                .wire("split.test", "importance.data")
                                .wire("decision-tree.model", "explain.model")
                                .wire("split.test", "explain.data")
                                .wire("decision-tree.model", "model-report.model")
                                .wire("split.test", "model-report.data")
                                .wire("evaluate.metrics", "report.metrics")
                                .wire("evaluate.chart", "report.chart")
                                .wire("importance.chart", "report.chart")
                                .wire("importance.data", "report.data")
                                .wire("model-report.report", "report.reports")
                                .wire("decision-tree.model", "save-model.model")
                                .wire("decision-tree.model", "export-onnx.model")
                                .wire("decision-tree.model", "deploy.model")
                                .wire("evaluate.metrics", "compare.metrics"));
        var html = Files.readString(Pieces.reportFile(piece(report, "report", "report")));
        assertTrue(
                html.contains("Penguins") && html.contains("importance") && html.contains("<svg"));
        var accuracy =
                Pieces.figures(piece(report, "evaluate", "metrics")).values().get("accuracy");
        assertTrue(accuracy > 0.9, () -> "accuracy " + accuracy);
        var saved = Bundle.read(folder.resolve("out/penguins.bottega"));
        assertEquals("Species", saved.signature().task().target());
        assertTrue(Files.size(folder.resolve("out/penguins.onnx")) > 500);
        assertTrue(Files.isExecutable(folder.resolve("out/endpoint/serve.sh")));
        var swarm = Pieces.charts(piece(report, "explain", "chart")).get(1);
        assertTrue(swarm instanceof Chart.Swarm s && !s.rows().isEmpty());
    }

    @Test
    void chartsOfEveryDrawingAreDrawnFromTheTable() {
        // columns of the names that SQL gives to results
        var draft =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "penguins"))
                        .node(
                                "sql",
                                Map.of(
                                        "sql",
                                        List.of(
                                                "select \"Body Mass (g)\" as b, \"Flipper Length"
                                                        + " (mm)\" as a, Species as g, Island as n,"
                                                        + " 1 as p, 2 as q, 3 as x, 4 as y, 5 as r from t")))
                        .wire("sample-data.data", "sql.data");
        var drawings =
                Map.of(
                        "histogram", Map.<String, Object>of("x", "b"),
                        "bars", Map.<String, Object>of("x", "n"),
                        "scatter", Map.<String, Object>of("x", "b", "y", "a"),
                        "line", Map.<String, Object>of("x", "a", "y", "b", "amount", "mean"),
                        "boxes", Map.<String, Object>of("x", "g", "y", "b"),
                        "heat-map", Map.<String, Object>of("x", "g", "y", "n"));
        drawings.forEach((drawing, settings) -> {
            var all = new java.util.HashMap<>(settings);
            all.put("drawing", drawing);
            draft.node("chart_" + drawing, all).wire("sql.data", "chart-" + drawing + ".data");
        });
        var report = run(draft);
        assertTrue(
                chart(report, "bars") instanceof Chart.Bars b
                        && b.bars().getFirst().value() == 168);
        assertTrue(
                chart(report, "histogram") instanceof Chart.Histogram h
                        && h.counts().stream().mapToDouble(d -> d).sum() == 342);
        assertTrue(chart(report, "scatter") instanceof Chart.Scatter s && s.spots().size() == 344);
        assertTrue(chart(report, "line") instanceof Chart.Lines);
        assertTrue(chart(report, "boxes") instanceof Chart.Boxes b && b.boxes().size() == 3);
        assertTrue(chart(report, "heat-map") instanceof Chart.HeatMap m && m.rows().size() == 3);
    }

    private static Chart chart(RunReport report, String drawing) {
        return Pieces.charts(piece(report, "chart-" + drawing, "chart")).getFirst();
    }

    @Test
    void javaTreatsATableAndItsMistakesAreToldWithTheLine() {
        var draft =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "penguins"))
                        .node(
                                "java-snippet",
                                Map.of(
                                        "code",
                                        List.of(
                                                "double[] mass = ((NumberColumn) rows.column(\"Body"
                                                        + " Mass (g)\")).values().clone();",
                                                "for (int i = 0; i < mass.length; i++) mass[i] /="
                                                        + " 1000;",
                                                "return rows.with(Field.of(\"kg\", Kind.NUMBER), new"
                                                        + " NumberColumn(mass));")))
                        .wire("sample-data.data", "java-snippet.data");
        var rows = Pieces.rows(piece(run(draft), "java-snippet", "data"), Progress.none());
        assertEquals("3.75", rows.column("kg").text(0));
        draft.node("java-snippet", Map.of("code", List.of("int x = 1;", "return row;")));
        var failed = run(draft).failures();
        assertTrue(failed.getFirst().sentence().contains("line 2"), () -> failed.toString());
    }

    @Test
    void aGateStopsAModelThatIsNotGoodEnoughAndAConditionTakesTheOtherWay() {
        var draft =
                penguins()
                        .node("evaluate", Map.of())
                        .node(
                                "quality-gate",
                                Map.of(
                                        "requirements",
                                        List.of("accuracy >= 0.9999"),
                                        "otherwise",
                                        "stop"))
                        .node("save-model", Map.of("path", "never.bottega"))
                        .node(
                                "condition",
                                Map.of("metric", "accuracy", "is", "below", "value", 0.5))
                        .node("fail", Map.of("message", "Accuracy is {accuracy}."))
                        .node("notify", Map.of("message", "Accuracy is {accuracy}."))
                        .wire("decision-tree.model", "evaluate.model")
                        .wire("split.test", "evaluate.data")
                        .wire("decision-tree.model", "quality-gate.model")
                        .wire("evaluate.metrics", "quality-gate.metrics")
                        .wire("quality-gate.model", "save-model.model")
                        .wire("evaluate.metrics", "condition.metrics")
                        .wire("condition.yes", "fail.metrics")
                        .wire("condition.no", "notify.metrics");
        var report = run(draft);
        assertEquals(List.of(), report.failures());
        assertEquals(NodeState.SKIPPED, report.nodes().get("save-model").state());
        assertEquals(NodeState.SKIPPED, report.nodes().get("fail").state());
        var told = report.nodes().get("notify").problems().getFirst().what();
        assertTrue(told.startsWith("Accuracy is 0.9"), told);
        assertTrue(Files.exists(folder.resolve("notifications.jsonl")));

        draft.node("condition", Map.of("metric", "accuracy", "is", "above", "value", 0.5));
        var failed = run(draft);
        assertTrue(failed.failures().getFirst().what().startsWith("Accuracy is 0.9"));
    }

    @Test
    void aModelWaitsForAPersonAndGoesOnAfterTheAnswer() {
        try (var workspace = Workspace.open(folder.resolve("workspace"))) {
            flows = Flows.of(workspace);
            var draft =
                    penguins()
                            .node("approval", Map.of())
                            .node("register-model", Map.of("name", "penguins", "stage", "approved"))
                            .wire("decision-tree.model", "approval.model")
                            .wire("approval.model", "register-model.model");
            var waiting = run(draft);
            assertEquals(List.of(), waiting.failures());
            assertEquals(NodeState.SKIPPED, waiting.nodes().get("register-model").state());
            var approvals = flows.approvals();
            var asked = approvals.list().getFirst();
            assertEquals(Approvals.Answer.WAITING, asked.answer());
            approvals.answer(asked.id(), true, "Ada");
            var done = run(draft);
            assertEquals(NodeState.DONE, done.nodes().get("register-model").state());
            assertTrue(done.nodes().get("decision-tree").cached());
            assertTrue(run(draft).nodes().get("approval").cached());
            var registered = workspace.models().list();
            assertEquals(1, registered.size());
            assertEquals(Stage.APPROVED, registered.getFirst().stage());
        }
    }

    @Test
    void dataSetsAreTakenFromTheWorkspaceAndPutThere() {
        try (var workspace = Workspace.open(folder.resolve("workspace"))) {
            flows = Flows.of(workspace);
            var save =
                    new FlowDraft()
                            .node("sample-data", Map.of("sample", "penguins"))
                            .node("filter", Map.of("condition", "Island = 'Biscoe'"))
                            .node("save-data-set", Map.of("dataset", "biscoe"))
                            .wire("sample-data.data", "filter.data")
                            .wire("filter.data", "save-data-set.data");
            run(save);
            run(save);
            assertEquals(1, workspace.datasets().list().size());
            var report = run(new FlowDraft().node("data-set", Map.of("dataset", "biscoe")));
            assertEquals(168, Pieces.table(piece(report, "data-set", "data")).rows());
        }
    }

    @Test
    @Tag("slow")
    void rowsThatAreLikeTheOthersShowNoDrift() {
        var report =
                run(
                        penguins()
                                .node("drift-check", Map.of())
                                .node("filter", Map.of("condition", "Island = 'Biscoe'"))
                                .node("drift-check_island", Map.of())
                                .wire("split.training", "drift-check.reference")
                                .wire("split.test", "drift-check.data")
                                .wire("split.test", "filter.data")
                                .wire("split.training", "drift-check-island.reference")
                                .wire("filter.data", "drift-check-island.data"));
        var same = Pieces.figures(piece(report, "drift-check", "metrics")).values();
        var other = Pieces.figures(piece(report, "drift-check-island", "metrics")).values();
        assertTrue(same.get("drifted-columns") <= 1, same.toString());
        assertTrue(other.get("drifted-columns") >= 3, other.toString());
    }

    @Test
    void aFileIsPredictedInOneNodeAsInThree() throws IOException {
        var file = folder.resolve("new.csv");
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/penguins.csv")) {
            Files.write(file, in.readAllBytes());
        }
        run(
                penguins()
                        .node("batch-predict", Map.of("from", "new.csv", "to", "one.csv"))
                        .node("read-file", Map.of("path", "new.csv"))
                        .node("predict", Map.of())
                        .node("write-file", Map.of("path", "three.csv"))
                        .wire("decision-tree.model", "batch-predict.model")
                        .wire("decision-tree.model", "predict.model")
                        .wire("read-file.data", "predict.data")
                        .wire("predict.data", "write-file.data"));
        assertEquals(
                Files.readAllLines(folder.resolve("one.csv")),
                Files.readAllLines(folder.resolve("three.csv")));
    }

    @Test
    void withoutAWorkspaceAndWithoutLeaveTheNodesThatNeedThemSaySo() {
        var bare =
                new Flows(
                        new Surroundings(folder, folder, Optional.empty(), SnippetRule.NONE),
                        folder.resolve("results"),
                        1L << 30);
        var drawn =
                new FlowDraft()
                        .node("data-set", Map.of("dataset", "x"))
                        .node("java-snippet", Map.of())
                        .wire("data-set.data", "java-snippet.data")
                        .workflow();
        var checked = bare.checker().check(drawn);
        assertTrue(checked.findings("data-set").getFirst().problem().what().contains("workspace"));
        assertTrue(
                checked.findings("java-snippet").getFirst().problem().what().contains("Java code"));
    }

    @Test
    @Tag("slow")
    void aModelThatTreatsGroupsUnlikeIsStoppedByTheBiasGate() {
        var report =
                run(
                        new FlowDraft()
                                .node("sample-data", Map.of("sample", "churn"))
                                .node("split", Map.of("way", "stratified", "column", "churn"))
                                .node("decision-tree", Map.of("target", "churn"))
                                .node(
                                        "fairness",
                                        Map.of(
                                                "group",
                                                "senior_citizen=1",
                                                "favoured",
                                                List.of("No")))
                                .node(
                                        "quality-gate",
                                        Map.of("requirements", List.of("di >= 0.8", "di <= 1.25")))
                                .wire("sample-data.data", "split.data")
                                .wire("split.training", "decision-tree.data")
                                .wire("decision-tree.model", "fairness.model")
                                .wire("split.test", "fairness.data")
                                .wire("decision-tree.model", "quality-gate.model")
                                .wire("fairness.metrics", "quality-gate.metrics"));
        var metrics = report.result("fairness").orElseThrow().piece("metrics").orElseThrow();
        double impact = Pieces.figures(metrics).values().get("di");
        assertTrue(impact < 0.8, () -> "disparate impact " + impact);
        assertTrue(
                report.failures().getFirst().sentence().contains("di"),
                report.failures()::toString);
    }

    @Test
    @Tag("slow")
    void columnsWorthLearningFromStayForBothPartsAndRulesAreFound() {
        var report =
                run(
                        penguins()
                                .node("select-features", Map.of("target", "Species", "columns", 2))
                                .node("association-rules", Map.of("confidence", 0.9))
                                .wire("split.training", "select-features.data")
                                .wire("split.test", "select-features.also")
                                .wire("sample-data.data", "association-rules.data"));
        var kept = Pieces.table(piece(report, "select-features", "data")).schema().names();
        assertEquals(3, kept.size());
        assertEquals(kept, Pieces.table(piece(report, "select-features", "also")).schema().names());
        assertEquals(6, Pieces.table(piece(report, "select-features", "scores")).rows());
        var rules = Pieces.rows(piece(report, "association-rules", "data"), Progress.none());
        assertTrue(rules.rows() > 0 && rules.schema().find("lift").isPresent());
    }

    @Test
    void aSearchUnderABoundOnFairnessTellsEveryModelsDisparity() {
        var settings =
                new java.util.HashMap<String, Object>(
                        Map.of(
                                "target",
                                "Species",
                                "trials",
                                2,
                                "folds",
                                3,
                                "algorithms",
                                List.of("decision-tree", "logistic-regression"),
                                "fair-by",
                                "Sex=FEMALE",
                                "favoured",
                                List.of("Gentoo"),
                                "max-disparity",
                                0.2,
                                "reweigh",
                                true));
        var draft =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "penguins"))
                        .node("automl", settings)
                        .wire("sample-data.data", "automl.data");
        var foretold = flows.checker().check(draft.workflow()).output("automl", "leaderboard");
        var report = run(draft);
        var board = Pieces.rows(piece(report, "automl", "leaderboard"), Progress.none());
        assertEquals(foretold.orElseThrow().schema().orElseThrow().names(), board.schema().names());
        var disparity = (NumberColumn) board.column("disparity");
        assertTrue(disparity.value(0) <= 0.2, () -> "the winner's is " + disparity.value(0));
        for (double value : disparity.values()) {
            assertTrue(value >= 0 && value <= 1);
        }

        settings.remove("favoured");
        var problems =
                flows.checker()
                        .check(
                                new FlowDraft()
                                        .node("sample-data", Map.of("sample", "penguins"))
                                        .node("automl", settings)
                                        .wire("sample-data.data", "automl.data")
                                        .workflow())
                        .all()
                        .toString();
        assertTrue(problems.contains("No outcome is favoured."), problems);
    }

    @Test
    void settingsAreTunedByTrialsAndTheBestTrainsTheModel() {
        var draft =
                penguins()
                        .node(
                                "tune",
                                Map.of(
                                        "target",
                                        "Species",
                                        "algorithm",
                                        "decision-tree",
                                        "vary",
                                        List.of("max-depth"),
                                        "trials",
                                        4,
                                        "folds",
                                        2,
                                        "metric",
                                        "accuracy"))
                        .node("evaluate", Map.of())
                        .wire("split.training", "tune.data")
                        .wire("tune.model", "evaluate.model")
                        .wire("split.test", "evaluate.data");
        var report = run(draft);
        var trials = Pieces.rows(piece(report, "tune", "trials"), Progress.none());
        assertEquals(4, trials.rows());
        double best = 0;
        for (int i = 0; i < 4; i++) {
            best = Math.max(best, Double.parseDouble(trials.column("accuracy").text(i)));
        }
        assertTrue(best > 0.9, "best " + best);
        var judged = Pieces.figures(piece(report, "evaluate", "metrics")).values();
        assertTrue(judged.get("accuracy") > 0.9, judged::toString);
    }

    @Test
    void aModelOfAnotherProgramPredictsAsTheOneItWasWrittenFrom() {
        var numbers = List.of("Beak Length (mm)", "Beak Depth (mm)", "Body Mass (g)");
        var columns = new java.util.ArrayList<>(numbers);
        columns.add("Species");
        var draft =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "penguins"))
                        .node("keep-columns", Map.of("columns", columns))
                        .node("decision-tree", Map.of("target", "Species"))
                        .node("predict", Map.of())
                        .node("export-onnx", Map.of("path", "numbers.onnx"))
                        .wire("sample-data.data", "keep-columns.data")
                        .wire("keep-columns.data", "decision-tree.data")
                        .wire("decision-tree.model", "predict.model")
                        .wire("keep-columns.data", "predict.data")
                        .wire("decision-tree.model", "export-onnx.model");
        var own = Pieces.rows(piece(run(draft), "predict", "data"), Progress.none());
        draft.node(
                        "load-onnx",
                        Map.of(
                                "path", "numbers.onnx",
                                "target", "Species",
                                "classes", List.of("Adelie", "Chinstrap", "Gentoo")))
                .node("predict_theirs", Map.of())
                .wire("load-onnx.model", "predict-theirs.model")
                .wire("keep-columns.data", "predict-theirs.data");
        var theirs = Pieces.rows(piece(run(draft), "predict-theirs", "data"), Progress.none());
        for (int i = 0; i < own.rows(); i++) {
            assertEquals(own.column("prediction").text(i), theirs.column("prediction").text(i));
        }
    }
}
