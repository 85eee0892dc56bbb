package org.bottega.ui.canvas.gesture;

import java.util.Optional;
import org.bottega.flow.gesture.Gestures;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Wire;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Curve;
import org.bottega.ui.canvas.scene.Dot;
import org.bottega.ui.canvas.scene.Editing.Offer;
import org.bottega.ui.canvas.scene.Geometry;
import org.bottega.ui.canvas.scene.NodeBox;
import org.bottega.ui.canvas.scene.Overlay;
import org.bottega.ui.canvas.scene.Spot;
import org.jspecify.annotations.Nullable;

/// Draws a wire from a port, or moves one end of a wire to another port. Let go on a port or node it
/// connects; on empty canvas a new wire offers what fits, and an old one is removed. What cannot be is
/// told while the hand is still there.
public final class Wiring implements Gesture {
    private final CanvasViewModel canvas;
    private final NodeBox node;
    private final Dot dot;
    private final boolean backwards;
    private final @Nullable Wire old;

    private Wiring(
            CanvasViewModel canvas, NodeBox node, Dot dot, boolean backwards, @Nullable Wire old) {
        this.canvas = canvas;
        this.node = node;
        this.dot = dot;
        this.backwards = backwards;
        this.old = old;
    }

    /// A new wire that begins at an output, or ends at an input.
    public static Wiring from(CanvasViewModel canvas, Spot.OnPort port) {
        if (port.input()) {
            var there =
                    canvas.drawing().get().wires().stream()
                            .filter(w ->
                                    w.to().id().equals(port.node().id())
                                            && w.wire().input().equals(port.dot().port().id()))
                            .findFirst();
            if (there.isPresent() && !port.dot().port().many()) {
                var line = there.get();
                return new Wiring(canvas, line.from(), line.start(), false, line.wire());
            }
        }
        return new Wiring(canvas, port.node(), port.dot(), port.input(), null);
    }

    /// The end of a wire that was taken by the hand.
    ///
    /// @param atStart whether it is the end at the output
    public static Wiring end(CanvasViewModel canvas, Spot.OnWire on, boolean atStart) {
        var line = on.line();
        return atStart
                ? new Wiring(canvas, line.to(), line.end(), true, line.wire())
                : new Wiring(canvas, line.from(), line.start(), false, line.wire());
    }

    @Override
    public void drag(Touch touch) {
        var spot = canvas.at(touch.at());
        var end = snapped(spot, touch.at());
        var target = target(spot);
        var refusal = target.flatMap(this::refusal);
        var messages = canvas.editing().messages();
        String word;
        if (refusal.isPresent()) {
            word = refusal.get().what();
        } else if (target.isPresent()) {
            word = messages.get("canvas.wire.connect", other(spot).title());
        } else if (spot instanceof Spot.OnNode(var over) && !over.id().equals(node.id())) {
            word = messages.get("canvas.wire.no-port", over.title());
        } else {
            word = messages.get(old == null ? "canvas.wire.offer" : "canvas.wire.remove");
        }
        double x = node.box().x() + dot.x();
        double y = node.box().y() + dot.y();
        var curve =
                backwards ? new Curve(end.x(), end.y(), x, y) : new Curve(x, y, end.x(), end.y());
        boolean refused = refusal.isPresent() || target.isEmpty() && spot instanceof Spot.OnNode;
        canvas.overlay(new Overlay.Draft(curve, dot.port().type(), backwards, word, refused, old));
    }

    private static Place snapped(Spot spot, Place at) {
        return spot instanceof Spot.OnPort(var over, var there, var _)
                ? new Place(over.box().x() + there.x(), over.box().y() + there.y())
                : at;
    }

    private NodeBox other(Spot spot) {
        return switch (spot) {
            case Spot.OnPort on -> on.node();
            case Spot.OnNode on -> on.node();
            case Spot.Nothing _, Spot.OnWire _, Spot.OnNote _ -> node;
        };
    }

