package org.bottega.ui.page.workflow;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.bottega.flow.graph.Workflow;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// Everything that was done, the newest first, and the versions that were given names. A click goes back
/// or forth to there; any two states can be compared on the canvas.
final class HistoryPanel extends BorderPane {
    private final Desk desk;
    private final EditorViewModel editor;
    private final ListView<Line> list = new ListView<>();
    private final TextField name = new TextField();
    private List<Document.Named> named = List.of();

    /// One state: after so many steps, or a version with a name.
    ///
    /// @param steps -1 for a version
    private record Line(String title, int steps, Workflow workflow, String when) {}

    /// @param compare shows the difference from a state to the present one
    HistoryPanel(
            Desk desk,
            EditorViewModel editor,
            java.util.function.BiConsumer<String, Workflow> compare,
            Runnable close) {
        this.desk = desk;
        this.editor = editor;
        setId("history");
        getStyleClass().addAll("side-right", "history");
        var shut = Parts.iconButton("mdi2c-close", desk.say("history.close"), close);
        shut.setId("close-history");
        var title =
                Parts.row(
                        8, Parts.label(desk.say("history.title"), "heading"), Parts.spring(), shut);
        name.setId("version-name");
        name.setPromptText(desk.say("history.name"));
        name.setAccessibleText(desk.say("history.name"));
        name.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                keep();
                e.consume();
            }
        });
        javafx.scene.layout.HBox.setHgrow(name, javafx.scene.layout.Priority.ALWAYS);
        var keep =
                Parts.iconButton(
                        "mdi2b-bookmark-plus-outline", desk.say("history.keep"), this::keep);
        keep.setId("keep-version");
        var top = Parts.column(8, title, Parts.row(4, name, keep));
        top.getStyleClass().add("inspector-body");
        setTop(top);
        list.setId("history-list");
        list.setAccessibleText(desk.say("history.title"));
        list.setCellFactory(_ -> new StepCell());
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                go();
            }
        });
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                go();
            }
        });
        setCenter(list);
        var go = Parts.button(desk.say("history.go"), "mdi2h-history", this::go, "small");
        go.setId("go-to-step");
        var difference =
                Parts.button(
                        desk.say("history.compare"),
                        "mdi2f-file-compare",
                        () -> {
                            var line = list.getSelectionModel().getSelectedItem();
                            if (line != null) {
                                compare.accept(line.title(), line.workflow());
                            }
                        },
                        "small");
        difference.setId("compare-step");
        var nothing = list.getSelectionModel().selectedItemProperty().isNull();
        go.disableProperty().bind(nothing);
        difference.disableProperty().bind(nothing);
        var bottom = Parts.row(8, go, difference);
        bottom.getStyleClass().add("prepare-bottom");
        setBottom(bottom);
        editor.history().subscribe(_ -> fill());
        refresh();
    }

    /// Puts the keyboard into the name of a version.
    void focusName() {
        name.requestFocus();
    }

    private void refresh() {
        desk.background()
                .run(
                        () -> editor.document().named(),
                        found -> {
                            named = found;
                            fill();
                        });
    }

    private void keep() {
        var text = name.getText().strip();
        if (text.isEmpty()) {
            return;
        }
        var now = editor.whole();
        name.clear();
        desk.background()
                .run(
                        () -> {
                            editor.document().name(text, now);
                            return text;
                        },
                        kept -> {
                            desk.notices().say(desk.say("history.kept", kept));
                            refresh();
                        });
    }

    private void fill() {
        var lines = new ArrayList<Line>();
        var figures = desk.messages().figures();
        for (var version : named) {
            lines.add(
                    new Line(
                            version.name(),
                            -1,
                            version.workflow(),
                            figures.moment(version.when())));
        }
        var history = editor.history().get();
        var steps = history.steps();
        for (int i = steps.size(); i > 0; i--) {
            lines.add(new Line(steps.get(i - 1).title(), i, steps.get(i - 1).after(), ""));
        }
        lines.add(
                new Line(
                        desk.say("history.first"),
                        0,
                        steps.isEmpty() ? history.workflow() : steps.getFirst().before(),
                        ""));
        list.getItems().setAll(lines);
    }

    private void go() {
        var line = list.getSelectionModel().getSelectedItem();
        if (line == null) {
            return;
        }
        if (line.steps() >= 0) {
            editor.goTo(line.steps());
            return;
        }
        var edits =
                org.bottega.flow.file.Difference.of(
                        editor.whole(),
                        line.workflow()
                                .apply(
                                        new org.bottega.flow.graph.Edit.Rename(
                                                editor.whole().name())));
        if (!edits.isEmpty()) {
            editor.leaveTo(0);
            editor.applyAll(desk.say("history.returned", line.title()), edits);
        }
    }

    private final class StepCell extends ListCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("undone", "present");
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            int at = editor.history().get().at();
            boolean version = line.steps() < 0;
            if (!version && line.steps() > at) {
                getStyleClass().add("undone");
            }
            if (line.steps() == at) {
                getStyleClass().add("present");
            }
            var title = Parts.label(line.title(), line.steps() == at ? "strong" : "plain");
            var icon =
                    Parts.icon(
                            version
                                    ? "mdi2b-bookmark-outline"
                                    : line.steps() == at
                                            ? "mdi2r-record-circle-outline"
                                            : "mdi2c-circle-small");
            setGraphic(
                    Parts.row(
                            8,
                            icon,
                            title,
                            Parts.spring(),
                            Parts.label(line.when(), "muted", "small")));
            setPrefWidth(0);
        }
    }
}
