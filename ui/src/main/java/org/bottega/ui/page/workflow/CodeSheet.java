package org.bottega.ui.page.workflow;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// Asks before Java code runs that was not typed in this studio, and shows all of it. Escape is a no.
final class CodeSheet extends StackPane {
    private final Desk desk;
    private final Label what = Parts.paragraph("");
    private final TextArea code = new TextArea();
    private final Button no;

    CodeSheet(Desk desk, Running running, Runnable back) {
        this.desk = desk;
        setId("code-sheet");
        getStyleClass().add("palette-veil");
        setAlignment(Pos.TOP_CENTER);
        code.setId("code-asked");
        code.setEditable(false);
        code.setPrefRowCount(14);
        code.getStyleClass().add("code");
        code.setAccessibleText(desk.say("workflow.code.title"));
        no =
                Parts.button(
                        desk.say("workflow.code.no"),
                        "mdi2c-close",
                        () -> running.answer(false),
                        "small");
        no.setId("code-no");
        var yes =
                Parts.button(
                        desk.say("workflow.code.yes"),
                        "mdi2p-play",
                        () -> running.answer(true),
                        "accent",
                        "small");
        yes.setId("code-yes");
        var box =
                Parts.column(
                        12,
                        Parts.label(desk.say("workflow.code.title"), "title"),
                        what,
                        code,
                        Parts.row(8, Parts.spring(), no, yes));
        box.getStyleClass().addAll("palette", "sheet");
        box.setMaxSize(640, VBox.USE_PREF_SIZE);
        getChildren().add(box);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                running.answer(false);
                e.consume();
            }
        });
        Parts.visible(this, false);
        running.asked().subscribe(asked -> show(asked, back));
    }

    private void show(List<Document.Code> asked, Runnable back) {
        boolean was = isVisible();
        Parts.visible(this, !asked.isEmpty());
        if (asked.isEmpty()) {
            if (was) {
                back.run();
            }
            return;
        }
        var names = asked.stream().map(Document.Code::node).distinct().toList();
        what.setText(desk.say("workflow.code.what", names.size(), String.join(", ", names)));
        code.setText(
                asked.stream()
                        .map(c ->
                                (asked.size() == 1 ? "" : "// " + c.node() + "\n")
                                        + String.join("\n", c.lines()))
                        .collect(Collectors.joining("\n\n")));
        code.positionCaret(0);
        // what a hasty Enter meets is the no
        no.requestFocus();
    }
}
