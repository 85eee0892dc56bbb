package org.bottega.ui.action;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;

/// One thing a person can do. Its label is the message `action.ID`.
///
/// @param id lower case with hyphens, for ever
/// @param icon the icon's literal
/// @param shortcut as `Shortcut+K`, empty when there is none
/// @param home the menu it stands in
/// @param enabled whether it can be done now
public record Action(
        String id,
        String icon,
        String shortcut,
        Home home,
        ObservableBooleanValue enabled,
        Runnable run) {

    /// The menus, in their order.
    public enum Home {
        FILE,
        GO,
        VIEW,
        HELP
    }

    /// An action that can always be done.
    public static Action of(String id, String icon, String shortcut, Home home, Runnable run) {
        return new Action(
                id,
                icon,
                shortcut,
                home,
                new ReadOnlyBooleanWrapper(true).getReadOnlyProperty(),
                run);
    }

    /// The key of its label in the message bundles.
    public String label() {
        return "action." + id;
    }

    /// Does it, unless it cannot be done now.
    public void fire() {
        if (enabled.get()) {
            run.run();
        }
    }
}
