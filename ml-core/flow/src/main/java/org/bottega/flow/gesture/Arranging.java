package org.bottega.flow.gesture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;

/// Puts nodes in order on the canvas: in columns from left to right along the wires, in line with each
/// other, or evenly apart.
///
/// The columns are a layered drawing (Sugiyama, Tagawa, Toda 1981): each node stands one column right of
/// the last it needs, nodes within a column are ordered by the middle of their neighbours, which keeps
/// crossings few, and heights are the least squares under the distances that have to be kept.
public final class Arranging {
    private static final int SWEEPS = 16;

    private Arranging() {}

    /// How much room things need, in units of the canvas.
    ///
    /// @param columns from one column's left edge to the next one's
    /// @param gap between two nodes above each other
    /// @param grid on which everything comes to rest
    public record Room(double columns, double gap, double grid) {}

    /// The height of a node, and how far below its upper edge its ports lie.
    public interface Heights {
        double of(String node);

        /// How far below the node's upper edge a port lies.
        double port(String node, String port, boolean input);
    }

    /// Which edges or middles are brought in line.
    public enum Side {
        LEFT,
        CENTRE,
        TOP,
        MIDDLE
    }

    /// Arranges nodes in columns. The upper left corner of all stays where it was.
    ///
    /// @param ids the nodes concerned; all when empty
    public static Edit columns(Workflow workflow, Set<String> ids, Heights heights, Room room) {
        var chosen = new LinkedHashSet<>(ids.isEmpty() ? workflow.nodes().keySet() : ids);
        chosen.retainAll(workflow.nodes().keySet());
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        for (var id : chosen) {
            left = Math.min(left, workflow.place(id).x());
            top = Math.min(top, workflow.place(id).y());
        }
        var moves = new ArrayList<Edit>();
        double y = top;
        for (var part : parts(workflow, chosen)) {
            var columns = new Columns(workflow, part, heights, room).arrange();
            double least = columns.values().stream().mapToDouble(Place::y).min().orElse(0);
            double most = y;
            for (var entry : columns.entrySet()) {
                var place =
                        new Place(
                                snap(left + entry.getValue().x(), room.grid()),
                                snap(y + entry.getValue().y() - least, room.grid()));
                most = Math.max(most, place.y() + heights.of(entry.getKey()));
                moves.add(new Edit.Move(entry.getKey(), place));
            }
            y = most + 2 * room.gap();
        }
        return Edit.together("Arrange " + chosen.size() + " nodes", moves);
    }

    private static double snap(double value, double grid) {
        return Math.rint(value / grid) * grid;
    }

    /// What is connected, the topmost first.
    private static List<Set<String>> parts(Workflow workflow, Set<String> chosen) {
        var part = new HashMap<String, String>();
        chosen.forEach(id -> part.put(id, id));
        for (var wire : workflow.wires()) {
            if (chosen.contains(wire.from()) && chosen.contains(wire.to())) {
                part.put(root(part, wire.from()), root(part, wire.to()));
            }
        }
        var groups = new LinkedHashMap<String, Set<String>>();
        chosen.forEach(
                id -> groups.computeIfAbsent(root(part, id), _ -> new LinkedHashSet<>()).add(id));
        return groups.values().stream()
                .sorted(
                        Comparator.comparingDouble(g ->
                                g.stream()
                                        .mapToDouble(id -> workflow.place(id).y())
                                        .min()
                                        .orElse(0)))
                .toList();
    }

    private static String root(Map<String, String> part, String id) {
        var at = id;
        while (!at.equals(part.get(at))) {
            at = Objects.requireNonNull(part.get(at));
        }
        return at;
    }

    /// Brings things in line with the first edge, or the middle of all.
    public static Edit align(
            Workflow workflow, Set<String> ids, Side side, Heights heights, double width) {
        var moves = new ArrayList<Edit>();
        var places = ids.stream().map(workflow::place).toList();
        double left = places.stream().mapToDouble(Place::x).min().orElse(0);
        double top = places.stream().mapToDouble(Place::y).min().orElse(0);
        double middleX = places.stream().mapToDouble(Place::x).average().orElse(0) + width / 2;
        double middleY =
                ids.stream()
                        .mapToDouble(id -> workflow.place(id).y() + heights.of(id) / 2)
                        .average()
                        .orElse(0);
        for (var id : ids) {
            var place = workflow.place(id);
            moves.add(
                    new Edit.Move(
                            id,
                            switch (side) {
                                case LEFT -> new Place(left, place.y());
                                case CENTRE -> new Place(Math.rint(middleX - width / 2), place.y());
                                case TOP -> new Place(place.x(), top);
                                case MIDDLE ->
                                        new Place(
                                                place.x(), Math.rint(middleY - heights.of(id) / 2));
                            }));
        }
        return Edit.together("Align " + ids.size() + " things", moves);
    }

