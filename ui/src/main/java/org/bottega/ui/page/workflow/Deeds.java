package org.bottega.ui.page.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bottega.flow.gesture.Arranging;
import org.bottega.flow.gesture.Fragment;
import org.bottega.flow.gesture.Gestures;
import org.bottega.flow.gesture.Grouping;
import org.bottega.flow.graph.Component;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Note;
import org.bottega.flow.graph.Place;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Geometry;
import org.bottega.ui.page.Desk;

/// What can be done with what is selected on the canvas, each one step of undo.
final class Deeds {
    /// the kind of node that reads files
    static final String READER = "read-file";

    private static final String PATH = "path";
    private static final double OFFSET = 32;
    private static final double FRAME = 24;

    private final Desk desk;
    private final EditorViewModel editor;
    private final CanvasViewModel canvas;
    private final Gestures gestures;
    private int pasted;

    Deeds(Desk desk, EditorViewModel editor) {
        this.desk = desk;
        this.editor = editor;
        this.canvas = editor.canvas();
        this.gestures = new Gestures(editor.catalog());
    }

    private void attempt(Runnable deed) {
        try {
            deed.run();
        } catch (ProblemException e) {
            e.problems().forEach(editor::refuse);
        }
    }

    /// What is selected as text, empty when nothing is.
    String copy() {
        pasted = 0;
        var ids = canvas.selection().get();
        return ids.isEmpty() ? "" : Fragment.copy(editor.workflow(), ids);
    }

    /// Adds what was copied, here or elsewhere.
    void paste(String text) {
        if (text.isBlank()) {
            return;
        }
        attempt(() -> {
            pasted++;
            var added = Fragment.paste(editor.workflow(), text, OFFSET * pasted, OFFSET * pasted);
            if (editor.apply(added.edit())) {
                select(added.ids());
            }
        });
    }

    void duplicate() {
        var ids = canvas.selection().get();
        if (!ids.isEmpty()) {
            attempt(() -> {
                var added = Fragment.duplicate(editor.workflow(), ids, OFFSET, OFFSET);
                if (editor.apply(added.edit())) {
                    select(added.ids());
                }
            });
        }
    }

    private void select(Set<String> ids) {
        canvas.select(ids);
        ids.stream().findFirst().ifPresent(canvas::reveal);
    }

    /// @param heal whether what came into a removed node goes on to what was behind it
    void delete(boolean heal) {
        var wire = canvas.chosenWire().get();
        if (wire != null) {
            editor.applyAll(
                    desk.say("canvas.edit.remove-wire"), List.of(new Edit.RemoveWire(wire)));
            return;
        }
        var ids = canvas.selection().get();
        if (!ids.isEmpty()) {
            attempt(() -> editor.apply(gestures.delete(editor.workflow(), ids, heal)));
        }
    }

    void group() {
        attempt(() -> {
            var grouped =
                    Grouping.group(
                            editor.workflow(),
                            canvas.selectedNodes(),
                            desk.say("workflow.component"),
                            editor.catalog());
            if (editor.apply(grouped.edit())) {
                canvas.select(Set.of(grouped.id()));
            }
        });
    }

    /// Whether one component is selected that can be opened up.
    boolean expandable() {
        return editor.chosen()
                .map(n -> n.inside() != null && n.type().equals(Component.TYPE))
                .orElse(false);
    }

    void expand() {
        editor.chosen()
                .ifPresent(node ->
                        attempt(() -> {
                            var before = Set.copyOf(editor.workflow().nodes().keySet());
                            if (editor.apply(Grouping.expand(editor.workflow(), node.id()))) {
                                var now =
                                        new java.util.LinkedHashSet<>(
                                                editor.workflow().nodes().keySet());
                                now.removeAll(before);
                                canvas.select(now);
                            }
                        }));
    }

    void chain() {
        attempt(() -> editor.apply(gestures.chain(editor.workflow(), canvas.selectedNodes())));
    }

    void unchain() {
        attempt(() -> editor.apply(gestures.unchain(editor.workflow(), canvas.selectedNodes())));
    }

