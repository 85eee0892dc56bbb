package org.bottega.ui.canvas.gesture;

import java.util.LinkedHashSet;
import java.util.Set;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Overlay;

/// Selects what a rectangle touches; a frame only when it lies within. With Shift, what was selected
/// before stays.
public final class MarqueeSelecting implements Gesture {
    private final CanvasViewModel canvas;
    private final Touch start;
    private final Set<String> before;

    public MarqueeSelecting(CanvasViewModel canvas, Touch start) {
        this.canvas = canvas;
        this.start = start;
        this.before = start.shift() ? canvas.selection().get() : Set.of();
        if (!start.shift()) {
            canvas.select(Set.of());
        }
    }

    @Override
    public void drag(Touch touch) {
        var box = Box.between(start.at(), touch.at());
        var ids = new LinkedHashSet<>(before);
        var drawing = canvas.drawing().get();
        drawing.nodes().values().stream()
                .filter(n -> n.box().meets(box))
                .forEach(n -> ids.add(n.id()));
        drawing.notes().values().stream()
                .filter(n -> n.note().frame() ? box.contains(n.box()) : box.meets(n.box()))
                .forEach(n -> ids.add(n.id()));
        canvas.select(ids);
        canvas.overlay(new Overlay.Marquee(box));
    }

    @Override
    public void release(Touch touch) {
        canvas.settle();
    }

    @Override
    public void cancel() {
        canvas.select(before);
        canvas.settle();
    }
}
