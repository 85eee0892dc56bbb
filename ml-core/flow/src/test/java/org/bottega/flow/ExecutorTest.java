package org.bottega.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bottega.flow.gesture.Grouping;
import org.bottega.flow.graph.Component;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Parameter;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.run.ResultCache;
import org.bottega.flow.run.RunListener;
import org.bottega.flow.run.RunReport;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutorTest {
    @TempDir Path folder;
    private final Kinds.Count count = new Kinds.Count();

    private RunReport run(Workflow flow, Executor.Order order) {
        return new Executor(Kinds.catalog(count), cache(), 4)
                .run(flow, order, RunListener.none(), Progress.none());
    }

    private RunReport run(Workflow flow) {
        return run(flow, Executor.Order.ALL);
    }

    private ResultCache cache() {
        return new ResultCache(folder.resolve("cache"), 1 << 20);
    }

    private static List<Integer> numbers(RunReport report, String node) throws IOException {
        return Kinds.read(report.result(node).orElseThrow().piece("data").orElseThrow().folder());
    }

    private static final Workflow CHAIN =
            Flows.flow(
                    List.of("a:numbers", "b:add", "c:sum"),
                    List.of("a.data>b.data", "b.data>c.data"));

    @Test
    void everyNodeGetsWhatTheOneBeforeGave() throws IOException {
        assertEquals(List.of(9), numbers(run(CHAIN), "c"));
    }

    @Test
    void aSecondRunTakesEverythingFromTheCacheAndAChangedSettingOnlyWhatIsBehind()
            throws IOException {
        run(CHAIN);
        assertEquals(3, count.runs.get());
        var again = run(CHAIN);
        assertEquals(3, count.runs.get());
        assertTrue(again.nodes().get("c").cached());
        var changed = CHAIN.apply(new Edit.PutNode(CHAIN.require("b").with("plus", 2)));
        assertEquals(List.of(12), numbers(run(changed), "c"));
        assertEquals(5, count.runs.get());
        run(CHAIN.apply(new Edit.PutNode(CHAIN.require("b").withName("other name"))));
        assertEquals(5, count.runs.get());
    }

    @Test
    void aTargetRunsWithWhatItNeedsAndNothingElse() {
        var report = run(CHAIN, new Executor.Order(Set.of("b"), Map.of(), Set.of()));
        assertEquals(Set.of("a", "b"), report.nodes().keySet());
    }

    @Test
    void afreshMakesANodeAndAllBehindItAnew() {
        run(CHAIN);
        var report = run(CHAIN, new Executor.Order(Set.of(), Map.of(), Set.of("b")));
        assertTrue(report.nodes().get("a").cached());
        assertFalse(report.nodes().get("b").cached());
        assertFalse(report.nodes().get("c").cached());
    }

    @Test
    void aFailureCostsWhatIsBehindItAndNothingElse() throws IOException {
        var flow =
                Flows.flow(
                        List.of("a:numbers", "f:fail", "g:add", "h:add"),
                        List.of("a.data>f.data", "f.data>g.data", "a.data>h.data"));
        var report = run(flow);
        assertFalse(report.succeeded());
        assertEquals(NodeState.FAILED, report.nodes().get("f").state());
        assertEquals(
                "f, row 3: It is not a number. Mend it.", report.failures().getFirst().sentence());
        assertEquals(NodeState.SKIPPED, report.nodes().get("g").state());
        assertEquals(
                "\"f\" before it failed.",
                report.nodes().get("g").problems().getFirst().sentence());
        assertEquals(List.of(2, 3, 4), numbers(report, "h"));
    }

    @Test
    void aClosedBranchIsPassedOverAndTheOtherGoesOn() throws IOException {
        var flow =
                Flows.flow(
                        List.of("a:numbers", "i:choose", "y:add", "n:add", "m:sum"),
                        List.of(
                                "a.data>i.data",
                                "i.yes>y.data",
                                "i.no>n.data",
                                "y.data>m.data",
                                "n.data>m.data"));
        var report = run(flow);
        assertTrue(report.succeeded());
        assertEquals(NodeState.SKIPPED, report.nodes().get("n").state());
        assertEquals(List.of(9), numbers(report, "m"));
        assertEquals(NodeState.SKIPPED, run(flow).nodes().get("n").state());
    }

    @Test
    void independentNodesRunAtTheSameTimeWithinTheBound() {
        var nodes = new ArrayList<String>(List.of("a:numbers"));
        var wires = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            nodes.add("s" + i + ":slow");
            wires.add("a.data>s" + i + ".data");
        }
        var stop = new AtomicBoolean();
        var flow = Flows.flow(nodes, wires);
        var progress =
                new Progress() {
                    @Override
                    public void at(double fraction, String message) {}

                    @Override
                    public void report(JobEvent event) {}

                    @Override
                    public boolean cancelled() {
                        if (count.atOnce.get() == 4) {
                            stop.set(true);
                        }
                        return stop.get();
                    }
                };
        assertThrows(
                CancellationException.class,
                () ->
                        new Executor(Kinds.catalog(count), cache(), 4)
                                .run(flow, Executor.Order.ALL, RunListener.none(), progress));
        assertEquals(4, count.most.get());
        assertEquals(0, count.atOnce.get());
        assertTrue(run(CHAIN).succeeded());
    }

    @Test
    void whatStandsInTheWayIsToldAllAtOnceBeforeAnythingRuns() {
        var flow = Flows.flow(List.of("a:numbers", "b:add", "c:add"), List.of());
        var e = assertThrows(ProblemException.class, () -> run(flow));
        assertEquals(2, e.problems().size());
        assertEquals(0, count.runs.get());
    }

    @Test
    void parametersArriveTypedAndWrongOnesAreRefused() throws IOException {
        var flow =
                CHAIN.apply(
                                new Edit.PutParameter(
                                        new Parameter(
                                                "by",
                                                Parameter.Type.WHOLE,
                                                10L,
                                                "How much to add.")))
                        .apply(new Edit.PutNode(CHAIN.require("b").with("plus", "${by}")));
        assertEquals(List.of(36), numbers(run(flow), "c"));
        assertEquals(
                List.of(306),
                numbers(
                        run(flow, new Executor.Order(Set.of(), Map.of("by", "100"), Set.of())),
                        "c"));
        var e =
                assertThrows(
                        ProblemException.class,
                        () ->
                                run(
                                        flow,
                                        new Executor.Order(
                                                Set.of(),
                                                Map.of("by", "much", "bi", "1"),
                                                Set.of())));
        assertEquals(2, e.problems().size());
        assertEquals(ProblemException.Blame.USAGE, e.blame());
    }

    @Test
    void aGroupGivesTheSameAsItsNodesAndExpandsToThem() throws IOException {
        var grouped = Grouping.group(CHAIN, Set.of("b", "c"), "Both");
        var flow = CHAIN.apply(grouped.edit());
        assertEquals(Set.of("a", grouped.id()), flow.nodes().keySet());
        assertEquals(List.of(9), numbers(run(flow), grouped.id() + ".c"));
        var expanded = flow.apply(Grouping.expand(flow, grouped.id()));
        assertEquals(CHAIN.nodes(), expanded.nodes());
        assertEquals(CHAIN.wires(), expanded.wires());
    }

    @Test
    void aRepeatedComponentRunsOnceForEachValueAndAGathererGetsAll() throws IOException {
        var inside = Flows.flow(List.of("b:add"), List.of());
        var component =
                new Component(
                        inside,
                        List.of(new Component.Opening("data", "b", "data")),
                        List.of(new Component.Opening("data", "b", "data")),
                        List.of(new Component.Promoted("by", "b", "plus")));
        var flow =
                Flows.flow(List.of("a:numbers", "c:sum"), List.of())
                        .apply(
                                new Edit.PutNode(
                                        Node.of("r", Component.REPEAT, 1, "Repeat")
                                                .with("each", "by")
                                                .with("values", "10\n20\n\n30")
                                                .withInside(component)))
                        .apply(new Edit.AddWire(new Wire("a", "data", "r", "data")))
                        .apply(new Edit.AddWire(new Wire("r", "data", "c", "data")));
        var report = run(flow);
        assertEquals(Set.of("a", "r.1.b", "r.2.b", "r.3.b", "c"), report.nodes().keySet());
        assertEquals(List.of(3 * 6 + 3 * 60), numbers(report, "c"));
    }

    private Set<String> rounds(Map<String, Object> settings, Map<String, String> given)
            throws IOException {
        var inside = Flows.flow(List.of("b:add"), List.of());
        var component =
                new Component(
                        inside,
                        List.of(new Component.Opening("data", "b", "data")),
                        List.of(new Component.Opening("data", "b", "data")),
                        List.of(
                                new Component.Promoted("by", "b", "plus"),
                                new Component.Promoted("of", "b", "column")));
        var flow =
                Flows.flow(List.of("a:numbers", "c:sum"), List.of())
                        .apply(
                                new Edit.PutParameter(
                                        new Parameter("list", Parameter.Type.TEXT, "7", "")))
                        .apply(
                                new Edit.PutNode(
                                        Node.of("r", Component.REPEAT, 1, "Repeat")
                                                .withSettings(settings)
                                                .withInside(component)))
                        .apply(new Edit.AddWire(new Wire("a", "data", "r", "data")))
                        .apply(new Edit.AddWire(new Wire("r", "data", "c", "data")));
        var report =
                new Executor(Kinds.catalog(count), cache(), 2)
                        .run(
                                flow,
                                new Executor.Order(Set.of(), given, Set.of()),
                                RunListener.none(),
                                Progress.none());
        assertEquals(List.of(), report.failures());
        last = numbers(report, "c");
        return report.nodes().keySet();
    }

    private List<Integer> last = List.of();

    @Test
    void aRangeIsARoundEachAndTheirIdsStandInTheirOrder() throws IOException {
        var ids = rounds(Map.of("each", "by", "values", "1..12"), Map.of());
        assertTrue(ids.containsAll(Set.of("r.01.b", "r.12.b")), ids.toString());
        assertEquals(List.of(12 * 6 + 3 * 78), last);
    }

    @Test
    void theValuesOfALoopCanComeFromAParameter() throws IOException {
        var settings = Map.<String, Object>of("each", "by", "values", "${list}");
        assertEquals(Set.of("a", "r.1.b", "c"), rounds(settings, Map.of()));
        assertEquals(Set.of("a", "r.1.b", "r.2.b", "c"), rounds(settings, Map.of("list", "1\n2")));
    }

    @Test
    void severalSettingsChangeTogetherOrInAllCombinations() throws IOException {
        assertEquals(
                4,
                rounds(Map.of("each", "by, of", "values", "1, value\n2, name"), Map.of()).size());
        assertEquals(
                2 + 2 * 2,
                rounds(
                                Map.of(
                                        "each",
                                        "by, of",
                                        "values",
                                        List.of("1, 2", "value, name"),
                                        "every",
                                        true),
                                Map.of())
                        .size());
        var told =
                assertThrows(
                        ProblemException.class,
                        () -> rounds(Map.of("each", "by, of", "values", "1"), Map.of()));
        assertTrue(told.getMessage().contains("1 values for 2 settings"), told.getMessage());
    }

    @Test
    void aDisabledNodeTakesAlongWhatIsBehindIt() {
        var flow = CHAIN.apply(new Edit.PutNode(CHAIN.require("b").withEnabled(false)));
        assertEquals(Set.of("a"), run(flow).nodes().keySet());
    }

    @Test
    void aDamagedResultIsMadeAgain() throws IOException {
        var first = run(CHAIN).result("b").orElseThrow();
        Files.writeString(first.folder().resolve("result.json"), "{");
        var report = run(CHAIN);
        assertFalse(report.nodes().get("b").cached());
        assertEquals(List.of(9), numbers(report, "c"));
    }

    @Test
    void theCacheKeepsToItsLimitAndDropsWhatWasUsedLongestAgo() throws IOException {
        var cache = cache();
        for (int i = 0; i < 5; i++) {
            var flow = CHAIN.apply(new Edit.PutNode(CHAIN.require("a").with("numbers", "" + i)));
            var report =
                    new Executor(Kinds.catalog(count), cache, 1)
                            .run(flow, Executor.Order.ALL, RunListener.none(), Progress.none());
            report.nodes().values().forEach(n -> cache.release(n.result().orElseThrow().key()));
        }
        long all = cache.tidy();
        var small = new ResultCache(folder.resolve("cache"), all / 2);
        long left = small.tidy();
        assertTrue(left <= all / 2 && left > 0, left + " of " + all);
        run(CHAIN.apply(new Edit.PutNode(CHAIN.require("a").with("numbers", "4"))));
        assertEquals(15, count.runs.get());
    }
}
