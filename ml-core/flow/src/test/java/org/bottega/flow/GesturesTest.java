package org.bottega.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.flow.gesture.Fragment;
import org.bottega.flow.gesture.Gestures;
import org.bottega.flow.gesture.Grouping;
import org.bottega.flow.gesture.Habits;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Note;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;

class GesturesTest {
    private final Catalog catalog = Kinds.catalog();
    private final Gestures gestures = new Gestures(catalog);
    private final Workflow chain =
            Flows.flow(List.of("a:numbers", "b:add"), List.of("a.data>b.data"));

    @Test
    void aNodeTypedWhileAnotherIsSelectedIsConnectedToIt() {
        var added =
                gestures.addAfter(chain, catalog.find("sum").orElseThrow(), new Place(200, 0), "b");
        var flow = chain.apply(added.edit());
        assertTrue(flow.wires().contains(Flows.wire("b.data>sum.data")));
        assertEquals(new Place(200, 0), flow.place("sum"));
    }

    @Test
    void aJudgeBehindASplitGetsNoPortTwice() {
        var flow = Flows.flow(List.of("p:split"), List.of());
        var added =
                gestures.addAfter(flow, catalog.find("scale").orElseThrow(), new Place(0, 0), "p");
        var after = flow.apply(added.edit());
        assertEquals(
                Set.of(Flows.wire("p.train>scale.data"), Flows.wire("p.test>scale.also")),
                Set.copyOf(after.wires()));
    }

    @Test
    void aNodeDroppedOnAWireStandsInIt() {
        var added =
                gestures.insert(
                        chain,
                        Flows.wire("a.data>b.data"),
                        catalog.find("add").orElseThrow(),
                        new Place(50, 0));
        var flow = chain.apply(added.edit());
        assertEquals(
                Set.of(Flows.wire("a.data>add.data"), Flows.wire("add.data>b.data")),
                Set.copyOf(flow.wires()));
        assertThrows(
                ProblemException.class,
                () ->
                        gestures.insert(
                                chain,
                                Flows.wire("a.data>b.data"),
                                catalog.find("train").orElseThrow(),
                                new Place(0, 0)));
    }

    @Test
    void aNodeDroppedOnANodeTakesItsPlaceAndItsWires() {
        var flow =
                Flows.flow(
                        List.of("a:numbers", "b:add", "c:add"),
                        List.of("a.data>b.data", "b.data>c.data"));
        flow = flow.apply(new Edit.PutNode(flow.require("b").with("plus", 4)));
        var after = flow.apply(gestures.replace(flow, "b", catalog.find("slow").orElseThrow()));
        assertEquals("slow", after.require("b").type());
        assertEquals(flow.wires(), after.wires());
        assertTrue(after.require("b").settings().isEmpty());
    }

    @Test
    void aSecondWireToAFullInputTakesThePlaceOfTheFirst() {
        var flow = Flows.flow(List.of("a:numbers", "z:numbers", "b:add"), List.of("a.data>b.data"));
        var after = flow.apply(gestures.connect(flow, Flows.wire("z.data>b.data")));
        assertEquals(Set.of(Flows.wire("z.data>b.data")), Set.copyOf(after.wires()));
    }

    @Test
    void deletingFromTheMiddleCanJoinTheEnds() {
        var flow =
                Flows.flow(
                        List.of("a:numbers", "b:add", "c:add"),
                        List.of("a.data>b.data", "b.data>c.data"));
        assertEquals(
                Set.of(Flows.wire("a.data>c.data")),
                Set.copyOf(flow.apply(gestures.delete(flow, Set.of("b"), true)).wires()));
        assertEquals(
                Set.of(),
                Set.copyOf(flow.apply(gestures.delete(flow, Set.of("b"), false)).wires()));
    }

    @Test
    void whatIsCopiedFromOneWorkflowIsPastedIntoAnotherUnderNewIds() {
        var text = Fragment.copy(chain, Set.of("a", "b"));
        var pasted = Fragment.paste(chain, text, 40, 40);
        var flow = chain.apply(pasted.edit());
        assertEquals(Set.of("a-2", "b-2"), pasted.ids());
        assertTrue(flow.wires().contains(Flows.wire("a-2.data>b-2.data")));
        assertEquals(4, flow.nodes().size());
        assertThrows(ProblemException.class, () -> Fragment.paste(chain, "hello", 0, 0));
    }

