package org.bottega.ui.page.data.importing;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.data.Preview;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.control.ProblemLine;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Page;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.data.importing.ImportViewModel.State;
import org.bottega.ui.page.data.importing.Importing.Found;
import org.bottega.ui.page.home.Sample;
import org.jspecify.annotations.Nullable;

/// Choose a source, look at how it would be read, change what is wrong, import. One click is enough
/// where the guesses are right.
public final class ImportPage implements Page {
    private static final int NOTES = 40;

    private final Desk desk;
    private final ImportViewModel model;
    private final BorderPane view = new BorderPane();
    private final PageHeader header;
    private final Button bring;
    private final Button back;
    private final Node chooser;
    private final Node reaching;
    private final Node looking;
    private final Node importing;
    private final VBox settings = new VBox(12);
    private @Nullable DialectForm dialect;

    public ImportPage(
            Desk desk,
            ImportViewModel model,
            Runnable chooseFile,
            ObservableList<Sample> samples,
            Consumer<Sample> openSample) {
        this.desk = desk;
        this.model = model;
        bring =
                Parts.button(
                        desk.say("import.now"), "mdi2t-tray-arrow-down", model::bring, "accent");
        bring.setId("import-now");
        bring.disableProperty()
                .bind(
                        model.state()
                                .isNotEqualTo(State.LOOKING)
                                .or(model.preview().isNull())
                                .or(model.problem().isNotNull())
                                .or(
                                        Bindings.createBooleanBinding(
                                                () -> model.name().get().isBlank(), model.name())));
        back = Parts.button(desk.say("import.other"), "mdi2a-arrow-left", model::reset);
        back.setId("import-back");
        header = new PageHeader(desk.say("import.title"), back, bring);
        chooser = new SourceChooser(desk, model, chooseFile, samples, openSample);
        reaching = reaching();
        looking = looking();
        importing = importing();
        view.setTop(header);
        view.getStyleClass().add("page");
        model.state().subscribe(this::turn);
        model.preview().subscribe(_ -> about());
    }

    private void turn(State state) {
        Parts.visible(bring, state == State.LOOKING);
        Parts.visible(back, state == State.LOOKING);
        view.setCenter(
                switch (state) {
                    case CHOOSING -> chooser;
                    case REACHING -> reaching;
                    case LOOKING -> looking;
                    case IMPORTING -> importing;
                });
        about();
    }

    private void about() {
        var found = model.found().get();
        var preview = model.preview().get();
        header.title()
                .set(
                        found == null
                                ? desk.say("import.title")
                                : desk.say("import.title.of", found.name()));
        if (found == null || preview == null || model.state().get() != State.LOOKING) {
            header.about().set("");
            return;
        }
        var figures = desk.messages().figures();
        var rows = figures.count(preview.looked());
        var said =
                desk.say(
                        preview.whole() ? "import.looked.all" : "import.looked.first",
                        rows,
                        figures.count(preview.schema().size()));
        header.about().set(found.format().isEmpty() ? said : found.format() + " · " + said);
    }

    /// While the source is found: what is being done, and the question whether a host may be asked.
    private Node reaching() {
        var wait = new ProgressIndicator();
        wait.setMaxSize(32, 32);
        var what = Parts.label("", "muted");
        what.textProperty().bind(model.message());
        var stop = Parts.button(desk.say("job.cancel"), "", model::reset);
        stop.setId("import-stop");
        var working = new VBox(12, wait, what, stop);
        working.setAlignment(javafx.geometry.Pos.CENTER);
        var host = Parts.label("", "heading");
        var yes =
                Parts.button(
                        desk.say("import.allow"), "mdi2c-check", () -> model.allow(true), "accent");
        yes.setId("import-allow");
        var no = Parts.button(desk.say("import.deny"), "", () -> model.allow(false));
        no.setId("import-deny");
        var about = Parts.paragraph(desk.say("import.consent.about"), "muted");
        about.setMaxWidth(460);
        var question = new VBox(10, host, about, Parts.row(8, yes, no));
        question.getStyleClass().add("card");
        question.setMaxSize(520, Region.USE_PREF_SIZE);
        model.asked()
                .subscribe(asked -> {
                    Parts.visible(question, asked != null);
                    Parts.visible(working, asked == null);
                    if (asked != null) {
                        host.setText(desk.say("import.consent", asked));
                        yes.requestFocus();
                    }
                });
        return new StackPane(working, question);
    }

    private Node importing() {
        var bar = new ProgressBar(0);
        bar.setPrefWidth(360);
        var what = Parts.label("", "muted");
        var title = Parts.label("", "heading");
        var stop = new Button(desk.say("job.cancel"));
        stop.setId("import-cancel");
        var note = Parts.label(desk.say("import.running"), "muted", "small");
        var box = new VBox(12, title, bar, what, stop, note);
        box.setAlignment(javafx.geometry.Pos.CENTER);
        model.job()
                .subscribe((JobEntry job) -> {
                    bar.progressProperty().unbind();
                    what.textProperty().unbind();
                    if (job != null) {
                        title.setText(job.title());
                        bar.progressProperty()
                                .bind(job.fraction().map(f -> f.doubleValue() > 0 ? f : -1.0));
                        what.textProperty().bind(job.message());
                        stop.setOnAction(_ -> job.cancel());
                    }
                });
        return box;
    }

