package org.bottega.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bottega.data.ImportOptions;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.workspace.ModelRecord.Stage;
import org.bottega.workspace.job.InThread;
import org.bottega.workspace.job.JobBody;
import org.bottega.workspace.job.JobResult;
import org.bottega.workspace.job.JobSpec;
import org.bottega.workspace.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    private static final Map<String, JobBody> BODIES =
            Map.of(
                    "add",
                    (folder, settings, progress) -> {
                        Files.writeString(folder.resolve("model"), "m");
                        progress.report(
                                new JobEvent.Measured(
                                        JobResult.METRICS,
                                        "",
                                        Map.of("auc", 0.9, "gap", Double.NaN)));
                        progress.report(new JobEvent.Finished("Added."));
                    },
                    "refuse",
                    (_, _, _) -> {
                        throw ProblemException.input("a.csv", "It is empty.", "Choose another.");
                    },
                    "ask",
                    (_, _, progress) -> {
                        while (true) {
                            progress.checkCancelled();
                            Thread.sleep(1);
                        }
                    });

    @TempDir Path place;
    private Path folder;
    private Workspace workspace;

    @BeforeEach
    void open() {
        folder = place.resolve("My work, größer");
        workspace = Workspace.open(folder);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void reopen() {
        workspace.close();
        workspace = Workspace.open(folder);
    }

    private DatasetVersion dataset(String name, String text) {
        return workspace
                .datasets()
                .add(
                        name,
                        "/from/" + name + ".csv",
                        to -> {
                            Files.createDirectory(to);
                            Files.writeString(to.resolve("data.parquet"), text);
                            return new Datasets.Content(10, 3, "a".repeat(64));
                        });
    }

    private static JobSpec spec(String kind) {
        return new JobSpec(
                kind, "Run " + kind, JsonNodeFactory.instance.objectNode().put("x", "ü"), 64);
    }

    @Test
    void keepsDataSetsWithTheirVersionsOverAReopening() throws IOException {
        var first = dataset("Ädult; census / 1", "one");
        var second = dataset("Ädult; census / 1", "two");
        var other = dataset("表", "three");
        reopen();
        assertEquals(List.of(other, second, first), workspace.datasets().list());
        assertEquals(1, first.version());
        assertEquals(2, second.version());
        assertEquals(1, other.version());
        assertTrue(first.folder().matches("data/adult-census-1-[0-9a-z]{8,}"), first.folder());
        assertEquals(second, workspace.datasets().newest("Ädult; census / 1").orElseThrow());
        assertEquals(first, workspace.datasets().find(first.id()).orElseThrow());
        var file = workspace.datasets().folder(second).resolve("data.parquet");
        assertEquals("two", Files.readString(file));
        assertEquals(folder.resolve(second.folder()).resolve("data.parquet"), file);
        assertEquals(List.of(), workspace.found());
    }

    @Test
    void isTheSameWorkspaceAfterItWasMoved() throws IOException {
        var data = dataset("d", "content");
        workspace.close();
        Files.move(folder, place.resolve("moved"));
        folder = place.resolve("moved");
        workspace = Workspace.open(folder);
        assertEquals(List.of(data), workspace.datasets().list());
        assertEquals(List.of(), workspace.found());
        assertTrue(Files.exists(workspace.datasets().folder(data).resolve("data.parquet")));
    }

    @Test
    void importsAFileAndGivesItsRowsBack() throws IOException {
        var csv = Files.writeString(place.resolve("a.csv"), "x,y\n1,a\n2,b\n3,a\n");
        var data =
                workspace.datasets().importFile("a", csv, ImportOptions.DEFAULT, Progress.none());
        reopen();
        assertEquals(List.of(data), workspace.datasets().list());
        assertEquals(3, data.rows());
        assertEquals(2, data.columns());
        assertEquals(csv.toString(), data.source());
        assertTrue(data.sha256().matches("[0-9a-f]{64}"), data.sha256());
        assertEquals(3, workspace.datasets().snapshot(data).rows());
        var empty = Files.writeString(place.resolve("empty.csv"), "");
        assertThrows(
                ProblemException.class,
                () ->
                        workspace
                                .datasets()
                                .importFile("e", empty, ImportOptions.DEFAULT, Progress.none()));
        try (var left = Files.list(folder.resolve("data"))) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void leavesNothingWhenAWriterFails() throws IOException {
        assertThrows(
                ProblemException.class,
                () ->
                        workspace
                                .datasets()
                                .add(
                                        "d",
                                        "",
                                        to -> {
                                            Files.createDirectory(to);
                                            Files.writeString(to.resolve("half"), "x");
                                            throw ProblemException.input("d", "Bad.", "");
                                        }));
        assertEquals(List.of(), workspace.datasets().list());
        try (var left = Files.list(folder.resolve("data"))) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void renamesAllVersionsAndRefusesATakenName() {
        dataset("a", "1");
        dataset("a", "2");
        dataset("b", "3");
        workspace.datasets().rename("a", "c");
        assertEquals(
                List.of("b", "c", "c"),
                workspace.datasets().list().stream().map(DatasetVersion::name).toList());
        assertEquals(
                "b: There is already a data set of this name. Choose another.",
                assertThrows(ProblemException.class, () -> workspace.datasets().rename("c", "b"))
                        .getMessage());
        assertEquals(
                "cc: There is no data set of this name. Did you mean \"c\"?",
                assertThrows(ProblemException.class, () -> workspace.datasets().rename("cc", "d"))
                        .getMessage());
        assertThrows(ProblemException.class, () -> workspace.datasets().rename("c", " "));
        assertThrows(ProblemException.class, () -> workspace.datasets().rename("c", "a\nb"));
        assertThrows(
                ProblemException.class, () -> workspace.datasets().rename("c", "x".repeat(201)));
    }

    @Test
    void deletesADataSetWithItsFiles() {
        var first = dataset("a", "1");
        var second = dataset("a", "2");
        workspace.datasets().delete(first.id());
        assertEquals(List.of(second), workspace.datasets().list());
        assertFalse(Files.exists(workspace.datasets().folder(first)));
        workspace.datasets().delete("unknown");
        assertEquals(3, dataset("a", "3").version());
    }

    @Test
    void keepsARunWithItsFigures() throws Exception {
        var started = workspace.runs().start(new InThread(BODIES), spec("add"));
        assertEquals(JobState.DONE, started.job().await().state());
        reopen();
        var run = workspace.runs().find(started.run().id()).orElseThrow();
        assertEquals(List.of(run), workspace.runs().list());
        assertEquals(JobState.DONE, run.state());
        assertEquals("Added.", run.message());
        assertEquals(Map.of("auc", 0.9, "gap", Double.NaN), run.metrics());
        assertEquals(spec("add"), run.spec());
        assertTrue(!run.finished().isBefore(run.started()));
        assertEquals("m", Files.readString(workspace.runs().folder(run).resolve("model")));
        workspace.runs().rename(run.id(), "Best one");
        assertEquals("Best one", workspace.runs().list().getFirst().title());
        workspace.runs().delete(run.id());
        assertEquals(List.of(), workspace.runs().list());
        assertFalse(Files.exists(workspace.runs().folder(run)));
    }

    @Test
    void keepsWhyARunFailed() throws Exception {
        var here = new InThread(BODIES, Runnable::run);
        var started = workspace.runs().start(here, spec("refuse"));
        var run = workspace.runs().find(started.run().id()).orElseThrow();
        assertEquals(JobState.FAILED, run.state());
        assertEquals("a.csv: It is empty. Choose another.", run.message());
    }

    @Test
    void cancelsWhatRunsWhenItIsClosed() {
        var started = workspace.runs().start(new InThread(BODIES), spec("ask"));
        assertThrows(ProblemException.class, () -> workspace.runs().delete(started.run().id()));
        reopen();
        assertEquals(JobState.CANCELLED, workspace.runs().list().getFirst().state());
        assertEquals(JobState.CANCELLED, started.job().state());
        assertEquals(List.of(), workspace.found());
    }

    @Test
    void keepsModelsWithTheirStages() throws IOException {
        var file = Files.writeString(place.resolve("x.bottega"), "bundle");
        var facts = new Models.Facts("run-1", "classification", "auc", 0.93);
        var first = workspace.models().add("churn", file, facts);
        var second =
                workspace
                        .models()
                        .add("churn", file, new Models.Facts(null, "regression", "", Double.NaN));
        workspace.models().setStage(first.id(), Stage.APPROVED, "ann", "it is good", "auc is 0.7");
        reopen();
        assertEquals(
                List.of(2, 1),
                workspace.models().list().stream().map(ModelRecord::version).toList());
        assertEquals(second, workspace.models().list().getFirst());
        assertEquals(Stage.APPROVED, workspace.models().find(first.id()).orElseThrow().stage());
        assertEquals(1, workspace.models().of("run-1").size());
        assertEquals("bundle", Files.readString(workspace.models().file(first)));
        workspace.models().rename("churn", "leavers");
        workspace.models().delete(second.id());
        assertEquals("leavers", workspace.models().list().getFirst().name());
        assertFalse(Files.exists(workspace.models().file(second)));
        assertThrows(
                ProblemException.class,
                () -> workspace.models().setStage("gone", Stage.ARCHIVED, "ann", "", ""));
        assertThrows(
                ProblemException.class,
                () -> workspace.models().add("y", place.resolve("none"), facts));
    }

    @Test
    void endsRunsThatADeadProcessLeft() throws IOException {
        var waiting = workspace.runs().add(spec("add"));
        var ended = workspace.runs().add(spec("add"));
        // a worker that was done when nobody listened any more
        Files.writeString(
                workspace.runs().folder(ended).resolve("result.json"),
                "{\"state\":\"DONE\",\"message\":\"Late.\",\"metrics\":{\"auc\":0.5}}");
        Files.createDirectories(workspace.runs().folder(waiting).resolve("tmp/native"));
        reopen();
        var after = workspace.runs().find(waiting.id()).orElseThrow();
        assertEquals(JobState.FAILED, after.state());
        assertEquals(
                "It was interrupted because the studio ended. Start it again.", after.message());
        assertFalse(Files.exists(workspace.runs().folder(waiting).resolve("tmp")));
        var late = workspace.runs().find(ended.id()).orElseThrow();
        assertEquals(JobState.DONE, late.state());
        assertEquals(Map.of("auc", 0.5), late.metrics());
        assertEquals(
                List.of(Problem.Severity.WARNING, Problem.Severity.NOTE),
                workspace.found().stream().map(Problem::severity).toList());
        reopen();
        assertEquals(List.of(), workspace.found());
    }

    @Test
    void putsRightWhatACrashLeftAndTellsWhatIsOdd() throws IOException {
        var lost = dataset("lost", "1");
        var half = dataset("half deleted", "2");
        workspace.close();
        var data = folder.resolve("data");
        Files.delete(data.resolve(lost.id()).resolve("data.parquet"));
        Files.delete(data.resolve(lost.id()));
        Files.move(data.resolve(half.id()), data.resolve(".trash-" + half.id()));
        Files.createDirectories(data.resolve(".new-abc/x"));
        Files.createDirectories(data.resolve("..new-abc.part/x"));
        Files.createDirectories(data.resolve(".trash-gone/x"));
        Files.createDirectories(data.resolve("mine"));
        workspace = Workspace.open(folder);
        assertEquals(
                List.of(
                        "data/mine: This folder is in the workspace but not in its catalogue."
                                + " Delete it if nobody needs it.",
                        lost.folder()
                                + ": The files of this entry are missing. Put the folder back, or"
                                + " delete the entry."),
                workspace.found().stream().map(Problem::sentence).toList());
        assertTrue(Files.exists(workspace.datasets().folder(half).resolve("data.parquet")));
        assertFalse(Files.exists(data.resolve(".new-abc")));
        assertFalse(Files.exists(data.resolve("..new-abc.part")));
        assertFalse(Files.exists(data.resolve(".trash-gone")));
        assertTrue(Files.exists(data.resolve("mine")));
        workspace.datasets().delete(lost.id());
        assertEquals(1, workspace.datasets().list().size());
    }

    @Test
    void survivesAnInterruptedCaller() {
        Thread.currentThread().interrupt();
        var data = dataset("d", "1");
        assertTrue(Thread.interrupted());
        assertEquals(List.of(data), workspace.datasets().list());
    }

    @Test
    void saysThatItIsClosed() {
        workspace.close();
        assertEquals(
                "The workspace is closed.",
                assertThrows(ProblemException.class, () -> workspace.datasets().list())
                        .problems()
                        .getFirst()
                        .what());
    }
}
