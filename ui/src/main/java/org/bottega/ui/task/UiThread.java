package org.bottega.ui.task;

import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/// The window's thread. Nobody else in the studio talks to `Platform`.
public final class UiThread implements Executor {

    /// Runs `task` on the window's thread: at once when called there, else as soon as it is free.
    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }

    /// Runs `task` after what the window's thread does now.
    public void later(Runnable task) {
        Platform.runLater(task);
    }

    public boolean isCurrent() {
        return Platform.isFxApplicationThread();
    }

    /// Starts the toolkit without an application class; does nothing when it runs already.
    public void start(Runnable first) {
        try {
            Platform.startup(first);
        } catch (IllegalStateException _) {
            Platform.runLater(first);
        }
    }

    /// Whether the toolkit outlives the last window.
    public void keepRunning(boolean keep) {
        Platform.setImplicitExit(!keep);
    }

    public void exit() {
        Platform.exit();
    }

    /// True while the system asks for dark windows. Call on the window's thread.
    public ObservableValue<Boolean> systemIsDark() {
        return Platform.getPreferences()
                .colorSchemeProperty()
                .map(scheme -> scheme == javafx.application.ColorScheme.DARK);
    }
}
