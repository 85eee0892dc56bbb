package org.bottega.ui.theme;

import java.util.function.Consumer;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.collections.WeakSetChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Whether the window that a node stands in is dark, for nodes that paint with colours of their own. Lives as
/// long as its node holds it: a window does not keep what has left it alive.
public final class Darkness {
    static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final Node node;
    private final Consumer<Boolean> changed;
    private final SetChangeListener<PseudoClass> themed = _ -> look();
    private final WeakSetChangeListener<PseudoClass> weakly = new WeakSetChangeListener<>(themed);
    private @Nullable ObservableSet<PseudoClass> watched;
    private boolean dark;

    private Darkness(Node node, Consumer<Boolean> changed) {
        this.node = node;
        this.changed = changed;
    }

    /// Follows a node from window to window.
    ///
    /// @param changed told whenever it gets dark or light
    public static Darkness of(Node node, Consumer<Boolean> changed) {
        var made = new Darkness(node, changed);
        node.sceneProperty().subscribe(made::move);
        return made;
    }

    /// Whether it is dark now.
    public boolean dark() {
        return dark;
    }

    private void move(@Nullable Scene scene) {
        var before = watched;
        if (before != null) {
            before.removeListener(weakly);
        }
        watched = scene == null ? null : scene.getRoot().getPseudoClassStates();
        if (watched != null) {
            watched.addListener(weakly);
            look();
        }
    }

    private void look() {
        var scene = node.getScene();
        boolean now = scene != null && scene.getRoot().getPseudoClassStates().contains(DARK);
        if (now != dark) {
            dark = now;
            changed.accept(now);
        }
    }
}