    /// Turns through the columns where there are more than are drawn at once.
    private Node pages(PreviewTable table) {
        var which = Parts.label("", "muted", "small");
        which.setId("import-columns");
        var back =
                Parts.button(
                        desk.say("import.columns.back"),
                        "mdi2c-chevron-left",
                        () -> table.turn(false),
                        "flat",
                        "small");
        var forward =
                Parts.button(
                        desk.say("import.columns.forward"),
                        "mdi2c-chevron-right",
                        () -> table.turn(true),
                        "flat",
                        "small");
        forward.setId("import-columns-forward");
        var more = Parts.row(8, which, back, forward);
        more.getStyleClass().add("import-more");
        Runnable tell =
                () -> {
                    var preview = model.preview().get();
                    int all = preview == null ? 0 : preview.schema().size();
                    int first = table.first().get();
                    int last = Math.min(all, first + PreviewTable.COLUMNS);
                    which.setText(desk.say("import.columns", first + 1, last, all));
                    back.setDisable(first == 0);
                    forward.setDisable(last >= all);
                    Parts.visible(more, all > PreviewTable.COLUMNS);
                };
        model.preview().subscribe(tell);
        table.first().subscribe(tell);
        return more;
    }

    private Node looking() {
        settings.getStyleClass().add("import-settings");
        var scroll = new ScrollPane(settings);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("side");
        scroll.setPrefWidth(264);
        scroll.setMinWidth(264);
        model.found().subscribe(this::settings);
        var table = new PreviewTable(desk, model);
        var busy = new ProgressBar(-1);
        busy.setMaxWidth(Double.MAX_VALUE);
        busy.getStyleClass().add("thin-bar");
        busy.visibleProperty().bind(model.looking());
        var problem = new ProblemLine(null);
        var apart = Parts.button(desk.say("import.apart"), "mdi2c-call-split", model::apart);
        apart.setId("import-apart");
        var several = Parts.row(12, Parts.label(desk.say("import.together"), "muted"), apart);
        several.getStyleClass().add("import-failed");
        model.problem().subscribe(problem::show);
        model.looking().subscribe(() -> Parts.visible(several, model.several()));
        var more = pages(table);
        var failed = Parts.column(8, problem);
        failed.getStyleClass().add("import-failed");
        failed.visibleProperty().bind(model.problem().isNotNull());
        failed.managedProperty().bind(failed.visibleProperty());
        var middle = new BorderPane(table);
        middle.setTop(new VBox(busy, several, failed, more));
        middle.setBottom(notes());
        var body = new BorderPane(middle);
        body.setLeft(scroll);
        return body;
    }

    private void settings(@Nullable Found found) {
        settings.getChildren().clear();
        if (dialect != null) {
            dialect.leave();
            dialect = null;
        }
        if (found == null) {
            return;
        }
        var name = new TextField();
        name.setId("import-name");
        name.textProperty().bindBidirectional(model.name());
        var version = Parts.label("", "muted", "small");
        model.name()
                .subscribe(called -> {
                    int next = model.nextVersion(called);
                    version.setText(
                            next == 1 ? desk.say("import.new") : desk.say("import.version", next));
                });
        settings.getChildren().add(Parts.column(2, labelled("import.name", name), name, version));
        if (!found.parts().isEmpty()) {
            settings.getChildren().add(parts(found));
        }
        var form = new DialectForm(desk, model);
        dialect = form;
        settings.getChildren().addAll(Parts.label(desk.say("import.reading"), "section"), form);
        var source = Parts.paragraph(found.source(), "muted", "small");
        source.setTooltip(new Tooltip(found.source()));
        settings.getChildren()
                .add(Parts.column(2, Parts.label(desk.say("import.source"), "section"), source));
    }

    private Label labelled(String key, Node field) {
        var label = Parts.label(desk.say(key), "muted", "small");
        label.setLabelFor(field);
        return label;
    }

    private Node parts(Found found) {
        var box = new ComboBox<String>();
        box.setId("import-part");
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().addAll(found.parts());
        box.setValue(model.part().get());
        box.valueProperty().addListener((_, _, chosen) -> model.choose(chosen));
        return Parts.column(2, labelled("import.part", box), box);
    }

    /// What was noticed so far, below the rows.
    private Node notes() {
        var lines = new VBox(4);
        lines.getStyleClass().add("import-notes");
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(132);
        scroll.setPrefHeight(Region.USE_COMPUTED_SIZE);
        scroll.getStyleClass().add("import-foot");
        model.preview()
                .subscribe((Preview preview) -> {
                    lines.getChildren().clear();
                    if (preview != null) {
                        preview.notes().stream()
                                .limit(NOTES)
                                .map(ProblemLine::new)
                                .forEach(lines.getChildren()::add);
                    }
                    Parts.visible(scroll, !lines.getChildren().isEmpty());
                });
        return scroll;
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(Place place) {}
}
