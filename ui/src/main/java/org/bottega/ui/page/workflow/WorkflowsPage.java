package org.bottega.ui.page.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Page;
import org.bottega.ui.page.Place;
import org.jspecify.annotations.Nullable;

/// The list of workflows with ways to begin one, or the editor of the one that is open.
public final class WorkflowsPage implements Page {
    private final Desk desk;
    private final WorkflowsViewModel model;
    private final BorderPane view = new BorderPane();
    private final VBox lines = new VBox();
    private final BorderPane list = new BorderPane();
    private @Nullable EditorView editor;

    public WorkflowsPage(Desk desk, WorkflowsViewModel model) {
        this.desk = desk;
        this.model = model;
        view.getStyleClass().add("page");
        var open =
                Parts.button(
                        desk.say("workflow.open-file"), "mdi2f-folder-open-outline", model::bring);
        open.setId("open-workflow-file");
        var begin = Parts.button(desk.say("workflow.new"), "mdi2p-plus", model::begin, "accent");
        begin.setId("new-workflow");
        list.setTop(new PageHeader(desk.say("page.workflows"), open, begin));
        var body = new VBox(20);
        body.getStyleClass().add("page-body");
        var templates = new FlowPane(12, 12);
        model.templates().forEach(t -> templates.getChildren().add(card(t)));
        body.getChildren()
                .addAll(
                        Parts.column(
                                10,
                                Parts.label(desk.say("workflow.templates"), "section"),
                                templates),
                        Parts.column(4, Parts.label(desk.say("workflow.yours"), "section"), lines));
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        list.setCenter(scroll);
        model.all().subscribe(this::fill);
        fill();
        model.open().subscribe(this::turn);
    }

    private Button card(Workflows.Template template) {
        var about = Parts.paragraph(template.about(), "muted", "small");
        about.setPrefWidth(236);
        about.setMinWidth(236);
        about.setMinHeight(0);
        var content =
                Parts.column(
                        6,
                        Parts.row(
                                8,
                                Parts.icon("mdi2s-sitemap-outline"),
                                Parts.label(template.name(), "heading")),
                        about);
        var button = new Button();
        button.setId("template-" + template.id());
        button.getStyleClass().add("card");
        button.setGraphic(content);
        button.setPrefWidth(268);
        button.setPrefHeight(104);
        content.setPrefHeight(76);
        button.setAccessibleText(template.name() + ". " + template.about());
        button.setOnAction(_ -> model.begin(template));
        return button;
    }

    private void fill() {
        var rows = new ArrayList<Node>();
        if (model.all().isEmpty()) {
            rows.add(Parts.paragraph(desk.say("workflow.none"), "muted"));
        }
        var figures = desk.messages().figures();
        for (var entry : model.all()) {
            var name = Parts.label(entry.name());
            var about =
                    Parts.label(
                            desk.say(
                                    "workflow.line",
                                    entry.nodes(),
                                    figures.moment(entry.changed())),
                            "muted",
                            "small");
            var open = new Button();
            open.setId("workflow-" + entry.id());
            open.getStyleClass().addAll("flat", "line");
            open.setGraphic(Parts.row(12, Parts.icon("mdi2s-sitemap-outline"), name, about));
            open.setAccessibleText(entry.name());
            open.setMaxWidth(Double.MAX_VALUE);
            open.setOnAction(_ -> desk.navigator().go(new Place.Workflows(entry.id())));
            javafx.scene.layout.HBox.setHgrow(open, javafx.scene.layout.Priority.ALWAYS);
            var remove =
                    Parts.iconButton(
                            "mdi2d-delete-outline",
                            desk.say("workflow.remove", entry.name()),
                            () -> model.remove(entry));
            rows.add(Parts.row(4, open, remove));
        }
        lines.getChildren().setAll(rows);
    }

    private void turn(@Nullable EditorViewModel now) {
        var old = editor;
        editor = null;
        if (old != null) {
            old.close();
        }
        if (now == null) {
            view.setCenter(list);
            return;
        }
        var made = new EditorView(desk, now, _ -> desk.navigator().go(new Place.Workflows(null)));
        editor = made;
        view.setCenter(made);
        made.focusCanvas();
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Workflows(var id, var tuning)) {
            model.go(id, tuning);
        }
    }

    /// What can be done on the canvas, for the command palette; nothing while the list is shown.
    public List<Doable> doable() {
        var now = editor;
        return now == null || view.getScene() == null
                ? List.of()
                : now.commands().stream()
                        .filter(c -> c.possible().getAsBoolean())
                        .map(c -> new Doable(desk.say(c.label()), c.icon(), c.shown(), c::fire))
                        .toList();
    }

    public record Doable(String label, String icon, String keys, Runnable run) {}

    /// Files that were let go on the window: on an open workflow each becomes a node.
    ///
    /// @return false when no workflow is on the screen
    public boolean drop(List<Path> files) {
        var now = editor;
        if (now == null || view.getScene() == null) {
            return false;
        }
        now.drop(files, now.editor().canvas().free());
        return true;
    }
}
