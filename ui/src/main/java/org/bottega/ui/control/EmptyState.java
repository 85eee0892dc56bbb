package org.bottega.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What an empty page shows: an icon, one sentence, and how to begin.
public final class EmptyState extends VBox {
    public EmptyState(String icon, String title, String sentence, Node... ways) {
        super(8);
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        var text = Parts.paragraph(sentence, "muted");
        text.setMaxWidth(420);
        text.setStyle("-fx-text-alignment: center;");
        text.setAlignment(Pos.CENTER);
        var buttons = Parts.row(8, ways);
        buttons.setAlignment(Pos.CENTER);
        buttons.getStyleClass().add("ways");
        getChildren().addAll(Parts.icon(icon), Parts.label(title, "heading"), text, buttons);
    }
}