    /// The wire that letting go would make; on a node the first port that fits.
    private Optional<Wire> target(Spot spot) {
        return switch (spot) {
            case Spot.OnPort(var over, var there, boolean input) ->
                    over.id().equals(node.id()) || input == backwards
                            ? Optional.empty()
                            : Optional.of(wire(over.id(), there.port().id()));
            case Spot.OnNode(var over) ->
                    over.id().equals(node.id()) ? Optional.empty() : first(over);
            case Spot.Nothing _, Spot.OnWire _, Spot.OnNote _ -> Optional.empty();
        };
    }

    private Optional<Wire> first(NodeBox over) {
        var dots = backwards ? over.outputs() : over.inputs();
        var workflow = canvas.editing().workflow();
        return dots.stream()
                .filter(d -> d.port().type() == dot.port().type())
                .map(d -> wire(over.id(), d.port().id()))
                .min(
                        java.util.Comparator.comparing(w ->
                                workflow.into(w.to()).stream()
                                        .anyMatch(o -> o.input().equals(w.input()))))
                .or(() -> dots.stream().findFirst().map(d -> wire(over.id(), d.port().id())));
    }

    private Wire wire(String other, String port) {
        return backwards
                ? new Wire(other, port, node.id(), dot.port().id())
                : new Wire(node.id(), dot.port().id(), other, port);
    }

    private Optional<Problem> refusal(Wire wire) {
        var workflow = canvas.editing().workflow();
        var without =
                old == null
                        ? workflow
                        : workflow.apply(new org.bottega.flow.graph.Edit.RemoveWire(old));
        return new org.bottega.flow.check.Wiring(canvas.editing().catalog()).refusal(without, wire);
    }

    @Override
    public void release(Touch touch) {
        canvas.settle();
        var editing = canvas.editing();
        if (editing.locked()) {
            return;
        }
        var spot = canvas.at(touch.at());
        var target = target(spot);
        if (target.isPresent()) {
            connect(target.get());
        } else if (spot instanceof Spot.OnNode || spot instanceof Spot.OnPort) {
            if (!other(spot).id().equals(node.id())) {
                editing.refuse(
                        Problem.error(
                                other(spot).title(),
                                editing.messages().get("canvas.wire.no-port", other(spot).title()),
                                ""));
            }
        } else if (old != null) {
            editing.apply(
                    org.bottega.flow.graph.Edit.together(
                            editing.messages().get("canvas.edit.remove-wire"),
                            java.util.List.of(new org.bottega.flow.graph.Edit.RemoveWire(old))));
        } else {
            offer(touch.at());
        }
    }

    private void connect(Wire wire) {
        var editing = canvas.editing();
        if (wire.equals(old)) {
            return;
        }
        var gestures = new Gestures(editing.catalog());
        try {
            editing.apply(
                    old == null
                            ? gestures.connect(editing.workflow(), wire)
                            : gestures.reconnect(editing.workflow(), old, wire));
        } catch (ProblemException e) {
            e.problems().forEach(editing::refuse);
        }
    }

    private void offer(Place at) {
        // the wire stays in sight until something was chosen
        double x = node.box().x() + dot.x();
        double y = node.box().y() + dot.y();
        var curve = backwards ? new Curve(at.x(), at.y(), x, y) : new Curve(x, y, at.x(), at.y());
        canvas.overlay(new Overlay.Draft(curve, dot.port().type(), backwards, "", false, null));
        // the wire keeps its line: the port of the new node lies where the hand let go
        var corner = at.plus(backwards ? -Geometry.WIDTH : 0, -Geometry.HEIGHT / 2);
        canvas.editing()
                .offer(
                        new Offer(
                                Geometry.snap(corner),
                                node.id(),
                                dot.port().id(),
                                !backwards,
                                Optional.of(dot.port().type())));
    }

    @Override
    public void cancel() {
        canvas.settle();
    }
}
