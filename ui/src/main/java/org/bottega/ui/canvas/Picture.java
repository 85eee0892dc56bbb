package org.bottega.ui.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.bottega.flow.graph.Wire;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Drawing;
import org.bottega.ui.canvas.scene.NodeBox;
import org.bottega.ui.canvas.scene.Overlay;
import org.bottega.ui.canvas.scene.Shift;
import org.bottega.ui.canvas.scene.Spot;
import org.bottega.ui.canvas.scene.WireLine;
import org.jspecify.annotations.Nullable;

/// Everything on which the look of nodes, wires and notes depends at one moment, but for where the view
/// is. Two pictures tell which parts of the canvas must be painted anew.
///
/// @param selected ids of nodes and notes
/// @param chosen the wire that is selected
/// @param over what lies under the pointer
/// @param receiving the wire into which something would go if it were let go
/// @param hidden the wire whose end is in the hand
/// @param carried ids of what is being moved
/// @param simple whether cards are drawn without detail
record Picture(
        Drawing drawing,
        Set<String> selected,
        @Nullable Wire chosen,
        Spot over,
        @Nullable Wire receiving,
        @Nullable Wire hidden,
        Set<String> carried,
        boolean simple) {
    /// how far beyond its card a node paints: its glow, its remark, the size beside its port
    private static final double AROUND = 30;

    private static final double SIZE_TEXT = 130;

    /// below this zoom cards are simple when many of them are in sight
    private static final double DETAILED = 0.65;

    /// below this zoom they always are
    private static final double LEGIBLE = 0.3;

    private static final int MANY = 60;

    static Picture of(CanvasViewModel canvas) {
        var overlay = canvas.overlay().get();
        return new Picture(
                canvas.drawing().get(),
                canvas.selection().get(),
                canvas.chosenWire().get(),
                canvas.hover().get(),
                switch (overlay) {
                    case Overlay.Into(var into) -> into.wire();
                    case Overlay.Ghost ghost ->
                            ghost.wire() != null && !ghost.refused() ? ghost.wire().wire() : null;
                    case Overlay.Nothing _, Overlay.Marquee _, Overlay.Draft _ -> null;
                },
                overlay instanceof Overlay.Draft draft ? draft.replaces() : null,
                canvas.shift().get().ids(),
                simple(canvas));
    }

    private static boolean simple(CanvasViewModel canvas) {
        double zoom = canvas.camera().get().zoom();
        if (zoom < LEGIBLE || zoom >= DETAILED) {
            return zoom < LEGIBLE;
        }
        var seen = canvas.camera().get().seen(canvas.width(), canvas.height());
        int many = 0;
        for (var node : canvas.drawing().get().nodes().values()) {
            if (node.box().meets(seen) && ++many > MANY) {
                return true;
            }
        }
        return false;
    }

    boolean carries(WireLine line) {
        return carried.contains(line.from().id()) && carried.contains(line.to().id());
    }

    /// Whether one end of it moves and the other stays.
    boolean stretches(WireLine line) {
        return carried.contains(line.from().id()) != carried.contains(line.to().id());
    }

    boolean hovers(NodeBox node) {
        return over instanceof Spot.OnNode(var it) && it.id().equals(node.id());
    }

    boolean hovers(WireLine line) {
        return over instanceof Spot.OnWire(var it) && it.wire().equals(line.wire());
    }

    /// Names each rectangle that looks different now.
    void differences(Picture before, Consumer<Box> changed) {
        if (drawing != before.drawing) {
            drawings(before.drawing, changed);
        }
        both(selected, before.selected, changed);
        wires(before, changed);
        if (!over.equals(before.over)) {
            spot(over, changed);
            spot(before.over, changed);
        }
        if (!carried.equals(before.carried)) {
            both(carried, before.carried, changed);
            for (var line : drawing.wires()) {
                if (touches(carried, line) || touches(before.carried, line)) {
                    changed.accept(area(line));
                }
            }
        }
    }

    private static boolean touches(Set<String> ids, WireLine line) {
        return ids.contains(line.from().id()) || ids.contains(line.to().id());
    }

    private void both(Set<String> now, Set<String> before, Consumer<Box> changed) {
        if (now.equals(before)) {
            return;
        }
        for (var id : now) {
            if (!before.contains(id)) {
                drawing.box(id).ifPresent(b -> changed.accept(area(b)));
            }
        }
        for (var id : before) {
            if (!now.contains(id)) {
                drawing.box(id).ifPresent(b -> changed.accept(area(b)));
            }
        }
    }

    private void wires(Picture before, Consumer<Box> changed) {
        var touched = new ArrayList<@Nullable Wire>();
        if (!Objects.equals(chosen, before.chosen)) {
            touched.addAll(java.util.Arrays.asList(chosen, before.chosen));
        }
        if (!Objects.equals(receiving, before.receiving)) {
            touched.addAll(java.util.Arrays.asList(receiving, before.receiving));
        }
        if (!Objects.equals(hidden, before.hidden)) {
            touched.addAll(java.util.Arrays.asList(hidden, before.hidden));
        }
        for (var wire : touched) {
            if (wire != null) {
                drawing.wire(wire).ifPresent(line -> changed.accept(area(line)));
            }
        }
    }

    private static void spot(Spot spot, Consumer<Box> changed) {
        switch (spot) {
            case Spot.OnNode(var node) -> changed.accept(area(node.box()));
            case Spot.OnWire(var line) -> changed.accept(area(line));
            case Spot.Nothing _, Spot.OnNote _, Spot.OnPort _ -> {}
        }
    }

    private void drawings(Drawing before, Consumer<Box> changed) {
        compare(
                before.nodes().values(),
                drawing.nodes().values(),
                NodeBox::id,
                n -> area(n.box()),
                changed);
        compare(
                before.notes().values(),
                drawing.notes().values(),
                n -> n.id(),
                n -> area(n.box()),
                changed);
        compare(before.wires(), drawing.wires(), WireLine::wire, Picture::area, changed);
    }

    private static <T> void compare(
            java.util.Collection<T> before,
            java.util.Collection<T> after,
            java.util.function.Function<T, Object> key,
            java.util.function.Function<T, Box> area,
            Consumer<Box> changed) {
        var old = new HashMap<Object, T>();
        before.forEach(b -> old.put(key.apply(b), b));
        for (var now : after) {
            var was = old.remove(key.apply(now));
            if (was == null) {
                changed.accept(area.apply(now));
            } else if (!was.equals(now)) {
                changed.accept(area.apply(was));
                changed.accept(area.apply(now));
            }
        }
        old.values().forEach(gone -> changed.accept(area.apply(gone)));
    }

    private static Box area(Box box) {
        return box.grown(AROUND);
    }

    private static Box area(WireLine line) {
        var curve = Drawing.curve(line, Shift.NONE);
        return curve.bounds()
                .grown(6)
                .union(new Box(curve.x1(), curve.y1() - AROUND, SIZE_TEXT, 2 * AROUND));
    }

    /// The rectangles of everything that is being moved.
    List<Box> carriedAreas() {
        var all = new ArrayList<Box>();
        carried.forEach(id -> drawing.box(id).ifPresent(b -> all.add(area(b))));
        return all;
    }
}
