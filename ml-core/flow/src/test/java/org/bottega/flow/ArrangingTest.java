package org.bottega.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bottega.flow.gesture.Arranging;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.junit.jupiter.api.Test;

class ArrangingTest {
    private static final Arranging.Room ROOM = new Arranging.Room(280, 40, 8);
    private static final Arranging.Heights HEIGHTS =
            new Arranging.Heights() {
                @Override
                public double of(String node) {
                    return 56;
                }

                @Override
                public double port(String node, String port, boolean input) {
                    return 28;
                }
            };

    private static Workflow graph(int nodes, String... wires) {
        var edits = new ArrayList<Edit>();
        for (int i = 0; i < nodes; i++) {
            edits.add(new Edit.PutNode(Node.of("n" + i, "add", 1, "n" + i)));
        }
        for (var wire : wires) {
            var ends = wire.split(">");
            edits.add(new Edit.AddWire(new Wire("n" + ends[0], "data", "n" + ends[1], "data")));
        }
        return Workflow.empty("w").apply(Edit.together("", edits));
    }

    @Test
    void aChainLiesOnOneLine() {
        var chain = graph(4, "0>1", "1>2", "2>3");
        var tidy = chain.apply(Arranging.columns(chain, Set.of(), HEIGHTS, ROOM));
        for (int i = 0; i < 4; i++) {
            assertEquals(new Place(280 * i, 0), tidy.place("n" + i));
        }
    }

    @Test
    void branchesLieEvenlyAroundTheirStem() {
        var fork = graph(5, "0>1", "1>2", "1>3", "2>4", "3>4");
        var tidy = fork.apply(Arranging.columns(fork, Set.of(), HEIGHTS, ROOM));
        assertEquals(tidy.place("n0").y(), tidy.place("n1").y());
        assertEquals(tidy.place("n1").y(), tidy.place("n4").y());
        double above = tidy.place("n1").y() - tidy.place("n2").y();
        double below = tidy.place("n3").y() - tidy.place("n1").y();
        assertEquals(Math.abs(above), Math.abs(below));
    }

    @Test
    void wiresOfTwoSourcesDoNotCross() {
        // as put, the upper source feeds the lower node
        var crossed =
                graph(4, "0>3", "1>2")
                        .apply(new Edit.Move("n1", new Place(0, 100)))
                        .apply(new Edit.Move("n3", new Place(300, 100)));
        var both = crossed.apply(new Edit.AddWire(new Wire("n0", "data", "n2", "also")));
        var tidy = both.apply(Arranging.columns(both, Set.of(), HEIGHTS, ROOM));
        boolean firstAbove = tidy.place("n0").y() < tidy.place("n1").y();
        boolean thirdAbove = tidy.place("n3").y() < tidy.place("n2").y();
        assertEquals(firstAbove, thirdAbove);
    }

    @Test
    void nothingOverlapsAndEveryWireLeadsToTheRight() {
        var random = new Random(7);
        var wires = new ArrayList<String>();
        for (int i = 1; i < 120; i++) {
            for (int k = 0; k < 1 + random.nextInt(2); k++) {
                int from = Math.max(0, i - 1 - random.nextInt(12));
                var wire = from + ">" + i;
                if (!wires.contains(wire)) {
                    wires.add(wire);
                }
            }
        }
        var workflow = graph(130, wires.toArray(String[]::new));
        var tidy = workflow.apply(Arranging.columns(workflow, Set.of(), HEIGHTS, ROOM));
        for (var wire : tidy.wires()) {
            assertTrue(tidy.place(wire.from()).x() < tidy.place(wire.to()).x(), wire::toString);
        }
        var places = List.copyOf(tidy.places().values());
        assertEquals(130, places.size());
        for (int i = 0; i < places.size(); i++) {
            for (int j = 0; j < i; j++) {
                var a = places.get(i);
                var b = places.get(j);
                assertTrue(a.x() != b.x() || Math.abs(a.y() - b.y()) >= 56, a + " " + b);
            }
        }
    }

    @Test
    void thingsAreAlignedAndPutEvenlyApart() {
        var three =
                graph(3).apply(new Edit.Move("n0", new Place(0, 0)))
                        .apply(new Edit.Move("n1", new Place(20, 70)))
                        .apply(new Edit.Move("n2", new Place(10, 300)));
        var ids = three.nodes().keySet();
        var left = three.apply(Arranging.align(three, ids, Arranging.Side.LEFT, HEIGHTS, 192));
        assertEquals(
                Set.of(0.0), Set.copyOf(left.places().values().stream().map(Place::x).toList()));
        var even = left.apply(Arranging.distribute(left, ids, false, HEIGHTS));
        assertEquals(150, even.place("n1").y());
        assertEquals(300, even.place("n2").y());
    }
}
