package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.run.RunReport;
import org.bottega.flow.spec.NodeRun.Piece;
import org.bottega.kernel.job.Progress;
import org.bottega.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes that take what lies elsewhere, a database's rows and a model that was kept, and the one that
/// searches a model by itself.
class KeptElsewhereTest {
    @TempDir Path folder;

    private static Piece piece(RunReport report, String node, String port) {
        assertEquals(List.of(), report.failures());
        return report.result(node).orElseThrow().piece(port).orElseThrow();
    }

    @Test
    void aDatabaseGivesAWholeTableOrTheAnswerToAQuestionAndIsAskedAnewAtEachRun() throws Exception {
        var address = "jdbc:sqlite:" + folder.resolve("shop.db");
        try (var connection = DriverManager.getConnection(address);
                var statement = connection.createStatement()) {
            statement.execute("create table sold (what text, price real)");
            statement.execute("insert into sold values ('tea', 2.5), ('milk', 1.0), ('tea', 3.5)");
            try (var workspace = Workspace.open(folder.resolve("workspace"))) {
                var flows = Flows.of(workspace);
                var draft =
                        new FlowDraft()
                                .node("read-database", Map.of("address", address, "table", "sold"))
                                .node(
                                        "read-database_asked",
                                        Map.of(
                                                "address",
                                                address,
                                                "query",
                                                List.of(
                                                        "select what,",
                                                        "  sum(price) as paid -- with tea, milk",
                                                        "from sold group by what order by what")))
                                .workflow();
                var first = FlowDraft.run(flows, draft);
                assertEquals(3, Pieces.table(piece(first, "read-database", "data")).rows());
                var asked =
                        Pieces.rows(piece(first, "read-database-asked", "data"), Progress.none());
                assertEquals(List.of("what", "paid"), asked.schema().names());
                assertEquals("tea", asked.column("what").text(1));
                assertEquals(6.0, Double.parseDouble(asked.column("paid").text(1)));
                statement.execute("insert into sold values ('salt', 0.5)");
                var second = FlowDraft.run(flows, draft);
                assertEquals(4, Pieces.table(piece(second, "read-database", "data")).rows());
            }
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsToldInASentence() {
        try (var workspace = Workspace.open(folder.resolve("workspace"))) {
            var draft =
                    new FlowDraft()
                            .node(
                                    "read-database",
                                    Map.of(
                                            "address",
                                            "jdbc:sqlite:" + folder.resolve("none.db"),
                                            "table",
                                            "sold"))
                            .workflow();
            var failures = FlowDraft.run(Flows.of(workspace), draft).failures();
            assertEquals(1, failures.size(), failures::toString);
            assertTrue(Files.notExists(folder.resolve("none.db")), "an empty database was made");
        }
    }

    @Test
    void aModelIsTakenFromAFileAndByItsNameAndPredictsAsTheOneThatWasKept() {
        try (var workspace = Workspace.open(folder.resolve("workspace"))) {
            var flows = Flows.of(workspace);
            var file = folder.resolve("penguins.bottega").toString();
            var kept =
                    new FlowDraft()
                            .node("sample-data", Map.of("sample", "penguins"))
                            .node("decision-tree", Map.of("target", "Species"))
                            .node("save-model", Map.of("path", file))
                            .node("register-model", Map.of("name", "penguins"))
                            .wire("sample-data.data", "decision-tree.data")
                            .wire("decision-tree.model", "save-model.model")
                            .wire("decision-tree.model", "register-model.model");
            assertEquals(List.of(), FlowDraft.run(flows, kept.workflow()).failures());
            var taken =
                    kept.node("load-model_file", Map.of("model", file))
                            .node("load-model_name", Map.of("model", "penguins", "version", 1));
            for (var from : List.of("decision-tree", "load-model-file", "load-model-name")) {
                var predict = "predict_" + from;
                taken.node(predict, Map.of())
                        .wire("sample-data.data", predict.replace('_', '-') + ".data")
                        .wire(from + ".model", predict.replace('_', '-') + ".model");
            }
            var report = FlowDraft.run(flows, taken.workflow());
            var own = Pieces.rows(piece(report, "predict-decision-tree", "data"), Progress.none());
            for (var from : List.of("load-model-file", "load-model-name")) {
                var theirs = Pieces.rows(piece(report, "predict-" + from, "data"), Progress.none());
                assertEquals(own.schema(), theirs.schema());
                for (var column : own.schema().names()) {
                    for (int i = 0; i < own.rows(); i++) {
                        assertEquals(own.column(column).text(i), theirs.column(column).text(i));
                    }
                }
            }
        }
    }

    @Test
    void aSearchWithFewTrialsGivesAModelAndTheListOfWhatItTried() {
        var report =
                FlowDraft.run(
                        FlowDraft.flows(folder),
                        new FlowDraft()
                                .node("sample-data", Map.of("sample", "penguins"))
                                .node(
                                        "split",
                                        Map.of(
                                                "way",
                                                "stratified",
                                                "column",
                                                "Species",
                                                "share",
                                                0.3))
                                .node(
                                        "automl",
                                        Map.of(
                                                "target",
                                                "Species",
                                                "metric",
                                                "accuracy",
                                                "seconds",
                                                20,
                                                "trials",
                                                2,
                                                "folds",
                                                2,
                                                "algorithms",
                                                List.of("decision-tree", "gaussian-naive-bayes")))
                                .node("evaluate", Map.of())
                                .wire("sample-data.data", "split.data")
                                .wire("split.training", "automl.data")
                                .wire("automl.model", "evaluate.model")
                                .wire("split.test", "evaluate.data")
                                .workflow());
        var board = Pieces.rows(piece(report, "automl", "leaderboard"), Progress.none());
        assertEquals(
                List.of("name", "algorithm", "score", "spread", "seconds", "weight"),
                board.schema().names());
        assertTrue(board.rows() >= 2, () -> board.rows() + " lines");
        var judged = Pieces.figures(piece(report, "evaluate", "metrics")).values();
        assertTrue(judged.get("accuracy") > 0.9, judged::toString);
    }

    @Test
    void anAlgorithmThatDoesNotExistIsToldBeforeTheSearch() {
        var drawn =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "penguins"))
                        .node("automl", Map.of("target", "Species", "algorithms", List.of("bayes")))
                        .wire("sample-data.data", "automl.data")
                        .workflow();
        var findings = FlowDraft.flows(folder).checker().check(drawn).findings("automl");
        assertEquals(1, findings.size());
        assertEquals("There is no algorithm \"bayes\".", findings.getFirst().problem().what());
    }
}
