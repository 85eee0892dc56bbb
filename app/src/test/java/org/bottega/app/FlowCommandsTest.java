package org.bottega.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Edit;
import org.bottega.model.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowCommandsTest {
    @TempDir Path folder;

    private Path flow;
    private Path workspace;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        workspace = folder.resolve("workspace");
        out = folder.resolve("out");
        flow = folder.resolve("penguins.flow.json");
        Files.writeString(
                flow,
                """
                {"format": "bottega-workflow", "version": 1, "name": "Penguins",
                 "parameters": [{"name": "share", "type": "number", "preset": 0.3, "doc": "Set aside."}],
                 "nodes": [
                   {"id": "read", "type": "read-file", "version": 1, "name": "Read",
                    "settings": {"path": "sample:penguins"}},
                   {"id": "split", "type": "split", "version": 1, "name": "Split",
                    "settings": {"share": "${share}"}},
                   {"id": "tree", "type": "decision-tree", "version": 1, "name": "Tree",
                    "settings": {"target": "Species"}},
                   {"id": "judge", "type": "evaluate", "version": 1, "name": "Judge"}],
                 "wires": [
                   {"from": "read", "output": "data", "to": "split", "input": "data"},
                   {"from": "split", "output": "training", "to": "tree", "input": "data"},
                   {"from": "split", "output": "test", "to": "judge", "input": "data"},
                   {"from": "tree", "output": "model", "to": "judge", "input": "model"}],
                 "layout": {}}
                """);
    }

    private Ran run(Object... more) {
        var words = new java.util.ArrayList<Object>();
        words.addAll(java.util.List.of("run", flow, "--out", out, "--workspace", workspace));
        words.addAll(java.util.List.of(more));
        return Ran.command(words.toArray());
    }

    @Test
    void aWorkflowRunsAndASecondRunTakesWhatIsKept() throws IOException {
        var first = run("--json");
        assertEquals(0, first.code(), first.err());
        var json = Json.read("output", first.out()).node();
        assertEquals("done", json.path("outcome").asText());
        assertEquals(4, json.path("nodes").size());
        assertTrue(Files.exists(out.resolve("judge-metrics.json")), first.err());
        assertTrue(Files.exists(out.resolve("judge-chart-1.svg")));
        var metrics = Files.readString(out.resolve("judge-metrics.json"));

        var second = run();
        assertEquals(0, second.code(), second.err());
        assertTrue(
                second.err().contains("4 of 4 nodes done, 4 of them from kept results"),
                second.err());
        assertEquals(metrics, Files.readString(out.resolve("judge-metrics.json")));

        var other = run("--set", "share=0.5", "--json");
        assertTrue(
                !metrics.equals(Files.readString(out.resolve("judge-metrics.json"))), other.err());

        var part = run("--to", "split", "--json");
        assertEquals(2, Json.read("output", part.out()).node().path("nodes").size());

        var runs = Ran.command("flow", "runs", "--workspace", workspace, "--json");
        var list = Json.read("runs", runs.out()).node();
        assertEquals(4, list.size());
        assertEquals("0.5", list.get(1).path("parameters").path("share").asText());
        var one =
                Ran.command(
                        "flow", "runs", list.get(2).path("id").asText(), "--workspace", workspace);
        assertTrue(one.out().contains("Judge") && one.out().contains("kept"), one.out());
    }

    @Test
    void wrongUseIsExitCode2AndAFailedNode1() throws IOException {
        var unknown = run("--set", "shar=0.5");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("no parameter \"shar\""), unknown.err());
        var text = run("--set", "share=much");
        assertEquals(2, text.code());
        assertTrue(text.err().contains("Give a number."), text.err());
        Files.writeString(
                flow, Files.readString(flow).replace("sample:penguins", "nowhere/missing.csv"));
        var failed = run();
        assertEquals(1, failed.code());
        assertTrue(failed.err().contains("missing.csv"), failed.err());
    }

    @Test
    void mistakesAreToldWithoutARun() throws IOException {
        var fine = Ran.command("flow", "check", flow, "--workspace", workspace);
        assertEquals(0, fine.code(), fine.err());
        Files.writeString(flow, Files.readString(flow).replace("\"Species\"", "\"Specie\""));
        var wrong = Ran.command("flow", "check", flow, "--workspace", workspace);
        assertEquals(1, wrong.code());
        assertTrue(wrong.err().contains("no column \"Specie\""), wrong.err());
    }

    @Test
    void differencesAreToldAndChangesOfTwoPeopleJoined() throws IOException {
        var text = Files.readString(flow);
        var mine = folder.resolve("mine.flow.json");
        var theirs = folder.resolve("theirs.flow.json");
        Files.writeString(mine, text.replace("\"Species\"", "\"Island\""));
        Files.writeString(theirs, text.replace("sample:penguins", "other.csv"));
        var diff = Ran.command("flow", "diff", flow, mine);
        assertTrue(diff.out().contains("Changed setting target of \"Tree\": Species, now Island"));
        var merged = folder.resolve("merged.flow.json");
        var merge = Ran.command("flow", "merge", flow, mine, theirs, "--out", merged);
        assertEquals(0, merge.code(), merge.err());
        var both = Files.readString(merged);
        assertTrue(both.contains("\"Island\"") && both.contains("other.csv"), both);
    }

    @Test
    void theKindsOfNodesAreListedWithAPageEach() throws IOException {
        var page = Ran.command("flow", "nodes", "quality-gate", "--workspace", workspace);
        assertTrue(page.out().startsWith("# Quality gate"), page.out());
        var pages = folder.resolve("pages");
        Ran.command("flow", "nodes", "--pages", pages, "--workspace", workspace);
        assertTrue(Files.readString(pages.resolve("README.md")).contains("[Filter"));
    }

    @Test
    void aScheduleIsAddedListedAndRemoved() throws IOException {
        var added =
                Ran.command(
                        "schedule",
                        "add",
                        flow,
                        "--cron",
                        "30 6 * * mon-fri",
                        "--set",
                        "share=0.4",
                        "--out",
                        out,
                        "--workspace",
                        workspace);
        assertEquals(0, added.code(), added.err());
        var listed = Ran.command("schedule", "list", "--workspace", workspace);
        assertTrue(
                listed.out().contains("Penguins") && listed.out().contains(" 06:30"), listed.out());
        var once = Ran.command("schedule", "run", "--once", "--workspace", workspace);
        assertEquals(0, once.code(), once.err());
        var wrong =
                Ran.command(
                        "schedule", "add", flow, "--cron", "6 o'clock", "--workspace", workspace);
        assertEquals(2, wrong.code());
        assertEquals(
                0, Ran.command("schedule", "remove", "Penguins", "--workspace", workspace).code());
        assertEquals(
                2, Ran.command("schedule", "remove", "Penguins", "--workspace", workspace).code());
    }

    @Test
    void aTemplateIsWrittenAndAProgramMadeOfIt() throws IOException {
        var file = folder.resolve("mine.flow.json");
        assertEquals(0, Ran.command("flow", "template", "churn", "--out", file).code());
        assertEquals(2, Ran.command("flow", "template", "churn", "--out", file).code());
        var code = Ran.command("flow", "code", file, "--workspace", workspace);
        assertTrue(code.out().contains("public final class CustomerChurn"), code.err());
    }

    @Test
    void aWorkflowRunsBesideAnOpenStudioUnlessItNeedsWhatIsInItsWorkspace() throws IOException {
        try (var studio = org.bottega.workspace.Workspace.open(workspace)) {
            assertEquals(0, run("--to", "read").code());
            Files.writeString(
                    flow,
                    Files.readString(flow)
                            .replace("read-file", "data-set")
                            .replace("\"path\": \"sample:penguins\"", "\"dataset\": \"x\""));
            var refused = run();
            assertEquals(1, refused.code());
            assertTrue(refused.err().contains("workspace"), refused.err());
            assertEquals(0, studio.datasets().list().size());
        }
    }

    @Test
    void aWorkflowIsTunedAndTheBestIsAWorkflow() throws IOException {
        var words =
                java.util.List.<Object>of(
                        "tune",
                        flow,
                        "--space",
                        "tree.max-depth=1..6",
                        "--metric",
                        "judge.accuracy",
                        "--trials",
                        4,
                        "--strategy",
                        "sobol",
                        "--workspace",
                        workspace,
                        "--out",
                        out,
                        "--json");
        var tuned = Ran.command(words.toArray());
        assertEquals(0, tuned.code(), tuned.err());
        var json = Json.read("output", tuned.out()).node();
        assertEquals(4, json.path("trials").asInt());
        assertTrue(json.path("best").path("values").has("tree.max-depth"), tuned.out());
        assertTrue(Files.exists(out.resolve("tuning.html")));
        assertEquals(0, Ran.command("flow", "check", out.resolve("tuned.flow.json")).code());

        // what is marked in the file needs no options, and a second metric makes a front
        var marked = workspace.resolve("marked.flow.json");
        WorkflowFile.write(
                marked,
                WorkflowFile.read(flow)
                        .apply(new Edit.PutRange("tree.max-depth", "1..6"))
                        .apply(
                                new Edit.JudgeBy(
                                        java.util.List.of("judge.accuracy", "judge.logloss"))));
        var again =
                Ran.command(
                        "tune",
                        marked,
                        "--trials",
                        2,
                        "--workspace",
                        workspace,
                        "--out",
                        out.resolve("marked"),
                        "--json");
        assertEquals(0, again.code(), again.err());
        assertTrue(again.out().contains("\"judge.logloss\""), again.out());

        var without = Ran.command("tune", flow, "--space", "tree.max-depth=1..6");
        assertEquals(2, without.code());
        assertTrue(without.err().contains("--metric judge.auc"), without.err());
    }
}
