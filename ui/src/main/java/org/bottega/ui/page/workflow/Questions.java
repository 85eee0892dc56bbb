package org.bottega.ui.page.workflow;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// What a workflow asks a person before it goes on, with the figures and the two answers. After a yes the
/// workflow runs on from the results it has.
final class Questions extends VBox {
    private final Desk desk;
    private final EditorViewModel editor;

    Questions(Desk desk, EditorViewModel editor) {
        super(8);
        this.desk = desk;
        this.editor = editor;
        setId("questions");
        refresh();
    }

    /// Asks anew what waits.
    void refresh() {
        desk.background().run(() -> editor.document().questions(), this::show);
    }

    private void show(List<Document.Question> questions) {
        getChildren().clear();
        for (var question : questions) {
            var figures =
                    question.figures().entrySet().stream()
                            .limit(6)
                            .map(e ->
                                    e.getKey()
                                            + " "
                                            + desk.messages().figures().score(e.getValue()))
                            .collect(Collectors.joining(" · "));
            var yes =
                    Parts.button(
                            desk.say("question.yes"),
                            "mdi2c-check",
                            () -> answer(question, true),
                            "accent",
                            "small");
            yes.setId("approve-" + question.id());
            var no =
                    Parts.button(
                            desk.say("question.no"),
                            "mdi2c-close",
                            () -> answer(question, false),
                            "small");
            no.setId("reject-" + question.id());
            var card =
                    Parts.column(
                            6,
                            Parts.paragraph(question.text(), "problem-what"),
                            Parts.paragraph(figures, "muted", "small"),
                            Parts.row(6, yes, no));
            card.getStyleClass().addAll("finding", "warning");
            getChildren().add(card);
        }
        Parts.visible(this, !questions.isEmpty());
    }

    private void answer(Document.Question question, boolean yes) {
        desk.background()
                .run(
                        () -> {
                            editor.document().answer(question.id(), yes);
                            return yes;
                        },
                        said -> {
                            refresh();
                            desk.notices()
                                    .say(desk.say(said ? "question.said-yes" : "question.said-no"));
                            if (said) {
                                editor.running().all();
                            }
                        });
    }
}
