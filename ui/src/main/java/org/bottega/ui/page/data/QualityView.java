package org.bottega.ui.page.data;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.chart.Report;
import org.bottega.data.profile.Finding;
import org.bottega.data.profile.Fix;
import org.bottega.data.profile.Quality;
import org.bottega.kernel.table.Role;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// The score with what cost points, each finding with its evidence and what mends it by one click, how
/// columns hang together, and what is missing together.
final class QualityView extends BorderPane {
    private static final double WIDE = 560;

    private final Desk desk;
    private final QualityViewModel model;
    private final UnaryOperator<String> stepTitle;
    private final Consumer<Fix.AddStep> addStep;
    private final Consumer<String> look;
    private final Runnable changed;

    /// @param stepTitle names a kind of step
    /// @param addStep adds a step to the recipe and shows it
    /// @param look shows a column's rows
    /// @param changed told when the data set's roles were changed
    QualityView(
            Desk desk,
            QualityViewModel model,
            UnaryOperator<String> stepTitle,
            Consumer<Fix.AddStep> addStep,
            Consumer<String> look,
            Runnable changed) {
        this.desk = desk;
        this.model = model;
        this.stepTitle = stepTitle;
        this.addStep = addStep;
        this.look = look;
        this.changed = changed;
        setId("quality");
        model.found().subscribe(this::show);
        model.looking()
                .subscribe(looking -> {
                    if (looking) {
                        wait(desk.say("quality.looking"));
                    }
                });
    }

    private void wait(String text) {
        var spinner = new ProgressIndicator();
        spinner.setMaxSize(36, 36);
        var stop = Parts.button(desk.say("sql.cancel"), "mdi2s-stop", this::stop, "small");
        stop.setId("quality-stop");
        var box = Parts.column(12, spinner, Parts.label(text, "muted"), stop);
        box.setAlignment(Pos.CENTER);
        setCenter(box);
    }

    private void stop() {
        model.cancel();
        setCenter(null);
    }

    private void show(QualityViewModel.@Nullable Found found) {
        if (found == null) {
            return;
        }
        var inspection = found.inspection();
        var box = new VBox(20);
        box.getStyleClass().add("page-body");
        box.getChildren().add(score(inspection.quality()));
        box.getChildren()
                .add(
                        Parts.label(
                                desk.say("quality.findings", inspection.findings().size()),
                                "heading"));
        if (inspection.findings().isEmpty()) {
            box.getChildren().add(Parts.label(desk.say("quality.nothing"), "good"));
        }
        var findings = new VBox(0);
        findings.setId("findings");
        inspection.findings().stream().map(this::finding).forEach(findings.getChildren()::add);
        box.getChildren().add(findings);
        if (!found.associations().isEmpty()) {
            box.getChildren()
                    .addAll(
                            Parts.label(desk.say("quality.associations"), "heading"),
                            plates(found.associations()));
        }
        if (!found.missing().isEmpty()) {
            box.getChildren()
                    .addAll(
                            Parts.label(desk.say("quality.missing"), "heading"),
                            plates(found.missing()));
        }
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        setCenter(scroll);
    }

