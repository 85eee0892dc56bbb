package org.bottega.ui.page.workflow;

import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import org.bottega.kernel.Problem;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// The workflow itself, while nothing is selected: what it holds, what is wrong, its parameters.
final class WorkflowPart extends VBox {
    private static final int MOST_PROBLEMS = 12;

    WorkflowPart(Desk desk, EditorViewModel editor, Questions questions) {
        super(10);
        var whole = editor.workflow();
        var stand = editor.stand().get();
        getChildren().add(Parts.label(desk.say("workflow.this"), "heading"));
        getChildren().add(questions);
        getChildren()
                .add(
                        Parts.label(
                                desk.say(
                                        "workflow.counts",
                                        whole.nodes().size(),
                                        whole.wires().size()),
                                "muted"));
        var open = new VBox(4);
        for (var entry : whole.nodes().values()) {
            if (open.getChildren().size() == MOST_PROBLEMS) {
                break;
            }
            var found = stand.findings(editor.flat(entry.id()));
            found.stream()
                    .filter(f -> f.problem().severity() != Problem.Severity.NOTE)
                    .findFirst()
                    .ifPresent(f -> {
                        var link = new Hyperlink(entry.name());
                        link.setOnAction(_ -> {
                            editor.canvas().select(java.util.Set.of(entry.id()));
                            editor.canvas().reveal(entry.id());
                        });
                        var what = Parts.paragraph(f.problem().what(), "muted", "small");
                        open.getChildren().add(Parts.column(0, link, what));
                    });
        }
        if (!open.getChildren().isEmpty()) {
            getChildren().addAll(Parts.label(desk.say("workflow.problems"), "section"), open);
        }
        if (editor.path().get().isEmpty()) {
            getChildren().add(new ParameterList(desk, editor));
            getChildren().add(TuningMarks.of(desk, editor));
        }
        getChildren().add(Parts.label(desk.say("workflow.hints"), "section"));
        for (int i = 1; i <= 5; i++) {
            getChildren().add(Parts.paragraph(desk.say("workflow.hint." + i), "muted", "small"));
        }
    }
}
