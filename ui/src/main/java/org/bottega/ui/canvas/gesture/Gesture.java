package org.bottega.ui.canvas.gesture;

/// One thing a hand does between pressing and letting go.
public interface Gesture {
    void drag(Touch touch);

    void release(Touch touch);

    /// Ends as if it had never begun.
    void cancel();
}
