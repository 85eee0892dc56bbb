package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import org.bottega.engine.AutoMlRequest;
import org.bottega.engine.AutoMlRun;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.model.EffectViewModel.Way;
import org.bottega.ui.page.model.ExplainViewModel.Measure;
import org.bottega.workspace.Models.Facts;
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

    @Test
    void ofAForestAndOfABoostingTheTreesAreDrawn() throws Exception {
        open();
        for (var algorithm : List.of("random-forest", "lightgbm")) {
            var json =
                    AutoMlRequest.of(sample("penguins.csv"), "Species", Duration.ofMinutes(1), 1)
                            .toJson();
            json.putArray("algorithms").add(algorithm);
            json.put("trials", 1);
            var started = engine.search(AutoMlRequest.of(json), algorithm);
            started.job().await();
            var runs = engine.workspace().runs();
            var model =
                    engine.workspace()
                            .models()
                            .add(
                                    algorithm,
                                    runs.folder(started.run()).resolve(AutoMlRun.MODEL),
                                    new Facts(started.run().id(), "multiclass", "logloss", 0.1));
            robot.interact(() -> window.go(new Place.Home()));
            await("no other model is there", () -> node(".metric-value") == null);
            robot.interact(() -> window.go(new Place.Models(model.id())));
            await("the model is there", () -> node(".metric-value") != null);
            turnTo("explain");
            part("tree");
            await("the small tree is drawn", () -> drawn("#tree"));
            choose("#tree-number", 1);
            await("the first tree is drawn", () -> drawn("#tree") && window.idle());
            Pictures.take(window, settings, "tree-of-" + algorithm);
        }
        assertEquals(List.of(), problems());
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
        turnTo("fairness");
        await("fairness is judged", () -> node("#fairness-DPPL") != null && window.idle());
        Pictures.take(window, settings, name + "-fairness");
        robot.interact(() -> ((ScrollPane) node("#fairness-scroll")).setVvalue(0.6));
        Pictures.take(window, settings, name + "-fairness-figures");
        click("#keep-fairness");
        await("it is on the card", () -> node("#keep-fairness").isDisabled());
        turnTo("card");
        await("where it comes from is drawn", () -> node("#lineage .chart-pane") != null);
        robot.interact(() -> {
            ((TitledPane) robot.lookup("#trust .titled-pane").query()).setExpanded(true);
            ((TextArea) node("#policy")).setText("|ad| <= 0.000001\ncddl >= 1");
            ((Button) node("#keep-policy")).fire();
        });
        await("the policy does not hold", () -> node("#stage-override").isVisible());
        Pictures.take(window, settings, name + "-card");
        turnTo("deploy");
        Pictures.take(window, settings, name + "-deploy");
        var id = engine.workspace().models().list().getFirst().id();
        var locale = settings.language().get();
        for (var ending : List.of(".html", ".pdf")) {
            var file = java.nio.file.Path.of("target", "pictures", name + "-report" + ending);
            var _ = bench.workbench().models().report(id, file, locale, _ -> {});
            await("the report is written", () -> java.nio.file.Files.exists(file));
        }
        assertEquals(List.of(), problems());
    }
}
