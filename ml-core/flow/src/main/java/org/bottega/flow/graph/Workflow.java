package org.bottega.flow.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.bottega.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// A graph of nodes without cycles, with notes, parameters and the places of things on the canvas.
/// Immutable; [#apply] makes another one. Everything is kept sorted, so equal workflows are the same
/// file.
///
/// What holds always: wires end at nodes that are there, no wire is there twice, there is no cycle, and
/// places belong to nodes or notes. Whether the ports exist and fit depends on the kinds of nodes and
/// is told by the checker.
public final class Workflow {
    private static final Workflow EMPTY =
            new Workflow(
                    "",
                    new TreeMap<>(),
                    new TreeSet<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    Tuning.NONE);

    private final String name;
    private final SortedMap<String, Node> nodes;
    private final SortedSet<Wire> wires;
    private final SortedMap<String, Note> notes;
    private final SortedMap<String, Parameter> parameters;
    private final SortedMap<String, Place> places;
    private final Tuning tuning;
    private volatile @Nullable Ends ends;

    private Workflow(
            String name,
            SortedMap<String, Node> nodes,
            SortedSet<Wire> wires,
            SortedMap<String, Note> notes,
            SortedMap<String, Parameter> parameters,
            SortedMap<String, Place> places,
            Tuning tuning) {
        this.name = name;
        this.nodes = nodes;
        this.wires = wires;
        this.notes = notes;
        this.parameters = parameters;
        this.places = places;
        this.tuning = tuning;
    }

    public static Workflow empty(String name) {
        return EMPTY.apply(new Edit.Rename(name));
    }

    public String name() {
        return name;
    }

    /// All nodes by id, sorted.
    public SortedMap<String, Node> nodes() {
        return Collections.unmodifiableSortedMap(nodes);
    }

    public SortedSet<Wire> wires() {
        return Collections.unmodifiableSortedSet(wires);
    }

    /// Notes and frames by id, sorted.
    public SortedMap<String, Note> notes() {
        return Collections.unmodifiableSortedMap(notes);
    }

    public SortedMap<String, Parameter> parameters() {
        return Collections.unmodifiableSortedMap(parameters);
    }

    public SortedMap<String, Place> places() {
        return Collections.unmodifiableSortedMap(places);
    }

    /// What is marked to be tuned. What it names need not be there any more.
    public Tuning tuning() {
        return tuning;
    }

    public Optional<Node> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /// @throws IllegalArgumentException when there is no such node
    public Node require(String id) {
        return node(id).orElseThrow(() -> new IllegalArgumentException("no node " + id));
    }

    /// Where a node or note lies; the origin when nobody has said.
    public Place place(String id) {
        return places.getOrDefault(id, new Place(0, 0));
    }

    /// The wires that end at a node, in the order of the file.
    public List<Wire> into(String node) {
        return ends().into().getOrDefault(node, List.of());
    }

    /// The wires that begin at a node.
    public List<Wire> outOf(String node) {
        return ends().outOf().getOrDefault(node, List.of());
    }

    /// The nodes from which these can be reached, themselves included.
    public Set<String> upstream(Set<String> of) {
        return reach(of, false);
    }

    /// The nodes that these reach, themselves included.
    public Set<String> downstream(Set<String> of) {
        return reach(of, true);
    }

    private Set<String> reach(Set<String> of, boolean forward) {
        var seen = new HashSet<>(of);
        var todo = new ArrayDeque<>(of);
        while (!todo.isEmpty()) {
            var id = todo.remove();
            for (var wire : forward ? outOf(id) : into(id)) {
                var other = forward ? wire.to() : wire.from();
                if (seen.add(other)) {
                    todo.add(other);
                }
            }
        }
        return seen;
    }

    /// The wires by the nodes at which they end and begin.
    private record Ends(Map<String, List<Wire>> into, Map<String, List<Wire>> outOf) {
        static Ends of(SortedSet<Wire> wires) {
            var into = new HashMap<String, List<Wire>>();
            var outOf = new HashMap<String, List<Wire>>();
            for (var wire : wires) {
                into.computeIfAbsent(wire.to(), _ -> new ArrayList<>()).add(wire);
                outOf.computeIfAbsent(wire.from(), _ -> new ArrayList<>()).add(wire);
            }
            into.replaceAll((_, list) -> List.copyOf(list));
            outOf.replaceAll((_, list) -> List.copyOf(list));
            return new Ends(into, outOf);
        }
    }

    /// Made when first asked for: most of the workflows between two edits of a step never are.
    private Ends ends() {
        var known = ends;
        if (known == null) {
            known = Ends.of(wires);
            ends = known;
        }
        return known;
    }

    /// All node ids so that every node stands after those it needs; alphabetical where that is free.
    public SequencedSet<String> order() {
        var missing = new TreeMap<String, Integer>();
        var next = new TreeMap<String, List<String>>();
        nodes.keySet().forEach(id -> missing.put(id, 0));
        for (var wire : wires) {
            missing.merge(wire.to(), 1, Integer::sum);
            next.computeIfAbsent(wire.from(), _ -> new ArrayList<>()).add(wire.to());
        }
        var ready = new TreeSet<String>();
        missing.forEach((id, count) -> {
            if (count == 0) {
                ready.add(id);
            }
        });
        var order = new LinkedHashSet<String>();
        while (!ready.isEmpty()) {
            var id = ready.removeFirst();
            order.add(id);
            for (var other : next.getOrDefault(id, List.of())) {
                if (missing.merge(other, -1, Integer::sum) == 0) {
                    ready.add(other);
                }
            }
        }
        return order;
    }

