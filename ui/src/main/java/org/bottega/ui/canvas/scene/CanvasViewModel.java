package org.bottega.ui.canvas.scene;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Wire;
import org.jspecify.annotations.Nullable;

/// What is on the canvas, which part of it is seen, and what is selected. Belongs to the window's
/// thread.
public final class CanvasViewModel {
    private static final double MARGIN = 28;

    private final Editing editing;
    private final ReadOnlyObjectWrapper<Drawing> drawing =
            new ReadOnlyObjectWrapper<>(Drawing.EMPTY);
    private final ReadOnlyObjectWrapper<Camera> camera = new ReadOnlyObjectWrapper<>(Camera.START);
    private final ReadOnlyObjectWrapper<Set<String>> selection =
            new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable Wire> chosenWire = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Overlay> overlay =
            new ReadOnlyObjectWrapper<>(Overlay.NOTHING);
    private final ReadOnlyObjectWrapper<Shift> shift = new ReadOnlyObjectWrapper<>(Shift.NONE);
    private final ReadOnlyObjectWrapper<Spot> hover = new ReadOnlyObjectWrapper<>(Spot.NOTHING);
    private double width = 800;
    private double height = 600;

    public CanvasViewModel(Editing editing) {
        this.editing = editing;
    }

    public Editing editing() {
        return editing;
    }

    public ReadOnlyObjectProperty<Drawing> drawing() {
        return drawing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Camera> camera() {
        return camera.getReadOnlyProperty();
    }

    /// The ids of the nodes and notes that are selected.
    public ReadOnlyObjectProperty<Set<String>> selection() {
        return selection.getReadOnlyProperty();
    }

    /// The wire that is selected; then no node is.
    public ReadOnlyObjectProperty<@Nullable Wire> chosenWire() {
        return chosenWire.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Overlay> overlay() {
        return overlay.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Shift> shift() {
        return shift.getReadOnlyProperty();
    }

    /// What lies under the pointer.
    public ReadOnlyObjectProperty<Spot> hover() {
        return hover.getReadOnlyProperty();
    }

    /// Draws another state; what is no longer there is no longer selected.
    public void draw(Drawing next) {
        drawing.set(next);
        var kept = new LinkedHashSet<>(selection.get());
        kept.removeIf(id -> next.box(id).isEmpty());
        if (kept.size() != selection.get().size()) {
            selection.set(kept);
        }
        var wire = chosenWire.get();
        if (wire != null && next.wire(wire).isEmpty()) {
            chosenWire.set(null);
        }
    }

    public void select(Set<String> ids) {
        chosenWire.set(null);
        selection.set(java.util.Collections.unmodifiableSet(new LinkedHashSet<>(ids)));
    }

    public void select(Wire wire) {
        selection.set(Set.of());
        chosenWire.set(wire);
    }

    /// Adds something to the selection, or takes it out.
    public void toggle(String id) {
        var next = new LinkedHashSet<>(selection.get());
        if (!next.remove(id)) {
            next.add(id);
        }
        select(next);
    }

    public boolean selected(String id) {
        return selection.get().contains(id);
    }

    /// The selected nodes, notes left out.
    public Set<String> selectedNodes() {
        var nodes = new LinkedHashSet<>(selection.get());
        nodes.retainAll(drawing.get().nodes().keySet());
        return nodes;
    }

    /// The node when exactly one is selected.
    public Optional<String> only() {
        var nodes = selectedNodes();
        return nodes.size() == 1 && selection.get().size() == 1
                ? Optional.of(nodes.iterator().next())
                : Optional.empty();
    }

    public void overlay(Overlay now) {
        overlay.set(now);
    }

    public void shift(Shift now) {
        shift.set(now);
    }

    public void hover(Spot now) {
        if (!now.equals(hover.get())) {
            hover.set(now);
        }
    }

    /// Nothing is dragged any more.
    public void settle() {
        overlay.set(Overlay.NOTHING);
        shift.set(Shift.NONE);
    }

    public Spot at(Place place) {
        return drawing.get().at(place.x(), place.y(), 3 / camera.get().zoom());
    }

    /// How large the view is now, in pixels.
    public void resize(double wide, double high) {
        width = Math.max(1, wide);
        height = Math.max(1, high);
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    public void look(Camera next) {
        camera.set(next);
    }

    public void zoom(double factor, double viewX, double viewY) {
        look(camera.get().zoomed(factor, viewX, viewY));
    }

    /// As large as life around the middle of the view.
    public void actualSize() {
        zoom(1 / camera.get().zoom(), width / 2, height / 2);
    }

    /// Shows everything.
    public void fit() {
        drawing.get().bounds().ifPresent(all -> look(Camera.fitting(all, width, height, MARGIN)));
    }

    /// Shows what is selected as large as it fits, everything when nothing is.
    public void fill() {
        var boxes = new ArrayList<Box>();
        selection.get().forEach(id -> drawing.get().box(id).ifPresent(boxes::add));
        Box.around(boxes)
                .ifPresentOrElse(
                        area -> look(Camera.fitting(area, width, height, MARGIN)), this::fit);
    }

    /// Moves the view as little as needed to see something.
    public void reveal(String id) {
        drawing.get()
                .box(id)
                .ifPresent(box -> look(camera.get().showing(box, width, height, MARGIN / 2)));
    }

    /// Where something new goes that nobody has given a place: the middle of the view, moved until it
    /// lies on nothing.
    public Place free() {
        var middle = camera.get().at(width / 2, height / 2);
        return free(Geometry.snap(middle.plus(-Geometry.WIDTH / 2, -Geometry.HEIGHT / 2)));
    }

    /// The nearest place below this one where a node lies on nothing.
    public Place free(Place wanted) {
        return free(wanted, Geometry.WIDTH, Geometry.HEIGHT);
    }

    /// The nearest place below this one where something of a size lies on nothing.
    public Place free(Place wanted, double wide, double high) {
        var place = Geometry.snap(wanted);
        var taken = new ArrayList<Box>();
        drawing.get().nodes().values().forEach(n -> taken.add(n.box()));
        drawing.get().notes().values().stream()
                .filter(n -> !n.note().frame())
                .forEach(n -> taken.add(n.box()));
        for (int i = 0; i < 200; i++) {
            var box = new Box(place.x(), place.y(), wide, high).grown(Geometry.GRID);
            var there = place;
            if (taken.stream().noneMatch(b -> b.meets(box))) {
                return there;
            }
            place = place.plus(0, Geometry.STEP_Y / 2 - Geometry.GRID / 2);
        }
        return place;
    }

    /// The place right of a node.
    public Place behind(String id) {
        return drawing.get()
                .node(id)
                .map(n -> free(new Place(n.box().x() + Geometry.STEP_X, n.box().y())))
                .orElseGet(this::free);
    }
}