    @Test
    void aFrameMovesWhatLiesInIt() {
        var flow =
                chain.apply(new Edit.Move("a", new Place(20, 20)))
                        .apply(new Edit.Move("b", new Place(500, 20)))
                        .apply(new Edit.PutNote(new Note("f", "Zone", "blue", true, 100, 100)));
        var after = flow.apply(Gestures.move(flow, Set.of("f"), 5, 7));
        assertEquals(new Place(25, 27), after.place("a"));
        assertEquals(new Place(500, 20), after.place("b"));
    }

    @Test
    void chosenNodesAreChainedFromLeftToRight() {
        var flow =
                Flows.flow(List.of("x:add", "y:add", "z:numbers"), List.of())
                        .apply(new Edit.Move("z", new Place(0, 0)))
                        .apply(new Edit.Move("y", new Place(100, 0)))
                        .apply(new Edit.Move("x", new Place(200, 0)));
        var after = flow.apply(gestures.chain(flow, Set.of("x", "y", "z")));
        assertEquals(
                Set.of(Flows.wire("z.data>y.data"), Flows.wire("y.data>x.data")),
                Set.copyOf(after.wires()));
        assertEquals(
                flow.wires(), after.apply(gestures.unchain(after, Set.of("x", "y", "z"))).wires());
    }

    @Test
    void nodesWithAnotherBetweenThemCannotBecomeOne() {
        var flow =
                Flows.flow(
                        List.of("a:numbers", "b:add", "c:add"),
                        List.of("a.data>b.data", "b.data>c.data"));
        var e =
                assertThrows(
                        ProblemException.class,
                        () -> Grouping.group(flow, Set.of("a", "c"), "Two"));
        assertTrue(e.getMessage().startsWith("b:"), e.getMessage());
    }

    @Test
    void aComponentsPortsStandInTheOrderInWhichTheyWereSeen() {
        var flow =
                Flows.flow(
                                List.of("p:split", "a:add", "b:add", "c:sum", "d:sum"),
                                List.of(
                                        "p.train>a.data",
                                        "p.test>b.data",
                                        "a.data>c.data",
                                        "b.data>d.data"))
                        .apply(new Edit.Move("a", new Place(200, 300)))
                        .apply(new Edit.Move("b", new Place(200, 100)));
        var grouped = Grouping.group(flow, Set.of("a", "b"), "Both", catalog);
        var component = flow.apply(grouped.edit()).require(grouped.id()).inside();
        assertEquals(List.of("b", "a"), component.inputs().stream().map(o -> o.node()).toList());
        assertEquals(List.of("b", "a"), component.outputs().stream().map(o -> o.node()).toList());
        var two = Grouping.group(flow, Set.of("p"), "Split", catalog);
        assertEquals(
                List.of("train", "test"),
                flow.apply(two.edit()).require(two.id()).inside().outputs().stream()
                        .map(o -> o.port())
                        .toList());
    }

    @Test
    void whatIsMarkedToBeTunedStaysSoInAComponentAndGoesWithItsNode() {
        var flow =
                chain.apply(new Edit.PutRange("b.plus", "1..9"))
                        .apply(new Edit.JudgeBy(List.of("b.sum")));
        var grouped = Grouping.group(flow, Set.of("b"), "One");
        var inside = flow.apply(grouped.edit());
        assertEquals(Map.of("component.b.plus", "1..9"), inside.tuning().ranges());
        assertEquals(List.of("component.b.sum"), inside.tuning().metrics());
        var back = inside.apply(Grouping.expand(inside, grouped.id()));
        assertEquals(flow.tuning(), back.tuning());
        assertTrue(back.apply(new Edit.RemoveNode("b")).tuning().isEmpty());
    }

    @Test
    void whatFollowedOftenIsLikedMoreAndWhatNobodyDidByItsCategory() {
        var sum = catalog.find("sum").orElseThrow();
        var scale = catalog.find("scale").orElseThrow();
        var add = catalog.find("add").orElseThrow();
        var none = Habits.none(catalog);
        var own =
                Habits.of(
                        catalog,
                        List.of(Flows.flow(List.of("a:add", "b:scale"), List.of("a.data>b.data"))),
                        List.of(Flows.flow(List.of("a:add", "b:sum"), List.of("a.data>b.data"))));
        assertTrue(
                own.liking(sum, "add", true) > own.liking(scale, "add", true), "own counts more");
        assertTrue(own.liking(scale, "add", true) > none.liking(scale, "add", true));
        assertTrue(own.liking(add, "sum", false) > own.liking(scale, "sum", false));
        assertEquals("sum", catalog.search("", k -> own.liking(k, "add", true)).getFirst().id());
        // chances of all kinds at a place are chances
        double all = catalog.all().stream().mapToDouble(k -> own.liking(k, "add", true)).sum();
        assertTrue(all > 0.3 && all <= 1, "" + all);
    }
}
