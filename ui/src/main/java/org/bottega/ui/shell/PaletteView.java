package org.bottega.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.text.Messages;

/// The command palette over the window: a field, and what was found under it.
final class PaletteView extends StackPane {
    private final PaletteViewModel model;
    private final TextField field = new TextField();
    private final ListView<PaletteViewModel.Entry> list = new ListView<>();

    PaletteView(PaletteViewModel model, Messages messages) {
        this.model = model;
        getStyleClass().add("palette-veil");
        setAlignment(Pos.TOP_CENTER);
        field.setPromptText(messages.get("palette.prompt"));
        field.setAccessibleText(messages.get("palette.prompt"));
        field.setId("palette-field");
        field.textProperty().bindBidirectional(model.query());
        list.setItems(model.found());
        list.setFixedCellSize(36);
        list.setCellFactory(_ -> new EntryCell());
        list.setPlaceholder(Parts.label(messages.get("palette.nothing"), "muted"));
        list.setFocusTraversable(false);
        list.setOnMouseClicked(_ -> fire());
        model.found().subscribe(() -> list.getSelectionModel().selectFirst());
        var box = new VBox(8, field, list);
        box.getStyleClass().add("palette");
        box.setMaxSize(560, Region.USE_PREF_SIZE);
        list.setPrefHeight(36 * 10 + 2);
        getChildren().add(box);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnMousePressed(e -> {
            if (e.getTarget() == this) {
                close();
            }
        });
        close();
    }

    void open() {
        model.query().set("");
        Parts.visible(this, true);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        field.requestFocus();
    }

    void close() {
        Parts.visible(this, false);
    }

    private void key(KeyEvent event) {
        int step =
                switch (event.getCode()) {
                    case DOWN -> 1;
                    case UP -> -1;
                    case PAGE_DOWN -> 8;
                    case PAGE_UP -> -8;
                    default -> 0;
                };
        if (step != 0) {
            int size = model.found().size();
            int at = Math.clamp(list.getSelectionModel().getSelectedIndex() + step, 0, size);
            list.getSelectionModel().select(Math.min(at, size - 1));
            list.scrollTo(Math.max(0, at - 5));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            fire();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }

    private void fire() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close();
            chosen.run().run();
        }
    }

    private static final class EntryCell extends ListCell<PaletteViewModel.Entry> {
        @Override
        protected void updateItem(PaletteViewModel.Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            setGraphic(
                    Parts.row(
                            12,
                            Parts.icon(entry.icon()),
                            Parts.label(entry.label()),
                            Parts.label(entry.kind(), "muted", "small"),
                            Parts.spring(),
                            Parts.label(entry.hint(), "keys")));
            setAccessibleText(entry.label() + ", " + entry.kind());
        }
    }
}
