package org.bottega.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.bottega.flow.file.Difference;
import org.bottega.flow.file.Journal;
import org.bottega.flow.file.Merge;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Workflow;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowTest {

    @Test
    void aWireThatWouldCloseACircleIsRefusedWithBothNames() {
        var flow = Flows.flow(List.of("a:add", "b:add"), List.of("a.data>b.data"));
        var e =
                assertThrows(
                        ProblemException.class,
                        () -> flow.apply(new Edit.AddWire(Flows.wire("b.data>a.data"))));
        assertEquals(
                "a: This wire would close a circle: \"b\" already needs \"a\".", e.getMessage());
    }

    @Test
    void removingANodeTakesItsWiresAndItsPlace() {
        var flow =
                Flows.flow(
                                List.of("a:numbers", "b:add", "c:add"),
                                List.of("a.data>b.data", "b.data>c.data"))
                        .apply(new Edit.Move("b", new Place(3, 4)))
                        .apply(new Edit.RemoveNode("b"));
        assertEquals(Set.of("a", "c"), flow.nodes().keySet());
        assertTrue(flow.wires().isEmpty());
        assertTrue(flow.places().isEmpty());
    }

    @Test
    void aFailingPartOfAStepChangesNothing() {
        var flow = Flows.flow(List.of("a:add"), List.of());
        assertThrows(
                ProblemException.class,
                () ->
                        flow.apply(
                                Edit.together(
                                        "two",
                                        List.of(
                                                new Edit.RemoveNode("a"),
                                                new Edit.RemoveNode("a")))));
        assertEquals(Set.of("a"), flow.nodes().keySet());
    }

    @Test
    void everyNodeStandsBehindThoseItNeeds() {
        var flow =
                Flows.flow(
                        List.of("d:add", "c:add", "b:add", "a:sum"),
                        List.of(
                                "d.data>c.data",
                                "c.data>b.data",
                                "b.data>a.data",
                                "d.data>a.data"));
        assertEquals(List.of("d", "c", "b", "a"), List.copyOf(flow.order()));
        assertEquals(Set.of("b", "c", "d"), flow.upstream(Set.of("b")));
        assertEquals(Set.of("a", "b"), flow.downstream(Set.of("b")));
    }

    @Test
    void fiveHundredRandomEditsCanAllBeUndoneAndDoneAgainAcrossRestarts(@TempDir Path folder) {
        var random = new SplittableRandom(7);
        var first = Workflow.empty("start");
        var states = new ArrayList<Workflow>(List.of(first));
        var journal = Journal.open(folder, first);
        while (states.size() <= 500) {
            try {
                var next = journal.apply("step", Flows.random(journal.workflow(), random));
                if (!next.equals(states.getLast())) {
                    states.add(next);
                }
            } catch (ProblemException _) {
                assertEquals(states.getLast(), journal.workflow());
            }
            if (states.size() % 100 == 0) {
                journal.close();
                journal = Journal.open(folder, first);
                assertEquals(states.getLast(), journal.workflow());
            }
        }
        for (int i = 499; i >= 0; i--) {
            assertEquals(states.get(i), journal.undo());
        }
        journal.close();
        journal = Journal.open(folder, first);
        assertEquals(first, journal.workflow());
        for (int i = 1; i <= 500; i++) {
            assertEquals(states.get(i), journal.redo());
        }
        assertTrue(journal.history().redoable().isEmpty());
        journal.close();
    }

    @Test
    void aJournalCutAtAnyByteOpensWithAllWholeSteps(@TempDir Path folder) throws Exception {
        var states = new ArrayList<Workflow>();
        var ends = new ArrayList<Long>();
        var file = folder.resolve("a/journal.jsonl");
        try (var journal = Journal.open(folder.resolve("a"), Workflow.empty("w"))) {
            states.add(journal.workflow());
            ends.add(0L);
            for (int i = 0; i < 6; i++) {
                states.add(journal.apply("é " + i, new Edit.PutNode(Flows.node("n" + i, "add"))));
                ends.add(Files.size(file));
            }
        }
        var bytes = Files.readAllBytes(file);
        for (int cut = 0; cut <= bytes.length; cut++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, cut));
            int whole = 0;
            while (whole + 1 < ends.size() && ends.get(whole + 1) <= cut) {
                whole++;
            }
            try (var journal = Journal.open(folder.resolve("a"), Workflow.empty("w"))) {
                assertEquals(states.get(whole), journal.workflow(), "cut at " + cut);
            }
        }
    }

    @Test
    void theFileIsTheSameTextForEqualWorkflowsAndReadsBack() {
        var random = new SplittableRandom(3);
        for (int round = 0; round < 30; round++) {
            var flow = Workflow.empty("w");
            for (int i = 0; i < 40; i++) {
                try {
                    flow = flow.apply(Flows.random(flow, random));
                } catch (ProblemException _) {
                    // not every random edit is possible
                }
            }
            var text = WorkflowFile.text(flow);
            var back = WorkflowFile.parse("test", text);
            assertEquals(flow, back);
            assertEquals(text, WorkflowFile.text(back));
        }
    }

    @Test
    void aFileOfBeforeIsReadAndOnlyMarksMakeANewerOne() {
        var flow = Flows.flow(List.of("a:numbers", "b:add"), List.of("a.data>b.data"));
        var old = WorkflowFile.text(flow);
        assertTrue(old.contains("\"version\" : 1,\n"), old);
        assertTrue(WorkflowFile.parse("old", old).tuning().isEmpty());
        var marked = flow.apply(new Edit.PutRange("b.plus", "1..9:log"));
        var text = WorkflowFile.text(marked);
        assertTrue(text.contains("\"version\" : 2,\n"), text);
        assertEquals(List.of("b.plus=1..9:log"), WorkflowFile.parse("new", text).tuning().lines());
        assertEquals(old, WorkflowFile.text(marked.apply(new Edit.RemoveRange("b.plus"))));
    }

    @Test
    void oneChangedSettingChangesOneLineOfTheFile() {
        var flow = Flows.flow(List.of("a:numbers", "b:add"), List.of("a.data>b.data"));
        var one = flow.apply(new Edit.PutNode(flow.require("b").with("plus", 2)));
        var two = flow.apply(new Edit.PutNode(flow.require("b").with("plus", 3)));
        var left = WorkflowFile.text(one).lines().toList();
        var right = WorkflowFile.text(two).lines().toList();
        assertEquals(left.size(), right.size());
        int different = 0;
        for (int i = 0; i < left.size(); i++) {
            different += left.get(i).equals(right.get(i)) ? 0 : 1;
        }
        assertEquals(1, different);
    }

    @Test
    void theDifferenceOfTwoWorkflowsTurnsOneIntoTheOther() {
        var random = new SplittableRandom(11);
        for (int round = 0; round < 50; round++) {
            var base = grown(Workflow.empty("w"), random, 25);
            var other = grown(base, random, 25);
            assertEquals(other, base.apply(Edit.together("", Difference.of(base, other))));
        }
    }

    private static Workflow grown(Workflow flow, SplittableRandom random, int edits) {
        for (int i = 0; i < edits; i++) {
            try {
                flow = flow.apply(Flows.random(flow, random));
            } catch (ProblemException _) {
                // not every random edit is possible
            }
        }
        return flow;
    }

    @Test
    void changesOfDifferentNodesMergeWithoutConflict() {
        var base = Flows.flow(List.of("a:numbers", "b:add", "c:add"), List.of("a.data>b.data"));
        var mine = base.apply(new Edit.PutNode(base.require("b").with("plus", 5)));
        var theirs =
                base.apply(new Edit.PutNode(base.require("c").with("plus", 6)))
                        .apply(new Edit.AddWire(Flows.wire("b.data>c.data")));
        var merged = Merge.of(base, mine, theirs);
        assertEquals(List.of(), merged.conflicts());
        assertEquals(5, merged.workflow().require("b").settings().get("plus"));
        assertEquals(6, merged.workflow().require("c").settings().get("plus"));
        assertEquals(2, merged.workflow().wires().size());
    }

    @Test
    void changesOfTheSameNodeKeepTheFirstAndTellTheSecond() {
        var base = Flows.flow(List.of("b:add"), List.of());
        var mine = base.apply(new Edit.PutNode(base.require("b").with("plus", 5)));
        var theirs = base.apply(new Edit.RemoveNode("b"));
        var merged = Merge.of(base, mine, theirs);
        assertEquals(1, merged.conflicts().size());
        assertEquals(5, merged.workflow().require("b").settings().get("plus"));
    }

    @Test
    void anUnknownKindIsReadAndWrittenBackUntouched() {
        var text =
                WorkflowFile.text(
                        Workflow.empty("w")
                                .apply(
                                        new Edit.PutNode(
                                                Flows.node("x", "from-the-future")
                                                        .with("deep", List.of(1, "two", true)))));
        assertEquals(text, WorkflowFile.text(WorkflowFile.parse("test", text)));
        assertTrue(text.contains("from-the-future"));
    }

    @Test
    void aDamagedFileNamesTheField() {
        var text = WorkflowFile.text(Flows.flow(List.of("a:add"), List.of()));
        var e =
                assertThrows(
                        ProblemException.class,
                        () -> WorkflowFile.parse("f.flow.json", text.replace("\"add\"", "7")));
        assertTrue(e.getMessage().contains("nodes[0].type"), e.getMessage());
        for (int cut = 0; cut < text.length() - 2; cut++) {
            var part = text.substring(0, cut);
            assertThrows(ProblemException.class, () -> WorkflowFile.parse("f", part));
        }
    }
}