    /// An id for a new node or note that nothing here has: `base`, `base-2`, `base-3`, …
    public String freeId(String base) {
        var id = base;
        for (int i = 2; nodes.containsKey(id) || notes.containsKey(id); i++) {
            id = base + "-" + i;
        }
        return id;
    }

    /// This workflow after one change.
    ///
    /// @throws ProblemException when it cannot be made: something is not there, or a cycle would arise
    public Workflow apply(Edit edit) {
        return switch (edit) {
            case Edit.PutNode(var node) -> with(nodes, node.id(), node, this::nodesAre);
            case Edit.RemoveNode(var id) -> withoutNode(id);
            case Edit.AddWire(var wire) -> withWire(wire);
            case Edit.RemoveWire(var wire) -> {
                var left = new TreeSet<>(wires);
                if (!left.remove(wire)) {
                    throw refused(wire.to(), "There is no wire " + wire + ".");
                }
                yield new Workflow(name, nodes, left, notes, parameters, places, tuning);
            }
            case Edit.PutNote(var note) -> with(notes, note.id(), note, this::notesAre);
            case Edit.RemoveNote(var id) -> {
                var left = without(notes, id, "note");
                var kept = new TreeMap<>(places);
                kept.remove(id);
                yield new Workflow(name, nodes, wires, left, parameters, kept, tuning);
            }
            case Edit.PutParameter(var parameter) ->
                    with(
                            parameters,
                            parameter.name(),
                            parameter,
                            p -> new Workflow(name, nodes, wires, notes, p, places, tuning));
            case Edit.RemoveParameter(var id) ->
                    new Workflow(
                            name,
                            nodes,
                            wires,
                            notes,
                            without(parameters, id, "parameter"),
                            places,
                            tuning.without(id));
            case Edit.Move(var id, var place) -> {
                if (!nodes.containsKey(id) && !notes.containsKey(id)) {
                    throw refused(id, "There is nothing called \"" + id + "\" to move.");
                }
                yield with(
                        places,
                        id,
                        place,
                        p -> new Workflow(name, nodes, wires, notes, parameters, p, tuning));
            }
            case Edit.PutRange(var id, var range) -> tunedAs(tuning.with(id, range));
            case Edit.RemoveRange(var id) -> tunedAs(tuning.without(id));
            case Edit.JudgeBy(var metrics) -> tunedAs(tuning.by(metrics));
            case Edit.Rename(var other) ->
                    new Workflow(other, nodes, wires, notes, parameters, places, tuning);
            case Edit.Together(var _, var edits) -> {
                var workflow = this;
                for (var one : edits) {
                    workflow = workflow.apply(one);
                }
                yield workflow;
            }
        };
    }

    private Workflow nodesAre(SortedMap<String, Node> other) {
        return new Workflow(name, other, wires, notes, parameters, places, tuning);
    }

    private Workflow tunedAs(Tuning other) {
        return new Workflow(name, nodes, wires, notes, parameters, places, other);
    }

    private Workflow notesAre(SortedMap<String, Note> other) {
        return new Workflow(name, nodes, wires, other, parameters, places, tuning);
    }

    private Workflow withoutNode(String id) {
        var left = without(nodes, id, "node");
        var uncut = new TreeSet<>(wires);
        uncut.removeIf(w -> w.touches(id));
        var kept = new TreeMap<>(places);
        kept.remove(id);
        return new Workflow(name, left, uncut, notes, parameters, kept, tuning.withoutNode(id));
    }

    private Workflow withWire(Wire wire) {
        for (var end : List.of(wire.from(), wire.to())) {
            if (!nodes.containsKey(end)) {
                throw refused(end, "There is no node \"" + end + "\" to connect.");
            }
        }
        if (downstream(Set.of(wire.to())).contains(wire.from())) {
            throw refused(
                    wire.to(),
                    "This wire would close a circle: \""
                            + require(wire.from()).name()
                            + "\" already needs \""
                            + require(wire.to()).name()
                            + "\".");
        }
        var more = new TreeSet<>(wires);
        more.add(wire);
        return new Workflow(name, nodes, more, notes, parameters, places, tuning);
    }

    private static <T> Workflow with(
            SortedMap<String, T> map,
            String key,
            T value,
            Function<SortedMap<String, T>, Workflow> build) {
        var copy = new TreeMap<>(map);
        copy.put(key, value);
        return build.apply(copy);
    }

    private static <T> SortedMap<String, T> without(
            SortedMap<String, T> map, String key, String what) {
        var copy = new TreeMap<>(map);
        if (copy.remove(key) == null) {
            throw refused(key, "There is no " + what + " \"" + key + "\".");
        }
        return copy;
    }

    private static ProblemException refused(String where, String what) {
        return ProblemException.usage(where, what, "");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Workflow w
                && name.equals(w.name)
                && nodes.equals(w.nodes)
                && wires.equals(w.wires)
                && notes.equals(w.notes)
                && parameters.equals(w.parameters)
                && places.equals(w.places)
                && tuning.equals(w.tuning);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, nodes, wires, notes, parameters, places, tuning);
    }

    @Override
    public String toString() {
        return name + ": " + nodes.keySet() + " " + wires;
    }
}