    /// Leaves the outermost where they are and puts the others evenly between them.
    public static Edit distribute(
            Workflow workflow, Set<String> ids, boolean across, Heights heights) {
        Comparator<String> by =
                Comparator.comparingDouble(
                        id -> across ? workflow.place(id).x() : workflow.place(id).y());
        var order = ids.stream().sorted(by.thenComparing(id -> id)).toList();
        var moves = new ArrayList<Edit>();
        if (order.size() < 3) {
            return Edit.together("Distribute", moves);
        }
        var first = workflow.place(order.getFirst());
        var last = workflow.place(order.getLast());
        // between things of different heights the free space is what is made even
        double sum =
                order.subList(0, order.size() - 1).stream()
                        .mapToDouble(id -> across ? 0 : heights.of(id))
                        .sum();
        double length = across ? last.x() - first.x() : last.y() - first.y();
        double gap = (length - sum) / (order.size() - 1);
        double at = across ? first.x() : first.y();
        for (var id : order) {
            var place = workflow.place(id);
            moves.add(
                    new Edit.Move(
                            id,
                            across
                                    ? new Place(Math.rint(at), place.y())
                                    : new Place(place.x(), Math.rint(at))));
            at += gap + (across ? 0 : heights.of(id));
        }
        return Edit.together("Distribute " + ids.size() + " things", moves);
    }

    /// The layered drawing of one connected part.
    private static final class Columns {
        private final Workflow workflow;
        private final Set<String> ids;
        private final Heights heights;
        private final Room room;
        private final Map<String, Integer> column = new HashMap<>();
        private final List<List<Slot>> columns = new ArrayList<>();

        Columns(Workflow workflow, Set<String> ids, Heights heights, Room room) {
            this.workflow = workflow;
            this.ids = ids;
            this.heights = heights;
            this.room = room;
        }

        /// A node, or the place where a long wire passes through a column.
        private static final class Slot {
            final String node;
            final double height;
            final List<Link> before = new ArrayList<>();
            final List<Link> after = new ArrayList<>();
            double y;
            double wanted;

            Slot(String node, double height) {
                this.node = node;
                this.height = height;
            }
        }

        /// @param there the neighbour
        /// @param offset by which this slot lies below the neighbour when the wire is straight
        private record Link(Slot there, double offset) {}

        Map<String, Place> arrange() {
            var order = workflow.order().stream().filter(ids::contains).toList();
            for (var id : order) {
                int most = 0;
                for (var wire : inside(workflow.into(id))) {
                    most = Math.max(most, column.getOrDefault(wire.from(), 0) + 1);
                }
                column.put(id, most);
            }
            // what needs nothing stands close to what needs it
            for (var id : order.reversed()) {
                if (inside(workflow.into(id)).isEmpty()) {
                    inside(workflow.outOf(id)).stream()
                            .mapToInt(w -> column.getOrDefault(w.to(), 1) - 1)
                            .min()
                            .ifPresent(c -> column.put(id, c));
                }
            }
            slots(order);
            long best = Long.MAX_VALUE;
            var kept = List.copyOf(columns.stream().map(List::copyOf).toList());
            for (int sweep = 0; sweep < SWEEPS && best > 0; sweep++) {
                order(sweep % 2 == 0);
                long crossings = crossings();
                if (crossings < best) {
                    best = crossings;
                    kept = columns.stream().map(List::copyOf).toList();
                }
            }
            columns.clear();
            kept.forEach(c -> columns.add(new ArrayList<>(c)));
            heights();
            var places = new LinkedHashMap<String, Place>();
            for (int c = 0; c < columns.size(); c++) {
                for (var slot : columns.get(c)) {
                    if (!slot.node.isEmpty()) {
                        places.put(slot.node, new Place(c * room.columns(), slot.y));
                    }
                }
            }
            return places;
        }

        private List<Wire> inside(List<Wire> wires) {
            return wires.stream()
                    .filter(w -> ids.contains(w.from()) && ids.contains(w.to()))
                    .toList();
        }

        private void slots(List<String> order) {
            int most = column.values().stream().mapToInt(c -> c).max().orElse(0);
            for (int c = 0; c <= most; c++) {
                columns.add(new ArrayList<>());
            }
            var byNode = new HashMap<String, Slot>();
            for (var id : order) {
                var slot = new Slot(id, heights.of(id));
                byNode.put(id, slot);
                columns.get(Objects.requireNonNull(column.get(id))).add(slot);
            }
            for (var id : order) {
                for (var wire : inside(workflow.outOf(id))) {
                    var at = Objects.requireNonNull(byNode.get(wire.from()));
                    double start = heights.port(wire.from(), wire.output(), false);
                    int end = Objects.requireNonNull(column.get(wire.to()));
                    for (int c = Objects.requireNonNull(column.get(id)) + 1; c < end; c++) {
                        var pass = new Slot("", 0);
                        columns.get(c).add(pass);
                        link(at, start, pass, 0);
                        at = pass;
                        start = 0;
                    }
                    link(
                            at,
                            start,
                            Objects.requireNonNull(byNode.get(wire.to())),
                            heights.port(wire.to(), wire.input(), true));
                }
            }
            // the order in which a person has put them is a good beginning
            for (var slots : columns) {
                slots.sort(
                        Comparator.comparingDouble(s ->
                                s.node.isEmpty() ? Double.MAX_VALUE : workflow.place(s.node).y()));
            }
        }

