package org.bottega.ui.control;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The line above a page: what one looks at, a few words about it, and what can be done with it.
public final class PageHeader extends HBox {
    private final Label title;
    private final Label about;

    public PageHeader(String title, Node... actions) {
        super(12);
        getStyleClass().add("page-header");
        this.title = Parts.label(title, "title");
        this.about = Parts.label("", "muted");
        about.setMinWidth(0);
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getChildren().addAll(this.title, about, Parts.spring());
        getChildren().addAll(actions);
    }

    public StringProperty title() {
        return title.textProperty();
    }

    public StringProperty about() {
        return about.textProperty();
    }

    /// Puts a node before the title, a way back for example.
    public void lead(@Nullable Node node) {
        if (node != null) {
            getChildren().addFirst(node);
        }
    }
}
