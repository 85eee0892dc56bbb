package org.bottega.ui.canvas.gesture;

import org.bottega.ui.canvas.scene.Camera;
import org.bottega.ui.canvas.scene.CanvasViewModel;

/// Moves the view with the hand.
public final class Panning implements Gesture {
    private final CanvasViewModel canvas;
    private final Camera before;
    private final Touch start;

    public Panning(CanvasViewModel canvas, Touch start) {
        this.canvas = canvas;
        this.start = start;
        this.before = canvas.camera().get();
    }

    @Override
    public void drag(Touch touch) {
        canvas.look(before.panned(touch.viewX() - start.viewX(), touch.viewY() - start.viewY()));
    }

    @Override
    public void release(Touch touch) {
        drag(touch);
    }

    @Override
    public void cancel() {
        canvas.look(before);
    }
}