        private static void link(Slot from, double start, Slot to, double end) {
            from.after.add(new Link(to, end - start));
            to.before.add(new Link(from, start - end));
        }

        private void order(boolean forward) {
            for (int i = 0; i < columns.size(); i++) {
                var slots = columns.get(forward ? i : columns.size() - 1 - i);
                var rank = ranks(forward ? i - 1 : columns.size() - i);
                for (var slot : slots) {
                    var links = forward ? slot.before : slot.after;
                    slot.wanted =
                            links.stream()
                                    .mapToDouble(
                                            l -> rank.getOrDefault(l.there(), 0) + l.offset() / 1e4)
                                    .average()
                                    .orElse(slots.indexOf(slot));
                }
                slots.sort(Comparator.comparingDouble(s -> s.wanted));
            }
        }

        private Map<Slot, Integer> ranks(int c) {
            var rank = new HashMap<Slot, Integer>();
            if (c >= 0 && c < columns.size()) {
                for (var slot : columns.get(c)) {
                    rank.put(slot, rank.size());
                }
            }
            return rank;
        }

        private long crossings() {
            long crossings = 0;
            for (int c = 0; c + 1 < columns.size(); c++) {
                var rank = ranks(c + 1);
                var ends = new ArrayList<Integer>();
                for (var slot : columns.get(c)) {
                    slot.after.stream()
                            .sorted(Comparator.comparingDouble(l -> -l.offset()))
                            .forEach(l -> ends.add(rank.getOrDefault(l.there(), 0)));
                }
                for (int i = 0; i < ends.size(); i++) {
                    for (int j = i + 1; j < ends.size(); j++) {
                        if (ends.get(i) > ends.get(j)) {
                            crossings++;
                        }
                    }
                }
            }
            return crossings;
        }

        private void heights() {
            for (var slots : columns) {
                double y = 0;
                for (var slot : slots) {
                    slot.y = y;
                    y += slot.height + room.gap();
                }
            }
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                boolean forward = sweep % 2 == 0;
                for (int i = 0; i < columns.size(); i++) {
                    var slots = columns.get(forward ? i : columns.size() - 1 - i);
                    for (var slot : slots) {
                        var links = new ArrayList<>(forward ? slot.before : slot.after);
                        if (links.isEmpty()) {
                            links.addAll(forward ? slot.after : slot.before);
                        }
                        double sum = 0;
                        double weights = 0;
                        for (var link : links) {
                            double weight = weight(slot, link.there());
                            sum += weight * (link.there().y + link.offset());
                            weights += weight;
                        }
                        slot.wanted = weights == 0 ? slot.y : sum / weights;
                    }
                    place(slots);
                }
            }
        }

        /// How much it matters that a wire is straight: the more, the longer it is.
        private static double weight(Slot one, Slot other) {
            boolean pass = one.node.isEmpty();
            boolean next = other.node.isEmpty();
            return pass && next ? 8 : pass || next ? 3 : 1;
        }

        /// The heights nearest to the wanted ones (in least squares) at which nothing overlaps: what
        /// would come too near is moved together, as in isotonic regression.
        private void place(List<Slot> slots) {
            record Block(int first, int count, double sum, double weight) {
                double mean() {
                    return sum / weight;
                }
            }
            var offset = new double[slots.size()];
            for (int i = 1; i < slots.size(); i++) {
                var above = slots.get(i - 1);
                double gap =
                        above.node.isEmpty() || slots.get(i).node.isEmpty()
                                ? room.gap() / 2
                                : room.gap();
                offset[i] = offset[i - 1] + above.height + gap;
            }
            var blocks = new ArrayList<Block>();
            for (int i = 0; i < slots.size(); i++) {
                double weight = slots.get(i).node.isEmpty() ? 4 : 1;
                blocks.add(new Block(i, 1, weight * (slots.get(i).wanted - offset[i]), weight));
                while (blocks.size() > 1
                        && blocks.get(blocks.size() - 2).mean() > blocks.getLast().mean()) {
                    var last = blocks.removeLast();
                    var before = blocks.removeLast();
                    blocks.add(
                            new Block(
                                    before.first(),
                                    before.count() + last.count(),
                                    before.sum() + last.sum(),
                                    before.weight() + last.weight()));
                }
            }
            for (var block : blocks) {
                for (int i = block.first(); i < block.first() + block.count(); i++) {
                    slots.get(i).y = block.mean() + offset[i];
                }
            }
        }
    }
}
