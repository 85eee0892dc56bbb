package org.bottega.ui.canvas.scene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.flow.graph.Wire;

/// Everything that is drawn of a workflow, in the order in which it is painted: frames and notes, wires,
/// nodes. Immutable.
public final class Drawing {
    public static final Drawing EMPTY = new Drawing(List.of(), List.of(), List.of());

    private final Map<String, NodeBox> nodes;
    private final List<WireLine> wires;
    private final Map<String, NoteBox> notes;

    public Drawing(List<NodeBox> nodes, List<WireLine> wires, List<NoteBox> notes) {
        var byId = new LinkedHashMap<String, NodeBox>();
        nodes.forEach(n -> byId.put(n.id(), n));
        this.nodes = Collections.unmodifiableMap(byId);
        this.wires = List.copyOf(wires);
        var texts = new LinkedHashMap<String, NoteBox>();
        notes.stream().filter(n -> n.note().frame()).forEach(n -> texts.put(n.id(), n));
        notes.stream().filter(n -> !n.note().frame()).forEach(n -> texts.put(n.id(), n));
        this.notes = Collections.unmodifiableMap(texts);
    }

    public Map<String, NodeBox> nodes() {
        return nodes;
    }

    public List<WireLine> wires() {
        return wires;
    }

    public Map<String, NoteBox> notes() {
        return notes;
    }

    public Optional<NodeBox> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public Optional<WireLine> wire(Wire wire) {
        return wires.stream().filter(w -> w.wire().equals(wire)).findFirst();
    }

    /// The rectangle of a node or note.
    public Optional<Box> box(String id) {
        var node = nodes.get(id);
        if (node != null) {
            return Optional.of(node.box());
        }
        return Optional.ofNullable(notes.get(id)).map(NoteBox::box);
    }

    /// The rectangle around all.
    public Optional<Box> bounds() {
        var all = new ArrayList<Box>();
        nodes.values().forEach(n -> all.add(n.box()));
        notes.values().forEach(n -> all.add(n.box()));
        return Box.around(all);
    }

    /// What lies under a point, the topmost first.
    ///
    /// @param slack how near is near enough, in units of the canvas
    public Spot at(double x, double y, double slack) {
        NodeBox under = null;
        for (var node : nodes.values()) {
            if (node.box().grown(Geometry.DOT + slack).contains(x, y)) {
                var port = port(node, x, y, slack);
                if (port != null) {
                    return port;
                }
                if (node.box().contains(x, y)) {
                    under = node;
                }
            }
        }
        if (under != null) {
            return new Spot.OnNode(under);
        }
        for (var note : notes.values()) {
            if (!note.note().frame() && note.box().contains(x, y)) {
                return new Spot.OnNote(note, corner(note, x, y));
            }
        }
        for (var line : wires) {
            if (curve(line, Shift.NONE).near(x, y, 4 + slack)) {
                return new Spot.OnWire(line);
            }
        }
        for (var note : notes.values()) {
            boolean edge =
                    note.box().contains(x, y)
                            && (y < note.box().y() + Geometry.FRAME_HEAD
                                    || !note.box().grown(-6).contains(x, y)
                                    || corner(note, x, y));
            if (note.note().frame() && edge) {
                return new Spot.OnNote(note, corner(note, x, y));
            }
        }
        return Spot.NOTHING;
    }

    private static boolean corner(NoteBox note, double x, double y) {
        return x > note.box().right() - 14 && y > note.box().bottom() - 14;
    }

    private static Spot.@org.jspecify.annotations.Nullable OnPort port(
            NodeBox node, double x, double y, double slack) {
        Spot.OnPort nearest = null;
        double best = Geometry.DOT + slack;
        for (boolean input : new boolean[] {true, false}) {
            for (var dot : input ? node.inputs() : node.outputs()) {
                double away =
                        Math.hypot(x - node.box().x() - dot.x(), y - node.box().y() - dot.y());
                if (away <= best) {
                    best = away;
                    nearest = new Spot.OnPort(node, dot, input);
                }
            }
        }
        return nearest;
    }

    /// The curve of a wire while some nodes are being moved.
    public static Curve curve(WireLine line, Shift shift) {
        double fromX = shift.dx(line.from().id());
        double fromY = shift.dy(line.from().id());
        double toX = shift.dx(line.to().id());
        double toY = shift.dy(line.to().id());
        return new Curve(
                line.from().box().x() + line.start().x() + fromX,
                line.from().box().y() + line.start().y() + fromY,
                line.to().box().x() + line.end().x() + toX,
                line.to().box().y() + line.end().y() + toY);
    }
}