    private Node score(Quality quality) {
        var figure =
                Parts.label(desk.messages().figures().count(Math.round(quality.score())), "score");
        figure.setId("quality-score");
        var of = Parts.label(desk.say("quality.of"), "muted");
        var left = Parts.column(0, figure, of);
        left.setAlignment(Pos.CENTER);
        left.setMinWidth(112);
        var grid = new GridPane(12, 6);
        var locale = model.locale();
        for (var part : quality.parts()) {
            int row = grid.getRowCount();
            var title = Parts.label(part.aspect().title(locale));
            title.setMinWidth(Region.USE_PREF_SIZE);
            title.setTooltip(new javafx.scene.control.Tooltip(part.aspect().about(locale)));
            grid.add(title, 0, row);
            grid.add(bar(part), 1, row);
            var lost = desk.messages().figures().fixed(part.lost(), 1);
            grid.add(
                    Parts.label(
                            part.lost() < 0.05
                                    ? desk.say("quality.full")
                                    : desk.say("quality.lost", lost, part.weight()),
                            "muted",
                            "small"),
                    2,
                    row);
        }
        var report =
                Parts.button(
                        desk.say("quality.report"),
                        "mdi2f-file-chart-outline",
                        this::report,
                        "small");
        report.setId("quality-report");
        var line = Parts.row(32, left, grid, Parts.spring(), report);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static Node bar(Quality.Part part) {
        var track = new Region();
        track.getStyleClass().add("bar-track");
        var full = new Region();
        full.getStyleClass().add("bar-full");
        var stack = new StackPane(track, full);
        stack.setAlignment(Pos.CENTER_LEFT);
        stack.setPrefWidth(220);
        stack.setMinWidth(120);
        for (var region : List.of(track, full)) {
            region.setMinHeight(6);
            region.setMaxHeight(6);
        }
        full.maxWidthProperty().bind(stack.widthProperty().multiply(part.value()));
        return stack;
    }

    private Node finding(Finding finding) {
        var locale = model.locale();
        var icon =
                Parts.icon(
                        switch (finding.severity()) {
                            case NOTE -> "mdi2i-information-outline";
                            case WARNING -> "mdi2a-alert-outline";
                            case ERROR -> "mdi2a-alert-circle-outline";
                        });
        switch (finding.severity()) {
            case NOTE -> {}
            case WARNING -> icon.getStyleClass().add("warn");
            case ERROR -> icon.getStyleClass().add("wrong");
        }
        var title = Parts.row(8, Parts.label(finding.title(locale), "strong"));
        for (var column : finding.columns().stream().limit(6).toList()) {
            title.getChildren()
                    .add(Parts.button(column, "", () -> look.accept(column), "chip", "plain"));
        }
        if (finding.columns().size() > 6) {
            title.getChildren()
                    .add(Parts.label("+" + (finding.columns().size() - 6), "muted", "small"));
        }
        var text =
                Parts.column(
                        3,
                        title,
                        Parts.paragraph(finding.reason(locale)),
                        Parts.paragraph(finding.advice(locale), "muted"));
        HBox.setHgrow(text, Priority.ALWAYS);
        var fixes = new FlowPane(6, 6);
        fixes.setAlignment(Pos.TOP_RIGHT);
        fixes.setMinWidth(Region.USE_PREF_SIZE);
        for (var fix : finding.fixes()) {
            fixes.getChildren().add(button(fix));
        }
        fixes.setPrefWrapLength(180);
        var line = Parts.row(12, icon, text, fixes);
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("finding");
        return line;
    }

    private Node button(Fix fix) {
        return switch (fix) {
            case Fix.AddStep step -> {
                var button =
                        Parts.button(
                                stepTitle.apply(step.step()),
                                "mdi2p-plus",
                                () -> addStep.accept(step),
                                "small");
                button.getStyleClass().add("fix-step");
                yield button;
            }
            case Fix.SetRole role -> {
                var button =
                        Parts.button(
                                role.role() == Role.IGNORE
                                        ? desk.say("quality.leave-out")
                                        : desk.say(
                                                "quality.set-role",
                                                desk.say(QualityViewModel.roleKey(role))),
                                "mdi2t-tag-outline",
                                () -> model.setRole(role, changed),
                                "small");
                button.getStyleClass().add("fix-role");
                yield button;
            }
        };
    }

    private Node plates(List<Report.Plate> plates) {
        var flow = new FlowPane(24, 20);
        for (var plate : plates) {
            var chart = new ChartPane(desk, plate.chart());
            chart.setPrefSize(WIDE, plate.height());
            var caption = Parts.paragraph(plate.caption(), "muted", "small");
            caption.setMaxWidth(WIDE);
            flow.getChildren().add(Parts.column(4, chart, caption));
        }
        flow.setPrefWrapLength(WIDE * 2 + 24);
        return flow;
    }

    private void report() {
        desk.files()
                .save(desk.say("quality.report"), "profile.html", List.of("html"))
                .ifPresent(model::report);
    }
}
