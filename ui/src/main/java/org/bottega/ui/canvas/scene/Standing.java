package org.bottega.ui.canvas.scene;

import org.bottega.flow.run.NodeState;

/// How a node stands, as its card shows it.
///
/// @param progress 0 to 1 while it runs
/// @param line a few words under its name: its size, its progress, what is missing
/// @param warnings how many things should be looked at though it can run
public record Standing(NodeState state, double progress, String line, int warnings) {
    public static final Standing UNKNOWN = new Standing(NodeState.NEEDS_SETUP, 0, "", 0);
}
