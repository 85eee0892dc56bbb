package org.bottega.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The small parts that every page is built from, so that they look the same everywhere.
public final class Parts {
    private Parts() {}

    /// An icon by its literal, coloured by the style sheet.
    public static FontIcon icon(String literal) {
        return new FontIcon(literal);
    }

    public static Label label(String text, String... classes) {
        var label = new Label(text);
        label.getStyleClass().addAll(classes);
        return label;
    }

    /// Text of several lines, no wider than its parent.
    public static Label paragraph(String text, String... classes) {
        var label = label(text, classes);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static HBox row(double gap, Node... children) {
        var row = new HBox(gap, children);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    public static VBox column(double gap, Node... children) {
        return new VBox(gap, children);
    }

    /// Takes what space is left in a row or column.
    public static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        VBox.setVgrow(spring, Priority.ALWAYS);
        return spring;
    }

    public static Button button(String text, String icon, Runnable run, String... classes) {
        var button = new Button(text);
        if (!icon.isEmpty()) {
            button.setGraphic(icon(icon));
        }
        button.getStyleClass().addAll(classes);
        button.setOnAction(_ -> run.run());
        return button;
    }

    /// A button that is only an icon; what it does stands in its tooltip and is read aloud.
    public static Button iconButton(String icon, String what, Runnable run) {
        var button = button("", icon, run, "flat", "icon-button");
        button.setTooltip(new Tooltip(what));
        button.setAccessibleText(what);
        return button;
    }

    /// Shows or hides a node and its place.
    public static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
