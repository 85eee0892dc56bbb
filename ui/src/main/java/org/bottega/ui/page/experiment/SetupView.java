package org.bottega.ui.page.experiment;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.bottega.automl.MadeFeatures;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.experiment.Experiments.Aim;
import org.bottega.ui.page.experiment.Experiments.Judging;
import org.bottega.ui.page.experiment.Experiments.Kind;
import org.bottega.ui.page.experiment.Experiments.Measure;
import org.bottega.ui.page.experiment.Experiments.Subject;
import org.bottega.ui.page.experiment.Experiments.TaskKind;
import org.jspecify.annotations.Nullable;

/// The set-up of an experiment: everything is proposed, everything can be changed.
final class SetupView extends BorderPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final List<String> BUDGETS =
            List.of("10 s", "30 s", "1 min", "5 min", "15 min", "1 h");
    private static final double FIELD = 360;
    private static final Insets BELOW = new Insets(0, 0, 10, 0);

    private final Desk desk;
    private final SetupViewModel model;
    private final PageHeader header;
    private final Button begin;
    private final ComboBox<String> target = new ComboBox<>();
    private int line;

    SetupView(Desk desk, SetupViewModel model, Runnable start) {
        this.desk = desk;
        this.model = model;
        begin = Parts.button(desk.say("setup.start"), "mdi2p-play", start, "accent");
        begin.setId("start-search");
        begin.disableProperty().bind(model.ready().not());
        begin.setDefaultButton(true);
        header = new PageHeader(desk.say("setup.title"), begin);
        setTop(header);
        var form = section();
        target.setId("target");
        target.setMaxWidth(Double.MAX_VALUE);
        target.valueProperty().bindBidirectional(model.target());
        target.setPromptText(desk.say("setup.target.prompt"));
        add(form, "setup.kind", kinds());
        add(form, "setup.target", target);
        note(form, model.refusal(), "complaint");
        add(form, "setup.task", tasks());
        add(form, "setup.metric", metrics());
        note(form, model.reason(), "muted");
        var search = section();
        add(search, "setup.aim", aims());
        add(search, "setup.judging", judgings());
        note(search, by());
        add(search, "setup.made", made());
        add(search, "setup.fair", fairness());
        var out = section();
        suspects(out);
        var tune = new TuneSetupView(desk, model.tune(), this::section, this::add, FIELD);
        var time = section();
        add(time, "setup.budget", budget());
        add(time, "setup.seed", seed());
        var happens = Parts.paragraph("", "muted");
        model.kind()
                .subscribe(kind -> {
                    boolean searches = kind == Kind.SEARCH;
                    Parts.visible(search, searches);
                    Parts.visible(out, searches && !model.suspects().isEmpty());
                    Parts.visible(tune, !searches);
                    happens.setText(
                            desk.say(searches ? "setup.what-happens" : "setup.tune.what-happens"));
                });
        var body = new VBox(4, form, out, search, tune, time, happens);
        body.setMaxWidth(720);
        body.getStyleClass().add("page-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        model.subject().subscribe(this::about);
    }

    private GridPane section() {
        line = 0;
        return new GridPane(24, 4);
    }

    private ChoiceBox<Kind> kinds() {
        var box = new ChoiceBox<Kind>();
        box.setId("setup-kind");
        box.getItems().addAll(Kind.values());
        box.setConverter(words(kind -> desk.say("setup.kind." + key(kind))));
        box.valueProperty().bindBidirectional(model.kind());
        return box;
    }

    private void about(@Nullable Subject subject) {
        if (subject == null) {
            return;
        }
        header.about()
                .set(
                        desk.say(
                                "setup.about",
                                subject.name(),
                                desk.messages().figures().count(subject.rows())));
        target.getItems().setAll(subject.columns());
    }

    private void add(GridPane form, String key, Node field) {
        var name = Parts.label(desk.say(key), "strong");
        name.setLabelFor(field);
        var about = Parts.paragraph(desk.say(key + ".about"), "muted", "small");
        about.setMaxWidth(300);
        about.setPrefWidth(300);
        form.add(Parts.column(1, name, about), 0, line);
        if (field instanceof javafx.scene.layout.Region region) {
            region.setPrefWidth(FIELD);
        }
        form.add(field, 1, line);
        GridPane.setValignment(field, javafx.geometry.VPos.CENTER);
        line++;
        var gap = new javafx.scene.layout.Region();
        gap.setMinHeight(8);
        form.add(gap, 0, line++);
    }

    private void note(
            GridPane form, javafx.beans.value.ObservableValue<String> text, String style) {
        var label = Parts.paragraph("", style);
        label.setPrefWidth(FIELD);
        label.textProperty().bind(text);
        text.subscribe(t -> Parts.visible(label, !t.isEmpty()));
        GridPane.setMargin(label, BELOW);
        form.add(label, 1, line - 1);
    }

    private void note(GridPane form, Node field) {
        if (field instanceof javafx.scene.layout.Region region) {
            region.setPrefWidth(FIELD);
        }
        GridPane.setMargin(field, BELOW);
        form.add(field, 1, line - 1);
    }

    /// Columns that had better be left out, each with its reason; there only where there are some.
    private void suspects(GridPane section) {
        var lines = new VBox(8);
        lines.setId("suspects");
        add(section, "setup.suspects", lines);
        model.suspects()
                .subscribe(() -> {
                    lines.getChildren().clear();
                    for (var one : model.suspects()) {
                        var out =
                                new CheckBox(
                                        desk.say("setup.suspects.out", one.suspect().column()));
                        out.setId("leave-out-" + lines.getChildren().size());
                        out.selectedProperty().bindBidirectional(one.leftOut());
                        var why = Parts.paragraph(one.suspect().reason(), "muted", "small");
                        why.setPrefWidth(FIELD);
                        lines.getChildren().add(Parts.column(2, out, why));
                    }
                    Parts.visible(
                            section,
                            model.kind().get() == Kind.SEARCH && !model.suspects().isEmpty());
                });
        Parts.visible(section, false);
    }

    private ChoiceBox<MadeFeatures> made() {
        var box = new ChoiceBox<MadeFeatures>();
        box.setId("made-features");
        box.getItems().addAll(MadeFeatures.values());
        box.setConverter(words(m -> desk.say("made." + key(m))));
        box.valueProperty().bindBidirectional(model.made());
        return box;
    }

    private ChoiceBox<TaskKind> tasks() {
        var box = new ChoiceBox<TaskKind>();
        box.setId("task");
        box.getItems().addAll(TaskKind.values());
        box.setConverter(words(kind -> desk.say("task." + kind.name().toLowerCase(Locale.ROOT))));
        box.valueProperty().bindBidirectional(model.task());
        return box;
    }

    private ChoiceBox<Aim> aims() {
        var box = new ChoiceBox<Aim>();
        box.setId("aim");
        box.getItems().addAll(Aim.values());
        box.setConverter(words(aim -> desk.say("aim." + key(aim))));
        box.valueProperty().bindBidirectional(model.aim());
        return box;
    }

    private ChoiceBox<Judging> judgings() {
        var box = new ChoiceBox<Judging>();
        box.setId("judging");
        box.getItems().addAll(Judging.values());
        box.setConverter(words(judging -> desk.say("judging." + key(judging))));
        box.valueProperty().bindBidirectional(model.judging());
        return box;
    }

    /// The column to judge by; there only where one is needed.
    private Node by() {
        var box = new ComboBox<String>();
        box.setId("judge-by");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPromptText(desk.say("setup.by.prompt"));
        box.setAccessibleText(desk.say("setup.by.prompt"));
        box.valueProperty().bindBidirectional(model.by());
        model.subject()
                .subscribe(subject -> {
                    if (subject != null) {
                        box.getItems().setAll(subject.columns());
                    }
                });
        model.judging().subscribe(judging -> Parts.visible(box, judging.byColumn()));
        return box;
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private ChoiceBox<Measure> metrics() {
        var box = new ChoiceBox<Measure>();
        box.setId("metric");
        box.setItems(model.metrics());
        box.setConverter(words(measure -> measure.label() + "  –  " + about(measure)));
        box.valueProperty().bindBidirectional(model.metric());
        return box;
    }

    /// What a metric is, in the reader's language where it is known there.
    private String about(Measure measure) {
        var key = "metric." + measure.id() + ".about";
        return desk.messages().has(key) ? desk.say(key) : measure.about();
    }

    private ComboBox<String> budget() {
        var box = new ComboBox<String>();
        box.setId("budget");
        box.setEditable(true);
        box.getItems().addAll(BUDGETS);
        box.setValue(model.budgetText().get());
        box.getEditor()
                .textProperty()
                .addListener((_, _, typed) -> {
                    model.budgetText().set(typed);
                    box.pseudoClassStateChanged(WRONG, model.budget() == null);
                });
        return box;
    }

    private Node fairness() {
        var group = field("fair-group", "setup.fair.group", model.fairGroup());
        var outcome = field("fair-outcome", "setup.fair.outcome", model.fairOutcome());
        var most = field("fair-most", "setup.fair.most", model.fairMost());
        most.setPrefColumnCount(5);
        var weigh = new CheckBox(desk.say("setup.fair.reweigh"));
        weigh.setId("fair-reweigh");
        weigh.selectedProperty().bindBidirectional(model.reweigh());
        HBox.setHgrow(group, Priority.ALWAYS);
        HBox.setHgrow(outcome, Priority.ALWAYS);
        var off = model.fairGroup().isEmpty();
        for (var node : java.util.List.of(outcome, most, weigh)) {
            node.disableProperty().bind(off);
        }
        var label = Parts.label(desk.say("setup.fair.most"), "muted");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(most);
        return Parts.column(
                6, Parts.row(8, group, outcome), Parts.row(8, label, most, Parts.spring(), weigh));
    }

    private TextField field(String id, String prompt, javafx.beans.property.StringProperty text) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(desk.say(prompt));
        field.setAccessibleText(desk.say(prompt));
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private TextField seed() {
        var field = new TextField();
        field.setId("seed");
        field.textProperty().bindBidirectional(model.seedText());
        return field;
    }

    static <T> StringConverter<T> words(java.util.function.Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        };
    }
}
