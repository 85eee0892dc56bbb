package org.bottega.ui.page.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bottega.flow.spec.Finding;
import org.bottega.kernel.Problem;
import org.bottega.ui.control.Parts;

/// What was found at a node, the worst first, with the buttons that mend it.
final class FindingCards extends VBox {
    private List<Finding> told = List.of();

    FindingCards() {
        super(6);
    }

    /// @param always also when nothing has changed
    void show(EditorViewModel editor, String node, boolean always) {
        var found =
                editor.findings(node).stream()
                        .sorted(
                                Comparator.comparing((Finding f) -> f.problem().severity())
                                        .reversed())
                        .distinct()
                        .toList();
        if (!always && found.equals(told)) {
            return;
        }
        told = found;
        getChildren().clear();
        for (var finding : found) {
            getChildren().add(card(editor, finding));
        }
        Parts.visible(this, !found.isEmpty());
    }

    private static Region card(EditorViewModel editor, Finding finding) {
        var problem = finding.problem();
        var severity = problem.severity();
        var icon =
                Parts.icon(
                        switch (severity) {
                            case ERROR -> "mdi2a-alert-circle-outline";
                            case WARNING -> "mdi2a-alert-outline";
                            case NOTE -> "mdi2i-information-outline";
                        });
        var text = new ArrayList<javafx.scene.Node>();
        text.add(Parts.paragraph(problem.what(), "problem-what"));
        if (!problem.fix().isEmpty()) {
            text.add(Parts.paragraph(problem.fix(), "muted", "small"));
        }
        for (var fix : finding.fixes()) {
            var button =
                    Parts.button(
                            fix.title(), "mdi2a-auto-fix", () -> editor.fix(fix), "small", "fix");
            text.add(button);
        }
        var words = Parts.column(4, text.toArray(javafx.scene.Node[]::new));
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var row = Parts.row(8, icon, words);
        row.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        row.getStyleClass().addAll("finding", word(severity));
        return row;
    }

    private static String word(Problem.Severity severity) {
        return severity.name().toLowerCase(java.util.Locale.ROOT);
    }
}
