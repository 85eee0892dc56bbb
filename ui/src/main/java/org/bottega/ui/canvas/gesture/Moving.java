package org.bottega.ui.canvas.gesture;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.bottega.flow.gesture.Gestures;
import org.bottega.flow.graph.Edit;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Drawing;
import org.bottega.ui.canvas.scene.Overlay;
import org.bottega.ui.canvas.scene.Shift;
import org.bottega.ui.canvas.scene.WireLine;

/// Moves what is selected. A frame takes along what lies within; a node without wires that is let go
/// over a wire goes into it. With Alt nothing snaps.
public final class Moving implements Gesture {
    private final CanvasViewModel canvas;
    private final Touch start;
    private final Set<String> selected;
    private final Set<String> carried;
    private final Box under;

    /// @param id of what lies under the hand; one of the selected things
    public Moving(CanvasViewModel canvas, Touch start, String id) {
        this.canvas = canvas;
        this.start = start;
        this.selected = canvas.selection().get();
        this.carried = carried(canvas, selected);
        this.under = canvas.drawing().get().box(id).orElseThrow();
    }

    private static Set<String> carried(CanvasViewModel canvas, Set<String> ids) {
        var all = new LinkedHashSet<>(ids);
        if (Gestures.move(canvas.editing().workflow(), ids, 0, 0)
                instanceof Edit.Together(var _, var edits)) {
            for (var edit : edits) {
                if (edit instanceof Edit.Move(var id, var _)) {
                    all.add(id);
                }
            }
        }
        return all;
    }

    @Override
    public void drag(Touch touch) {
        double dx = touch.at().x() - start.at().x();
        double dy = touch.at().y() - start.at().y();
        canvas.shift(
                touch.alt()
                        ? new Shift(carried, dx, dy, java.util.List.of())
                        : Snapping.shift(canvas.drawing().get(), carried, under, dx, dy));
        var into = into();
        canvas.overlay(into.isPresent() ? new Overlay.Into(into.get()) : Overlay.NOTHING);
    }

    /// The wire into which a single node without wires would go.
    private Optional<WireLine> into() {
        if (selected.size() != 1) {
            return Optional.empty();
        }
        var id = selected.iterator().next();
        var workflow = canvas.editing().workflow();
        if (workflow.node(id).isEmpty()
                || !workflow.into(id).isEmpty()
                || !workflow.outOf(id).isEmpty()) {
            return Optional.empty();
        }
        var shift = canvas.shift().get();
        var middle = under.shifted(shift.x(), shift.y()).middle();
        for (var line : canvas.drawing().get().wires()) {
            if (Drawing.curve(line, Shift.NONE).near(middle.x(), middle.y(), 24)
                    && fits(line, id)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private boolean fits(WireLine line, String id) {
        try {
            new Gestures(canvas.editing().catalog())
                    .insert(canvas.editing().workflow(), line.wire(), id);
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }

    @Override
    public void release(Touch touch) {
        drag(touch);
        var shift = canvas.shift().get();
        var into = into();
        canvas.settle();
        if (canvas.editing().locked() || shift.x() == 0 && shift.y() == 0) {
            return;
        }
        var workflow = canvas.editing().workflow();
        var move = Gestures.move(workflow, selected, shift.x(), shift.y());
        if (into.isEmpty()) {
            canvas.editing().apply(move);
            return;
        }
        var id = selected.iterator().next();
        var insert =
                new Gestures(canvas.editing().catalog()).insert(workflow, into.get().wire(), id);
        var title = insert instanceof Edit.Together(var words, var _) ? words : "Insert";
        canvas.editing().apply(Edit.together(title, java.util.List.of(move, insert)));
    }

    @Override
    public void cancel() {
        canvas.settle();
    }
}