    /// Switches the selected nodes off, or on when all of them are off.
    void enable() {
        var nodes = canvas.selectedNodes().stream().map(editor.workflow()::require).toList();
        boolean on = nodes.stream().noneMatch(Node::enabled);
        editor.applyAll(
                desk.say(on ? "canvas.edit.enable" : "canvas.edit.disable"),
                nodes.stream().map(n -> new Edit.PutNode(n.withEnabled(on))).toList());
    }

    /// A note in the middle, or a frame around what is selected.
    void note(boolean frame) {
        var workflow = editor.workflow();
        var id = workflow.freeId(frame ? "frame" : "note");
        var boxes = new ArrayList<Box>();
        canvas.selection().get().forEach(s -> canvas.drawing().get().box(s).ifPresent(boxes::add));
        var around = frame ? Box.around(boxes) : java.util.Optional.<Box>empty();
        Box box;
        if (around.isPresent()) {
            var grown = around.get().grown(FRAME);
            box =
                    new Box(
                            Geometry.snap(grown.x()),
                            Geometry.snap(grown.y() - Geometry.FRAME_HEAD),
                            Geometry.snap(grown.width()),
                            Geometry.snap(grown.height() + Geometry.FRAME_HEAD));
        } else {
            double wide = frame ? 360 : 224;
            double high = frame ? 200 : 96;
            var place = canvas.free(canvas.free(), wide, high);
            box = new Box(place.x(), place.y(), wide, high);
        }
        boolean done =
                editor.applyAll(
                        desk.say(frame ? "canvas.edit.frame" : "canvas.edit.note"),
                        List.of(
                                new Edit.PutNote(
                                        new Note(
                                                id,
                                                desk.say(
                                                        frame
                                                                ? "canvas.frame.text"
                                                                : "canvas.note.text"),
                                                frame ? "blue" : "yellow",
                                                frame,
                                                box.width(),
                                                box.height())),
                                new Edit.Move(id, box.corner())));
        if (done) {
            canvas.select(Set.of(id));
        }
    }

    private Arranging.Heights heights() {
        var drawing = canvas.drawing().get();
        return new Arranging.Heights() {
            @Override
            public double of(String id) {
                return drawing.box(id).map(Box::height).orElse(Geometry.HEIGHT);
            }

            @Override
            public double port(String node, String port, boolean input) {
                return drawing.node(node)
                        .flatMap(n ->
                                (input ? n.inputs() : n.outputs())
                                        .stream()
                                                .filter(d -> d.port().id().equals(port))
                                                .findFirst())
                        .map(d -> d.y())
                        .orElse(Geometry.HEIGHT / 2);
            }
        };
    }

    /// Puts what is selected, or everything, in columns.
    void arrange() {
        var ids = canvas.selectedNodes();
        var moved =
                Arranging.columns(
                        editor.workflow(),
                        ids.size() > 1 ? ids : Set.of(),
                        heights(),
                        new Arranging.Room(Geometry.STEP_X, 48, Geometry.GRID));
        if (editor.apply(moved) && ids.size() < 2) {
            canvas.fit();
        }
    }

    void align(Arranging.Side side) {
        var ids = canvas.selection().get();
        if (ids.size() > 1) {
            editor.apply(Arranging.align(editor.workflow(), ids, side, heights(), Geometry.WIDTH));
        }
    }

    void distribute(boolean across) {
        var ids = canvas.selection().get();
        if (ids.size() > 2) {
            editor.apply(Arranging.distribute(editor.workflow(), ids, across, heights()));
        }
    }

    /// Moves what is selected by steps of the grid.
    void nudge(int right, int down) {
        var ids = canvas.selection().get();
        if (!ids.isEmpty()) {
            editor.apply(
                    Gestures.move(
                            editor.workflow(), ids, right * Geometry.GRID, down * Geometry.GRID));
        }
    }

