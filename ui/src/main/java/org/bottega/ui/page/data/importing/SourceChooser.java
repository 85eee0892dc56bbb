package org.bottega.ui.page.data.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bottega.kernel.Problem;
import org.bottega.ui.control.Parts;
import org.bottega.ui.control.ProblemLine;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.data.importing.Importing.From;
import org.bottega.ui.page.home.Sample;

/// Where data come from: a file, a folder, the clipboard, a web address, a database, a sample.
final class SourceChooser extends ScrollPane {
    private final Desk desk;
    private final ImportViewModel model;
    private final TextField address = new TextField();

    /// @param chooseFile asks for a file
    SourceChooser(
            Desk desk,
            ImportViewModel model,
            Runnable chooseFile,
            ObservableList<Sample> samples,
            Consumer<Sample> openSample) {
        this.desk = desk;
        this.model = model;
        var grid = new GridPane(16, 16);
        for (int i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(50);
            column.setFillWidth(true);
            grid.getColumnConstraints().add(column);
        }
        var left = Parts.column(16, files(chooseFile), web(), samples(samples, openSample));
        grid.add(left, 0, 0);
        grid.add(
                card(
                        "mdi2d-database-outline",
                        "import.database",
                        "import.database.about",
                        new DatabaseForm(desk, model.drivers(), model::start)),
                1,
                0);
        var problem = new ProblemLine(null);
        model.problem().subscribe(problem::show);
        var body = Parts.column(16, problem, grid);
        body.getStyleClass().add("page-body");
        body.setMaxWidth(1100);
        setContent(body);
        setFitToWidth(true);
    }

    private static VBox filled(VBox box) {
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    private VBox card(String icon, String title, String about, javafx.scene.Node... content) {
        var box =
                Parts.column(
                        10,
                        Parts.row(8, Parts.icon(icon), Parts.label(desk.say(title), "heading")),
                        Parts.paragraph(desk.say(about), "muted"));
        box.getChildren().addAll(content);
        box.getStyleClass().add("card");
        return filled(box);
    }

    private VBox files(Runnable chooseFile) {
        var file =
                Parts.button(
                        desk.say("home.open"), "mdi2f-folder-open-outline", chooseFile, "accent");
        file.setId("import-file");
        var folder =
                Parts.button(
                        desk.say("import.folder"),
                        "mdi2f-folder-outline",
                        () ->
                                desk.files()
                                        .folder(desk.say("import.folder"))
                                        .ifPresent(f -> model.files(List.<Path>of(f))));
        folder.setId("import-folder");
        var paste = Parts.button(desk.say("import.paste"), "mdi2c-content-paste", this::paste);
        paste.setId("import-paste");
        return card(
                "mdi2f-file-table-outline",
                "import.files",
                "import.files.about",
                new FlowPane(8, 8, file, folder, paste));
    }

    /// Looks at the table in the clipboard.
    void paste() {
        var clipboard = Clipboard.getSystemClipboard();
        var text = clipboard.hasString() ? clipboard.getString() : "";
        var html = clipboard.hasHtml() ? clipboard.getHtml() : null;
        if (text.isBlank() && html == null) {
            desk.notices()
                    .show(
                            Problem.warning(
                                    "",
                                    desk.say("import.paste.empty"),
                                    desk.say("import.paste.fix")));
            return;
        }
        model.start(new From.Pasted(text, html));
    }

    private VBox web() {
        address.setId("import-address");
        address.setPromptText(desk.say("import.web.prompt"));
        address.setAccessibleText(desk.say("import.web"));
        HBox.setHgrow(address, Priority.ALWAYS);
        Runnable get =
                () -> {
                    if (!address.getText().isBlank()) {
                        model.start(new From.Web(address.getText()));
                    }
                };
        address.setOnAction(_ -> get.run());
        var button = Parts.button(desk.say("import.web.get"), "mdi2d-download", get);
        button.setId("import-web");
        button.setMinWidth(USE_PREF_SIZE);
        return card("mdi2w-web", "import.web", "import.web.about", Parts.row(8, address, button));
    }

    private VBox samples(ObservableList<Sample> samples, Consumer<Sample> open) {
        var buttons = new FlowPane(8, 8);
        Runnable fill =
                () ->
                        buttons.getChildren()
                                .setAll(samples.stream().map(s -> sample(s, open)).toList());
        samples.subscribe(fill);
        fill.run();
        return card("mdi2g-gift-outline", "import.samples", "import.samples.about", buttons);
    }

    private static Button sample(Sample sample, Consumer<Sample> open) {
        var button = Parts.button(sample.title(), "", () -> open.accept(sample), "small");
        button.setTooltip(new Tooltip(sample.question()));
        return button;
    }
}
