package org.bottega.ui.page.model;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.Models.Trust;
import org.bottega.workspace.ModelEvent;
import org.bottega.workspace.ModelRecord.Stage;
import org.jspecify.annotations.Nullable;

/// How far a model is trusted: its stage, what the policy says, the buttons that change it, and who did so before.
final class TrustView extends VBox {
    private final Desk desk;
    private final CardViewModel model;
    private final VBox state = new VBox(6);
    private final VBox history = new VBox(4);
    private final Button approve;
    private final Button override;
    private final Button draft;
    private final Button archive;

    TrustView(Desk desk, CardViewModel model) {
        super(10);
        this.desk = desk;
        this.model = model;
        setId("trust");
        approve = button("approve", "mdi2c-check", Stage.APPROVED, false, "accent");
        override = button("override", "mdi2a-alert-outline", Stage.APPROVED, true);
        draft = button("draft", "mdi2u-undo", Stage.DRAFT, false);
        archive = button("archive", "mdi2a-archive-outline", Stage.ARCHIVED, false);
        var reason = new TextField();
        reason.setId("stage-reason");
        reason.setPromptText(desk.say("trust.reason"));
        reason.textProperty().bindBidirectional(model.reason());
        HBox.setHgrow(reason, Priority.ALWAYS);
        override.disableProperty().bind(model.reason().isEmpty());
        var refusal = Parts.paragraph("", "complaint");
        refusal.setId("stage-refusal");
        refusal.textProperty().bind(model.refusal());
        refusal.managedProperty().bind(refusal.textProperty().isNotEmpty());
        getChildren()
                .addAll(
                        state,
                        Parts.row(8, reason, approve, override, draft, archive),
                        refusal,
                        policy(),
                        history);
        model.trust().subscribe(this::fill);
    }

    private Button button(
            String id, String icon, Stage stage, boolean override, String... classes) {
        var button =
                Parts.button(
                        desk.say("trust." + id),
                        icon,
                        () -> model.change(stage, override),
                        classes);
        button.setId("stage-" + id);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private TitledPane policy() {
        var lines = new TextArea();
        lines.setId("policy");
        lines.setPrefRowCount(3);
        lines.setPromptText(desk.say("trust.policy.example"));
        lines.textProperty().bindBidirectional(model.policy());
        lines.setAccessibleText(desk.say("trust.policy"));
        var keep = Parts.button(desk.say("trust.policy.keep"), "", model::keepPolicy);
        keep.setId("keep-policy");
        var pane =
                new TitledPane(
                        desk.say("trust.policy"),
                        new VBox(
                                8,
                                Parts.paragraph(desk.say("trust.policy.about"), "muted"),
                                lines,
                                keep));
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().add("dense");
        return pane;
    }

    private void fill(@Nullable Trust trust) {
        if (trust == null) {
            return;
        }
        boolean approved = trust.stage() == Stage.APPROVED;
        var icon =
                Parts.icon(
                        switch (trust.stage()) {
                            case DRAFT -> "mdi2p-pencil-outline";
                            case APPROVED -> "mdi2c-check-circle-outline";
                            case ARCHIVED -> "mdi2a-archive-outline";
                        });
        if (approved) {
            icon.getStyleClass().add("state-finished");
        }
        var stage = Parts.label(word(trust.stage()), "strong");
        stage.setId("stage");
        state.getChildren().setAll(Parts.row(8, icon, stage));
        if (!approved) {
            trust.missed()
                    .forEach(sentence -> {
                        var mark = Parts.icon("mdi2a-alert-circle-outline");
                        mark.getStyleClass().add("warn");
                        state.getChildren().add(Parts.row(8, mark, Parts.paragraph(sentence)));
                    });
        }
        Parts.visible(approve, !approved && trust.missed().isEmpty());
        Parts.visible(override, !approved && !trust.missed().isEmpty());
        Parts.visible(draft, trust.stage() != Stage.DRAFT);
        Parts.visible(archive, trust.stage() != Stage.ARCHIVED);
        var figures = desk.messages().figures();
        var grid = new GridPane(20, 4);
        grid.setId("history");
        for (var event : trust.history().reversed()) {
            int row = grid.getRowCount();
            var when = Parts.label(figures.moment(event.at()), "muted");
            when.setMinWidth(USE_PREF_SIZE);
            var what = Parts.paragraph(what(event));
            GridPane.setHgrow(what, Priority.ALWAYS);
            grid.add(when, 0, row);
            grid.add(what, 1, row);
        }
        history.getChildren().setAll(grid);
    }

    private String word(Stage stage) {
        return desk.say("stage." + stage.name().toLowerCase(Locale.ROOT));
    }

    private String what(ModelEvent event) {
        return switch (event.kind()) {
            case STAGE -> {
                var done =
                        desk.say(
                                "trust.event.stage",
                                word(Stage.valueOf(event.subject())),
                                event.by());
                var why = event.reason().isEmpty() ? done : done + ": " + event.reason();
                yield event.note().isEmpty()
                        ? why
                        : why + " " + desk.say("trust.event.aside", event.note());
            }
            case REGISTERED -> desk.say("trust.event.registered", event.subject());
            case SERVED -> desk.say("trust.event.served", event.subject(), event.by());
            case PREDICTED -> desk.say("trust.event.predicted", event.subject(), event.by());
        };
    }
}
