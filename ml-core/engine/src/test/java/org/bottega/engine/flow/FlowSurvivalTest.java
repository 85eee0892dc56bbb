package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.bottega.flow.check.Checker;
import org.bottega.flow.file.Journal;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Parameter;
import org.bottega.flow.graph.Workflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing that was told done is lost, whatever happens to the process.
class FlowSurvivalTest {
    @TempDir Path folder;

    /// What a process told until it was killed.
    private List<String> killed(String what, Predicate<List<String>> enough)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir="
                                        + Files.createDirectories(folder.resolve("tmp")),
                                "-cp",
                                System.getProperty("java.class.path"),
                                FlowVictim.class.getName(),
                                what,
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var told = new ArrayList<String>();
        try (var in =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                told.add(line);
                if (enough.test(told)) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        return told;
    }

    @Test
    void aKilledStudioComesBackWithEveryStepThatWasTold() throws Exception {
        var told = killed("draw", lines -> lines.size() >= 150);
        // the same steps once more, without a kill, to know what may be there
        var flows = FlowDraft.flows(folder);
        var random = new Random(5);
        var states = new ArrayList<Integer>();
        try (var journal = Journal.open(folder.resolve("again"), Workflow.empty("victim"))) {
            for (int i = 0; i <= told.size(); i++) {
                FlowVictim.step(flows, journal, random);
                states.add(FlowVictim.hash(journal.workflow()));
            }
        }
        assertEquals(told, states.subList(0, told.size()).stream().map(String::valueOf).toList());
        try (var journal = Journal.open(folder.resolve("journal"), Workflow.empty("victim"))) {
            int now = FlowVictim.hash(journal.workflow());
            assertTrue(
                    states.subList(told.size() - 1, states.size()).contains(now),
                    "the last step that was told is there, or one more");
            while (journal.history().undoable().isPresent()) {
                journal.undo();
            }
            assertEquals(Workflow.empty("victim"), journal.workflow());
        }
    }

    @Test
    void fiveHundredRandomEditsOfRealNodesAreUndoneToTheStartAndDoneAgain() {
        var flows = FlowDraft.flows(folder);
        var random = new Random(11);
        try (var journal = Journal.open(folder.resolve("journal"), Workflow.empty("start"))) {
            while (journal.history().titles().size() < 500) {
                FlowVictim.step(flows, journal, random);
            }
            var end = journal.workflow();
            int undone = 0;
            for (; journal.history().undoable().isPresent(); undone++) {
                journal.undo();
            }
            assertEquals(500, undone);
            assertEquals(Workflow.empty("start"), journal.workflow());
            while (journal.history().redoable().isPresent()) {
                journal.redo();
            }
            assertEquals(WorkflowFile.text(end), WorkflowFile.text(journal.workflow()));
        }
    }

    @Test
    void aCheckAfterAnEditTellsWhatACheckOfTheWholeTells() {
        var flows = FlowDraft.flows(folder);
        var random = new Random(17);
        int told = 0;
        try (var journal = Journal.open(folder.resolve("journal"), drawn())) {
            for (int i = 0; i < 300; i++) {
                if (i % 7 == 6) {
                    journal.undo();
                } else if (i % 5 == 4) {
                    edit(journal, random);
                } else {
                    FlowVictim.step(flows, journal, random);
                }
                var whole = new Checker(flows.catalog()).check(journal.workflow());
                assertEquals(whole, flows.checker().check(journal.workflow()), "after edit " + i);
                told += whole.all().size();
            }
        }
        assertTrue(told > 300, "the edits made too little to tell: " + told);
    }

    private static Workflow drawn() {
        return new FlowDraft()
                .node("sample-data", Map.of("sample", "penguins"))
                .node("filter", Map.of("condition", "body_mass_g > ${least}"))
                .node("fill-missing", Map.of())
                .node("split", Map.of("way", "stratified", "column", "Species"))
                .node("decision-tree", Map.of("target", "Species"))
                .node("evaluate", Map.of())
                .wire("sample-data.data", "filter.data")
                .wire("filter.data", "fill-missing.data")
                .wire("fill-missing.data", "split.data")
                .wire("split.training", "decision-tree.data")
                .wire("decision-tree.model", "evaluate.model")
                .wire("split.test", "evaluate.data")
                .workflow();
    }

    /// Changes that reach far: other columns, a parameter, and a name.
    private static void edit(Journal journal, Random random) {
        var workflow = journal.workflow();
        var samples = List.of("penguins", "churn", "no-such");
        var edit =
                switch (random.nextInt(3)) {
                    case 0 ->
                            workflow.node("sample-data")
                                    .map(n -> n.with("sample", samples.get(random.nextInt(3))))
                                    .map(Edit.PutNode::new);
                    case 1 ->
                            Optional.of(
                                    new Edit.PutParameter(
                                            new Parameter(
                                                    "least",
                                                    Parameter.Type.WHOLE,
                                                    (long) random.nextInt(9000),
                                                    "")));
                    default ->
                            workflow.node("split")
                                    .map(n -> n.withName("Split " + random.nextInt(99)))
                                    .map(Edit.PutNode::new);
                };
        edit.ifPresent(e -> journal.apply("Edit", e));
    }

    @Test
    void aKilledRunGoesOnWhereItWas() throws Exception {
        var workflow =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "penguins"))
                        .node("filter", Map.of("condition", "Island = 'Biscoe'"))
                        .node(
                                "java-snippet",
                                Map.of(
                                        "code",
                                        List.of(
                                                "if (System.getProperty(\"java.io.tmpdir\").endsWith(\"tmp\")"
                                                        + " && java.nio.file.Files.notExists(java.nio.file.Path.of(\""
                                                        + folder
                                                        + "/go\"))) { try { Thread.sleep(60000); } catch"
                                                        + " (InterruptedException e) {} }",
                                                "return rows;")))
                        .wire("sample-data.data", "filter.data")
                        .wire("filter.data", "java-snippet.data")
                        .workflow();
        WorkflowFile.write(folder.resolve("slow.flow.json"), workflow);
        killed("run", lines -> lines.contains("java-snippet RUNNING"));
        Files.createFile(folder.resolve("go"));
        var report = FlowDraft.run(FlowDraft.flows(folder), workflow);
        assertEquals(List.of(), report.failures());
        assertTrue(report.nodes().get("sample-data").cached());
        assertTrue(report.nodes().get("filter").cached());
        try (var files = Files.list(folder.resolve("results"))) {
            assertTrue(
                    files.noneMatch(f -> f.getFileName().toString().startsWith(".draft")),
                    "drafts of the killed process are gone");
        }
    }
}
