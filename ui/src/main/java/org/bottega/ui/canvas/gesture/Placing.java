package org.bottega.ui.canvas.gesture;

import java.util.Set;
import org.bottega.flow.gesture.Gestures;
import org.bottega.flow.graph.Place;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Drawing;
import org.bottega.ui.canvas.scene.Geometry;
import org.bottega.ui.canvas.scene.NodeBox;
import org.bottega.ui.canvas.scene.Overlay;
import org.bottega.ui.canvas.scene.Shift;
import org.bottega.ui.canvas.scene.WireLine;
import org.jspecify.annotations.Nullable;

/// Brings a new node from the palette. Let go on a wire it goes into it, on a node it takes its place,
/// elsewhere it stands by itself.
public final class Placing implements Gesture {
    private final CanvasViewModel canvas;
    private final NodeSpec spec;

    public Placing(CanvasViewModel canvas, NodeSpec spec) {
        this.canvas = canvas;
        this.spec = spec;
    }

    @Override
    public void drag(Touch touch) {
        var messages = canvas.editing().messages();
        var node = over(touch.at());
        var wire = node == null ? wire(touch.at()) : null;
        String word;
        boolean refused = false;
        if (node != null) {
            word = messages.get("canvas.place.replace", node.title());
        } else if (wire != null) {
            refused = !fits(wire);
            word =
                    messages.get(
                            refused ? "canvas.place.unfit" : "canvas.place.insert",
                            wire.from().title(),
                            wire.to().title());
        } else {
            word = messages.get("canvas.place.add", messages.catalogue().title(spec));
        }
        canvas.overlay(
                new Overlay.Ghost(
                        messages.catalogue().title(spec),
                        corner(touch.at()),
                        word,
                        refused,
                        wire,
                        node));
    }

    private static Place corner(Place at) {
        return Geometry.snap(at.plus(-Geometry.WIDTH / 2, -Geometry.HEIGHT / 2));
    }

    private @Nullable NodeBox over(Place at) {
        NodeBox found = null;
        for (var node : canvas.drawing().get().nodes().values()) {
            if (node.box().contains(at.x(), at.y())) {
                found = node;
            }
        }
        return found;
    }

    private @Nullable WireLine wire(Place at) {
        for (var line : canvas.drawing().get().wires()) {
            if (Drawing.curve(line, Shift.NONE).near(at.x(), at.y(), 14)) {
                return line;
            }
        }
        return null;
    }

    private boolean fits(WireLine wire) {
        try {
            new Gestures(canvas.editing().catalog())
                    .insert(canvas.editing().workflow(), wire.wire(), spec, new Place(0, 0));
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }

    @Override
    public void release(Touch touch) {
        canvas.settle();
        var editing = canvas.editing();
        if (editing.locked()) {
            return;
        }
        var gestures = new Gestures(editing.catalog());
        var workflow = editing.workflow();
        var node = over(touch.at());
        var wire = node == null ? wire(touch.at()) : null;
        try {
            if (node != null) {
                if (editing.apply(gestures.replace(workflow, node.id(), spec))) {
                    editing.select(Set.of(node.id()));
                }
                return;
            }
            var added =
                    wire == null
                            ? gestures.add(workflow, spec, corner(touch.at()))
                            : gestures.insert(workflow, wire.wire(), spec, corner(touch.at()));
            if (editing.apply(added.edit())) {
                editing.select(Set.of(added.id()));
            }
        } catch (ProblemException e) {
            e.problems().forEach(editing::refuse);
        }
    }

    @Override
    public void cancel() {
        canvas.settle();
    }
}