    /// Selects the nearest node in a direction.
    ///
    /// @param more whether what is selected stays so
    void go(int right, int down, boolean more) {
        var drawing = canvas.drawing().get();
        var from =
                canvas.selection().get().stream()
                        .reduce((_, last) -> last)
                        .flatMap(drawing::box)
                        .map(Box::middle)
                        .orElse(new Place(-1e6, -1e6));
        String best = null;
        double least = Double.MAX_VALUE;
        for (var node : drawing.nodes().values()) {
            double dx = node.box().middle().x() - from.x();
            double dy = node.box().middle().y() - from.y();
            double along = dx * right + dy * down;
            double aside = Math.abs(dx * down) + Math.abs(dy * right);
            // what lies straight ahead is nearer than what lies aside
            double away = along + 2 * aside;
            boolean first = from.x() < -1e5;
            if ((along > 1 || first) && away < least && !canvas.selected(node.id())) {
                least = away;
                best = node.id();
            }
        }
        if (best != null) {
            if (more) {
                canvas.toggle(best);
            } else {
                canvas.select(Set.of(best));
            }
            canvas.reveal(best);
        }
    }

    /// Runs what is selected with all it needs. Within a component all of it runs.
    Set<String> targets() {
        return editor.path().get().isEmpty()
                ? canvas.selectedNodes()
                : Set.of(editor.path().get().getFirst());
    }

    /// The first node after the selected one whose name, kind or comment holds the text.
    boolean find(String text) {
        var words = text.toLowerCase(java.util.Locale.ROOT).strip();
        if (words.isEmpty()) {
            return false;
        }
        var nodes = List.copyOf(editor.workflow().nodes().values());
        var one = canvas.only();
        int start = 0;
        for (int i = 0; i < nodes.size(); i++) {
            if (one.isPresent() && nodes.get(i).id().equals(one.get())) {
                start = i + 1;
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get((start + i) % nodes.size());
            var hay = (node.name() + " " + node.type() + " " + node.comment() + " " + node.id());
            if (hay.toLowerCase(java.util.Locale.ROOT).contains(words)) {
                canvas.select(Set.of(node.id()));
                canvas.reveal(node.id());
                return true;
            }
        }
        return false;
    }

    /// Makes a node for each of some files or folders from outside, one below the other.
    void read(List<java.nio.file.Path> files, Place at) {
        var spec = editor.catalog().find(READER);
        if (spec.isEmpty()) {
            editor.refuse(
                    Problem.error(files.getFirst().toString(), desk.say("workflow.no-reader"), ""));
            return;
        }
        attempt(() -> {
            var workflow = editor.workflow();
            var edits = new ArrayList<Edit>();
            var ids = new java.util.LinkedHashSet<String>();
            var place = canvas.free(at);
            for (var file : files) {
                var added = gestures.add(workflow, spec.get(), place);
                var filled =
                        Node.of(added.id(), spec.get().id(), spec.get().version(), name(file))
                                .with(PATH, file.toString());
                var edit = Edit.together("", List.of(added.edit(), new Edit.PutNode(filled)));
                workflow = workflow.apply(edit);
                edits.add(edit);
                ids.add(added.id());
                place = canvas.free(place.plus(0, Geometry.STEP_Y));
            }
            var title =
                    files.size() == 1
                            ? desk.say("canvas.edit.read", name(files.getFirst()))
                            : desk.say("workflow.drop.read-many", files.size());
            if (editor.applyAll(title, edits)) {
                canvas.select(ids);
            }
        });
    }

    /// Lets a node read another file. A name that was the file's goes along with it.
    void readInstead(String id, java.nio.file.Path file) {
        var node = editor.workflow().require(id);
        var before = String.valueOf(node.settings().getOrDefault(PATH, ""));
        var next = node.with(PATH, file.toString());
        if (!before.isEmpty() && node.name().equals(name(java.nio.file.Path.of(before)))) {
            next = next.withName(name(file));
        }
        if (editor.applyAll(
                desk.say("canvas.edit.read", name(file)), List.of(new Edit.PutNode(next)))) {
            canvas.select(Set.of(id));
        }
    }

    static String name(java.nio.file.Path file) {
        var last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}
