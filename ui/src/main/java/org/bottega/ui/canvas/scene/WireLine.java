package org.bottega.ui.canvas.scene;

import org.bottega.flow.graph.Wire;
import org.bottega.flow.spec.PortType;

/// A wire as it is drawn.
///
/// @param from and to the nodes at its ends
/// @param start and end the ports at its ends
public record WireLine(
        Wire wire,
        NodeBox from,
        Dot start,
        NodeBox to,
        Dot end,
        PortType type,
        Kind kind,
        NodeBox.Change change) {

    /// What flows along it.
    public enum Kind {
        /// nothing yet
        EMPTY,
        /// the result that is there
        FULL,
        /// a result that no longer holds
        STALE
    }
}
