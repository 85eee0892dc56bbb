package org.bottega.ui.control;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.bottega.kernel.Problem;
import org.bottega.kernel.Problem.Severity;
import org.jspecify.annotations.Nullable;

/// A problem in one line among other things; hidden while there is none.
public final class ProblemLine extends HBox {
    public ProblemLine(@Nullable Problem problem) {
        super(8);
        setAlignment(Pos.TOP_LEFT);
        getStyleClass().add("problem-line");
        show(problem);
    }

    public void show(@Nullable Problem problem) {
        Parts.visible(this, problem != null);
        getChildren().clear();
        if (problem == null) {
            return;
        }
        var icon =
                Parts.icon(
                        switch (problem.severity()) {
                            case NOTE -> "mdi2i-information-outline";
                            case WARNING -> "mdi2a-alert-outline";
                            case ERROR -> "mdi2a-alert-circle-outline";
                        });
        if (problem.severity() != Severity.NOTE) {
            icon.getStyleClass().add(problem.severity() == Severity.ERROR ? "wrong" : "warn");
        }
        var text = Parts.paragraph(problem.sentence());
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(icon, text);
        setAccessibleText(problem.sentence());
    }
}
