package org.bottega.ui.page.data;

import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.control.Parts;
import org.bottega.ui.control.ProblemLine;
import org.bottega.ui.grid.GridViewModel;
import org.bottega.ui.grid.PlainGrid;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.data.Datasets.Opened;
import org.bottega.ui.page.data.Datasets.Rejects;
import org.jspecify.annotations.Nullable;

/// How a data set was imported: from where, what was noticed, and each row that could not be read with
/// its line, the reason and what stands there.
final class ImportReport extends BorderPane {
    private final Desk desk;

    ImportReport(Desk desk) {
        this.desk = desk;
        setId("import-report");
    }

    void show(@Nullable Opened opened) {
        if (opened == null) {
            return;
        }
        var figures = desk.messages().figures();
        var entry = opened.entry();
        var facts = new GridPane(16, 6);
        fact(facts, "report.source", entry.source());
        fact(facts, "report.when", figures.moment(entry.imported()));
        fact(
                facts,
                "report.size",
                desk.say("data.size", figures.count(entry.rows()), figures.count(entry.columns())));
        fact(facts, "report.hash", opened.sha256());
        var top = Parts.column(16, facts);
        top.getStyleClass().add("page-body");
        if (!opened.notes().isEmpty()) {
            var notes = new VBox(6);
            opened.notes().stream().map(ProblemLine::new).forEach(notes.getChildren()::add);
            top.getChildren().addAll(Parts.label(desk.say("report.notes"), "section"), notes);
        }
        var rejects = opened.rejects();
        if (rejects.count() == 0) {
            top.getChildren().add(Parts.label(desk.say("report.none-rejected"), "good"));
            var scroll = new ScrollPane(top);
            scroll.setFitToWidth(true);
            setTop(null);
            setCenter(scroll);
            return;
        }
        top.getChildren().add(heading(rejects));
        var scroll = new ScrollPane(top);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(320);
        setTop(scroll);
        setCenter(table(rejects));
    }

    private HBox heading(Rejects rejects) {
        var open =
                Parts.button(
                        desk.say("report.open"), "mdi2o-open-in-app", () -> open(rejects), "small");
        open.setId("open-rejected");
        var save =
                Parts.button(
                        desk.say("report.save"), "mdi2d-download", () -> save(rejects), "small");
        save.setId("save-rejected");
        return Parts.row(
                8,
                Parts.label(
                        desk.say("data.rejected", desk.messages().figures().count(rejects.count())),
                        "heading"),
                Parts.spring(),
                open,
                save);
    }

    private PlainGrid table(Rejects rejects) {
        var table =
                new PlainGrid(
                        List.of(
                                new PlainGrid.Head(desk.say("report.line"), 80, true),
                                new PlainGrid.Head(desk.say("report.reason"), 360, false),
                                new PlainGrid.Head(desk.say("report.text"), 520, false)),
                        new GridViewModel(desk.background(), rejects.count(), rejects.rows()),
                        "");
        table.setId("rejected-rows");
        return table;
    }

    private void open(Rejects rejects) {
        try {
            desk.files().show(rejects.file());
        } catch (ProblemException e) {
            desk.notices().show(e);
        }
    }

    private void save(Rejects rejects) {
        desk.files()
                .save(desk.say("report.save"), "rejected.csv", List.of("csv"))
                .ifPresent(file ->
                        desk.background()
                                .run(
                                        () ->
                                                Files.copy(
                                                        rejects.file(),
                                                        file,
                                                        StandardCopyOption.REPLACE_EXISTING),
                                        written ->
                                                desk.notices()
                                                        .say(desk.say("model.written", written))));
    }

    private void fact(GridPane grid, String key, String value) {
        int row = grid.getRowCount();
        var label = Parts.label(desk.say(key), "muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        Label text = Parts.paragraph(value);
        GridPane.setHgrow(text, Priority.ALWAYS);
        grid.add(label, 0, row);
        grid.add(text, 1, row);
    }
}
