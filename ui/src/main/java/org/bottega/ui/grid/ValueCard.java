package org.bottega.ui.grid;

import java.io.ByteArrayInputStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.bottega.ui.control.Parts;
import org.bottega.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/// One value whole: all of a text, or a picture. Escape or a click elsewhere closes it.
final class ValueCard {
    private static final int LONGEST = 1_000_000;
    private static final double WIDTH = 420;

    private final Popup popup = new Popup();
    private final Messages messages;

    ValueCard(Messages messages) {
        this.messages = messages;
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    /// @param text `null` when the value is missing
    void text(Node over, ColumnHead head, long row, @Nullable String text) {
        if (text == null) {
            show(over, head, row, Parts.label(messages.get("grid.value-missing"), "muted"), "");
            return;
        }
        boolean cut = text.length() > LONGEST;
        var area = new TextArea(cut ? text.substring(0, LONGEST) : text);
        area.setId("value-text");
        area.setEditable(false);
        area.setWrapText(true);
        long lines = text.lines().mapToLong(l -> 1 + l.length() / 60).limit(20).sum();
        area.setPrefRowCount((int) Math.clamp(lines, 2, 14));
        var about =
                text.length() < 40
                        ? ""
                        : messages.get("grid.length", messages.figures().count(text.length()));
        show(over, head, row, area, about);
    }

    void picture(Node over, ColumnHead head, long row, byte @Nullable [] bytes) {
        if (bytes == null) {
            text(over, head, row, null);
            return;
        }
        var image = new Image(new ByteArrayInputStream(bytes));
        if (image.isError()) {
            show(over, head, row, Parts.label(messages.get("grid.no-picture"), "muted"), "");
            return;
        }
        var view = new ImageView(image);
        view.setId("value-picture");
        view.setPreserveRatio(true);
        double scale = Math.min(16, Math.min(WIDTH / image.getWidth(), 320 / image.getHeight()));
        view.setFitWidth(image.getWidth() * scale);
        view.setSmooth(scale < 1);
        var size = (int) image.getWidth() + " × " + (int) image.getHeight();
        show(over, head, row, view, size + ", " + messages.figures().bytes(bytes.length));
    }

    private void show(Node over, ColumnHead head, long row, Node content, String about) {
        Label title = Parts.label(head.name(), "heading");
        title.setMaxWidth(260);
        var line =
                Parts.row(
                        8,
                        Parts.icon(ColumnHead.icon(head.kind())),
                        title,
                        Parts.spring(),
                        Parts.label(
                                messages.get("grid.row", messages.figures().count(row + 1)),
                                "muted",
                                "small"));
        var box = new VBox(8, line, content);
        if (!about.isEmpty()) {
            box.getChildren().add(Parts.label(about, "muted", "small"));
        }
        box.getStyleClass().addAll("studio", "value-card");
        box.getStylesheets().setAll(over.getScene().getRoot().getStylesheets());
        box.setPrefWidth(WIDTH);
        box.addEventHandler(
                javafx.scene.input.KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE) {
                        popup.hide();
                        e.consume();
                    }
                });
        popup.getContent().setAll(box);
        var bounds = over.localToScreen(over.getBoundsInLocal());
        popup.show(over, bounds.getCenterX() - WIDTH / 2, bounds.getMinY() + 60);
    }
}
