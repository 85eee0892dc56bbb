package org.bottega.ui.canvas.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bottega.flow.graph.Place;
import org.bottega.flow.spec.Port;

/// How large things are on the canvas, in its units. Everything lies on a grid of [#GRID].
public final class Geometry {
    public static final double GRID = 8;
    public static final double WIDTH = 192;
    public static final double HEIGHT = 56;

    /// half the size of a port
    public static final double DOT = 6;

    public static final double FRAME_HEAD = 26;

    /// from one column of nodes to the next
    public static final double STEP_X = 264;

    /// from one line of nodes to the next
    public static final double STEP_Y = 104;

    private static final double BETWEEN_PORTS = 20;

    private Geometry() {}

    /// The rectangle of a node with so many ports.
    public static Box node(Place place, int inputs, int outputs) {
        int most = Math.max(inputs, outputs);
        return new Box(
                place.x(), place.y(), WIDTH, Math.max(HEIGHT, BETWEEN_PORTS * most + GRID * 2));
    }

    /// The ports of one side, spread over its height.
    public static List<Dot> dots(
            List<Port> ports, Box box, boolean input, Function<Port, String> size) {
        var dots = new ArrayList<Dot>();
        double start = box.height() / 2 - BETWEEN_PORTS * (ports.size() - 1) / 2;
        for (int i = 0; i < ports.size(); i++) {
            dots.add(
                    new Dot(
                            ports.get(i),
                            input ? 0 : box.width(),
                            start + i * BETWEEN_PORTS,
                            size.apply(ports.get(i))));
        }
        return dots;
    }

    public static double snap(double value) {
        return Math.rint(value / GRID) * GRID;
    }

    public static Place snap(Place place) {
        return new Place(snap(place.x()), snap(place.y()));
    }
}
