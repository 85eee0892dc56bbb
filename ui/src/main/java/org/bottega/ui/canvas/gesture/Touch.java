package org.bottega.ui.canvas.gesture;

import org.bottega.flow.graph.Place;

/// Where the pointer is while a gesture goes on.
///
/// @param at on the canvas
/// @param viewX and viewY in the view, in pixels
/// @param shift whether the key is held: add to the selection, or choose ports
/// @param alt whether the key is held: do not snap
public record Touch(Place at, double viewX, double viewY, boolean shift, boolean alt) {}
