package org.bottega.ui.canvas.scene;

import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.spec.PortType;
import org.jspecify.annotations.Nullable;

/// What a gesture shows over the drawing while it goes on.
public sealed interface Overlay {
    record Nothing() implements Overlay {}

    /// The rectangle with which things are selected.
    record Marquee(Box box) implements Overlay {}

    /// A wire on its way.
    ///
    /// @param backwards whether it was begun at an input
    /// @param word what letting go would do, or why it cannot be
    /// @param refused whether letting go here does nothing
    /// @param replaces the wire that is being moved to another port
    record Draft(
            Curve curve,
            PortType type,
            boolean backwards,
            String word,
            boolean refused,
            @Nullable Wire replaces)
            implements Overlay {}

    /// A node on its way from the palette.
    ///
    /// @param word what letting go would do
    /// @param wire the wire into which it would go
    /// @param node the node that it would replace
    record Ghost(
            String title,
            Place corner,
            String word,
            boolean refused,
            @Nullable WireLine wire,
            @Nullable NodeBox node)
            implements Overlay {}

    /// Nodes being moved over a wire into which they would go.
    record Into(WireLine wire) implements Overlay {}

    Overlay NOTHING = new Nothing();
}
