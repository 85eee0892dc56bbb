package org.bottega.ui.task;

import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/// The window's thread. Nobody else in the studio talks to `Platform`.
public final class UiThread implements Executor {
    /// Held here because loggers that nobody holds lose their level. At every start the toolkit warns that
    /// it lies on the class path, where it lies on purpose.
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

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

    /// Asks for one more frame, for what paints itself when one comes. Call on the window's thread.
    public static void askForFrame() {
        Platform.requestNextPulse();
    }

    public boolean isCurrent() {
        return Platform.isFxApplicationThread();
    }

    /// Starts the toolkit without an application class; does nothing when it runs already.
    public void start(Runnable first) {
        var before = TOOLKIT.getLevel();
        TOOLKIT.setLevel(Level.SEVERE);
        try {
            Platform.startup(first);
        } catch (IllegalStateException _) {
            Platform.runLater(first);
        } finally {
            TOOLKIT.setLevel(before);
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
