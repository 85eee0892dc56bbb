package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.bottega.ui.page.model.EffectViewModel.Way;
import org.bottega.ui.page.model.ExplainViewModel.Measure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every tab of models of more than two classes and of numbers, in both languages.
@Tag("slow")
class ModelTabsTest extends OpenModel {
    @Test
    void ofThreeClassesInItalian() throws Exception {
        language(Locale.ITALIAN);
        learn(sample("penguins.csv"), "Species", "6 s");
        tabs("penguins", "Flipper Length (mm)", "Beak Length (mm)");
    }

    @Test
    void ofNumbers() throws Exception {
        learn(sample("concrete.csv"), "compressive_strength", "6 s");
        tabs("concrete", "age", "cement");
    }

    private void tabs(String name, String column, String other) throws Exception {
        await("rows with mistakes are listed", () -> node("#errors") != null && window.idle());
        Pictures.take(window, settings, name + "-performance");
        click("#draw-learning");
        await("the learning curve is drawn", () -> drawn("#learning") && window.idle());
        for (int part = 1; part <= 3; part++) {
            double at = part / 3.0;
            robot.interact(() ->
                    ((javafx.scene.control.ScrollPane) node("#performance-scroll")).setVvalue(at));
            Pictures.take(window, settings, name + "-performance-" + part);
        }
        turnTo("explain");
        await("importance is drawn", () -> drawn("#importance") && window.idle());
        Pictures.take(window, settings, name + "-explain");
        choose("#importance-measure", Measure.PERMUTATION);
        await("what shuffling costs is drawn", () -> drawn("#importance"));
        Pictures.take(window, settings, name + "-explain-permutation");
        part("column");
        choose("#explain-column", column);
        await("contributions are drawn", () -> drawn("#dependence"));
        Pictures.take(window, settings, name + "-explain-contributions");
        choose("#explain-way", Way.PARTIAL);
        Pictures.take(window, settings, name + "-explain-partial");
        choose("#explain-other", other);
        Pictures.take(window, settings, name + "-explain-pair");
        choose("#explain-way", Way.ACCUMULATED);
        Pictures.take(window, settings, name + "-explain-together");
        choose("#explain-other", "");
        Pictures.take(window, settings, name + "-explain-accumulated");
        part("row");
        await("both are drawn", () -> drawn("#waterfall") && drawn("#local"));
        Pictures.take(window, settings, name + "-explain-row");
        part("tree");
        await("the tree is drawn", () -> drawn("#tree"));
        Pictures.take(window, settings, name + "-explain-tree");
        part("examples");
        await("examples are listed", () -> node("#examples .table-view") != null);
        Pictures.take(window, settings, name + "-explain-examples");
        turnTo("try");
        await("a prediction is told", () -> node("#prediction .metric-value") != null);
        robot.interact(() ->
                robot.lookup(n -> ("freedom-" + column).equals(n.getId())).queryButton().fire());
        if (node("#goal-high") instanceof javafx.scene.control.TextField field) {
            robot.interact(() -> field.setText("20"));
        }
        click("#find-changes");
        await("ways are found", () -> node(".way") != null && window.idle());
        click(".keep-way");
        await("a way stands beside the row", () -> node("#scenarios") != null && window.idle());
        Pictures.take(window, settings, name + "-what-if");
        robot.interact(() -> {
            var scroll = (javafx.scene.control.ScrollPane) node("#what-if-scroll");
            scroll.setVvalue(1);
        });
        Pictures.take(window, settings, name + "-what-would-have-to-change");
        assertEquals(List.of(), problems());
    }
}
