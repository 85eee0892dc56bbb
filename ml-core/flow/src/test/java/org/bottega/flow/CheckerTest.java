package org.bottega.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.flow.check.Checker;
import org.bottega.flow.check.Flat;
import org.bottega.flow.check.Wiring;
import org.bottega.flow.gesture.Grouping;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor;
import org.bottega.flow.run.ResultCache;
import org.bottega.flow.run.RunListener;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckerTest {
    private final Checker checker = new Checker(Kinds.catalog());

    @Test
    void schemasTravelAlongTheWiresBeforeAnythingRuns() {
        var flow = Flows.flow(List.of("a:numbers", "b:add"), List.of("a.data>b.data"));
        var checked = checker.check(flow);
        assertTrue(checked.ready("b"));
        assertEquals(
                Kinds.SCHEMA, checked.output("b", "data").orElseThrow().schema().orElseThrow());
    }

    @Test
    void aColumnThatIsNotThereIsToldWithAFixThatMendsIt() {
        var flow = Flows.flow(List.of("a:numbers", "b:add"), List.of("a.data>b.data"));
        flow = flow.apply(new Edit.PutNode(flow.require("b").with("column", "valu")));
        var finding = checker.check(flow).findings("b").getFirst();
        assertEquals(
                "Column: There is no column \"valu\" any more. Did you mean \"value\"?",
                finding.problem().sentence());
        var mended = flow.apply(finding.fixes().getFirst().edit());
        assertEquals(List.of(), checker.check(mended).findings("b"));
    }

    @Test
    void aMissingWireIsToldAndWhatIsBehindIsNotReady() {
        var flow = Flows.flow(List.of("b:add", "c:add"), List.of("b.data>c.data"));
        var checked = checker.check(flow);
        assertEquals(
                "b: Nothing is connected to \"Data\". Draw a wire to it.",
                checked.findings("b").getFirst().problem().sentence());
        assertFalse(checked.ready("c"));
        assertEquals(List.of(), checked.findings("c"));
    }

    @Test
    void anUnknownKindIsToldAndTheRestIsStillChecked() {
        var flow = Flows.flow(List.of("a:numbers", "x:future", "b:add"), List.of("a.data>b.data"));
        var checked = checker.check(flow);
        assertTrue(checked.findings("x").getFirst().problem().what().contains("\"future\""));
        assertTrue(checked.ready("b"));
    }

    @Test
    void aSettingOutOfRangeNamesTheRange() {
        var flow = Flows.flow(List.of("a:numbers", "b:add"), List.of("a.data>b.data"));
        flow = flow.apply(new Edit.PutNode(flow.require("b").with("plus", 5000)));
        assertTrue(
                checker.check(flow)
                        .findings("b")
                        .getFirst()
                        .problem()
                        .fix()
                        .contains("-1000 to 1000"));
    }

    @Test
    void aFittedNodeBeforeTheSplitIsALeakAndOneClickMovesItBehind() {
        var flow =
                Flows.flow(
                        List.of("a:numbers", "s:scale", "p:split", "t:train", "j:judge"),
                        List.of(
                                "a.data>s.data",
                                "s.data>p.data",
                                "p.train>t.data",
                                "t.model>j.model",
                                "p.test>j.data"));
        var finding = checker.check(flow).findings("s").getFirst();
        assertTrue(finding.problem().what().contains("learns from all rows"));
        var mended = flow.apply(finding.fixes().getFirst().edit());
        assertEquals(List.of(), checker.check(mended).findings("s"));
        assertTrue(mended.wires().contains(Flows.wire("a.data>p.data")));
        assertTrue(mended.wires().contains(Flows.wire("p.train>s.data")));
        assertTrue(mended.wires().contains(Flows.wire("p.test>s.also")));
        assertTrue(mended.wires().contains(Flows.wire("s.data>t.data")));
        assertTrue(mended.wires().contains(Flows.wire("s.also>j.data")));
        assertEquals(6, mended.wires().size());
        assertTrue(checker.check(mended).ready("j"));
    }

    @Test
    void aFittedNodeIsNoLeakWhereNothingIsJudged() {
        var flow =
                Flows.flow(
                        List.of("a:numbers", "s:scale", "p:split", "t:train"),
                        List.of("a.data>s.data", "s.data>p.data", "p.train>t.data"));
        assertEquals(List.of(), checker.check(flow).findings("s"));
    }

    @Test
    void wrongWiresAreRefusedWithTheReason() {
        var wiring = new Wiring(Kinds.catalog());
        var flow = Flows.flow(List.of("a:numbers", "t:train", "b:add"), List.of("a.data>t.data"));
        assertEquals(
                "b: \"t\" gives a model, but \"b\" takes a table here.",
                wiring.refusal(flow, Flows.wire("t.model>b.data")).orElseThrow().sentence());
        assertTrue(wiring.refusal(flow, Flows.wire("a.data>b.data")).isEmpty());
        assertTrue(wiring.refusal(flow, Flows.wire("a.data>a.data")).isPresent());
        assertTrue(wiring.refusal(flow, Flows.wire("a.dat>b.data")).isPresent());
        assertEquals(
                List.of(Flows.wire("a.data>t.data")),
                wiring.replaced(flow, Flows.wire("b.data>t.data")));
    }

    @Test
    void aComponentIsCheckedThroughItsWalls() {
        var flow =
                Flows.flow(
                        List.of("a:numbers", "b:add", "c:add"),
                        List.of("a.data>b.data", "b.data>c.data"));
        flow = flow.apply(new Edit.PutNode(flow.require("b").with("column", "gone")));
        var grouped = Grouping.group(flow, Set.of("b", "c"), "Both");
        var inner = flow.apply(grouped.edit());
        var checked = checker.check(inner);
        assertEquals(1, checked.findings(grouped.id()).size());
        assertFalse(checked.ready(grouped.id()));
        assertEquals(Set.of("a", "component.b", "component.c"), Flat.of(inner).nodes().keySet());
    }

    @Test
    void searchFindsBySynonymAndByLettersInOrder() {
        var catalog = Kinds.catalog();
        assertEquals("train", catalog.search("boosting").getFirst().id());
        assertEquals("numbers", catalog.search("nmb").getFirst().id());
        assertEquals("split", catalog.search("spl").getFirst().id());
        assertEquals(
                catalog.all().stream().map(NodeSpec::id).toList(),
                catalog.search(" ").stream().map(NodeSpec::id).toList());
        assertEquals(List.of(), catalog.search("zebra"));
    }

    @Test
    void aChainOfTwoHundredNodesIsCheckedWhole() {
        var nodes = new ArrayList<String>(List.of("n0:numbers"));
        var wires = new ArrayList<String>();
        for (int i = 1; i < 200; i++) {
            nodes.add("n" + i + ":add");
            wires.add("n" + (i - 1) + ".data>n" + i + ".data");
        }
        var checked = checker.check(Flows.flow(nodes, wires));
        assertTrue(checked.ready("n199"));
        assertTrue(checked.output("n199", "data").orElseThrow().schema().isPresent());
    }

    /// A kind that was called otherwise, and whose setting had another name, in its first version.
    private static final class Renamed implements NodeSpec {
        private static final Param<Integer> COUNT = Param.whole("count", 1, 0, 9);

        @Override
        public String id() {
            return "now";
        }

        @Override
        public List<String> formerIds() {
            return List.of("then");
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public Map<String, Object> migrate(int version, Map<String, Object> settings) {
            return settings.containsKey("n") ? Map.of("count", settings.get("n")) : settings;
        }

        @Override
        public String title() {
            return "Now";
        }

        @Override
        public String summary() {
            return "Counts.";
        }

        @Override
        public Category category() {
            return Category.SOURCE;
        }

        @Override
        public ParamSpace params() {
            return ParamSpace.of(COUNT);
        }

        @Override
        public List<Port> inputs() {
            return List.of();
        }

        @Override
        public List<Port> outputs() {
            return List.of(Port.of("data", "Data", PortType.TABLE));
        }

        @Override
        public Map<String, Outline> preview(Look look) {
            return Map.of("data", Outline.of(PortType.TABLE).with("count", "" + look.get(COUNT)));
        }

        @Override
        public void run(NodeRun run) {
            run.put("data", Outline.of(PortType.TABLE).with("count", "" + run.get(COUNT)));
        }
    }

    @Test
    void aNodeOfAFormerNameAndVersionIsReadAsTheKindIsToday(@TempDir Path folder) {
        var catalog = new Catalog(List.of(new Renamed()));
        var old =
                Workflow.empty("old")
                        .apply(new Edit.PutNode(Node.of("a", "then", 1, "A").with("n", 7)));
        var checked = new Checker(catalog).check(old);
        assertEquals(Map.of(), checked.all());
        assertEquals("7", checked.output("a", "data").orElseThrow().facts().get("count"));
        var report =
                new Executor(catalog, new ResultCache(folder, 1 << 20), 1)
                        .run(old, Executor.Order.ALL, RunListener.none(), Progress.none());
        assertEquals(
                "7", report.result("a").orElseThrow().outputs().get("data").facts().get("count"));
        var newer = old.apply(new Edit.PutNode(Node.of("a", "now", 3, "A")));
        assertTrue(
                new Checker(catalog)
                        .check(newer)
                        .findings("a")
                        .getFirst()
                        .problem()
                        .what()
                        .contains("newer version"));
    }
}
