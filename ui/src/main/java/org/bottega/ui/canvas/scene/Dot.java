package org.bottega.ui.canvas.scene;

import org.bottega.flow.spec.Port;

/// A port of a node and where it is drawn.
///
/// @param x and y its middle, relative to the node's corner
/// @param size what is known of what comes out, such as `7,043 × 21`; empty for inputs
public record Dot(Port port, double x, double y, String size) {}
