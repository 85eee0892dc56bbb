package org.bottega.ui.page;

import java.util.List;
import org.bottega.kernel.Problem;

/// Something a person is told, with what can be done about it.
///
/// @param details the log behind "Details", empty when there is none
/// @param remedies buttons that do something about it
public record Notice(Problem problem, String details, List<Remedy> remedies) {
    public Notice {
        remedies = List.copyOf(remedies);
    }

    /// A button.
    ///
    /// @param label as it reads on the screen
    public record Remedy(String label, Runnable run) {}
}
