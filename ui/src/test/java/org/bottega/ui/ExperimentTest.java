package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.bottega.chart.Chart;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.experiment.Experiments;
import org.bottega.ui.page.experiment.Experiments.Aim;
import org.bottega.ui.page.experiment.Experiments.Judging;
import org.bottega.ui.page.experiment.Experiments.Kind;
import org.bottega.ui.page.experiment.Experiments.Measure;
import org.bottega.ui.page.experiment.Experiments.Tunable;
import org.junit.jupiter.api.Test;

/// Two searches of different aims, looked at one by one and side by side.
class ExperimentTest extends OpenStudio {
    @Test
    void aSearchIsSetUpToldAndComparedWithAnother() throws Exception {
        toOpen = folder.resolve("penguins.csv");
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/penguins.csv")) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            // a column that a model had better not learn from: the target in disguise
            Files.write(
                    toOpen,
                    IntStream.range(0, lines.size())
                            .mapToObj(i ->
                                    lines.get(i) + "," + (i == 0 ? "Code" : code(lines.get(i))))
                            .toList());
        }
        open();
        click("#home-open");
        click("#import-now");
        await("the grid is there", () -> node("#data-grid") != null);
        await("rows are there", () -> window.idle());
        click("#use-as-target");
        click("#start-automl");
        await("the task is proposed", () -> !node("#start-search").isDisabled());

        // a way of judging that goes by a column wants the column
        assertFalse(node("#judge-by").isVisible());
        robot.interact(() -> this.<Judging>choice("#judging").setValue(Judging.GROUPED));
        assertTrue(node("#judge-by").isVisible());
        assertTrue(node("#start-search").isDisabled());
        robot.interact(() -> {
            ComboBox<String> by = robot.lookup("#judge-by").queryComboBox();
            by.setValue(by.getItems().get(1));
        });
        assertFalse(node("#start-search").isDisabled());
        await("a column is suspected", () -> node("#leave-out-0") != null && window.idle());
        robot.interact(() -> ((CheckBox) node("#leave-out-0")).setSelected(true));
        Pictures.take(window, settings, "experiment-setup");

        robot.interact(() -> this.<Judging>choice("#judging").setValue(Judging.FOLDS));
        search(Aim.EXPLAINABLE);
        var model = node("#open-model");
        assertTrue(model.isVisible());
        ui.execute(() -> window.go(new Place.Data(null)));
        await("the data are there again", () -> node("#start-automl") != null && window.idle());
        click("#start-automl");
        await("the task is proposed", () -> !node("#start-search").isDisabled());
        search(Aim.SMALL);

        ui.execute(() -> window.go(new Place.Experiments(null)));
        await("both runs are listed", () -> runs().getItems().size() == 2 && window.idle());
        robot.interact(() -> runs().getSelectionModel().clearAndSelect(1));
        await("why this model is said", () -> node("#why") != null || node("#open-model") != null);
        await("its models are listed", () -> boards() > 1 && window.idle());
        var against =
                ((TableView<?>) node("#leaderboard"))
                        .getColumns().stream()
                                .filter(c -> c.getText().equals("Against the best"))
                                .findFirst()
                                .orElseThrow();
        var second = (Experiments.Standing) against.getCellData(1);
        assertTrue(second.splits() > 1);
        assertTrue(second.against().chance() > 0 || !second.against().tied());
        assertTrue(why().contains("Code: It was left out"), this::why);
        Pictures.take(window, settings, "experiment-story");
        robot.interact(() -> runs().getSelectionModel().selectAll());
        await("they stand side by side", () -> node("#compared") != null && window.idle());
        var table = (TableView<?>) node("#compared");
        assertEquals(2, table.getItems().size());
        assertEquals("Small", table.getColumns().get(3).getCellData(0));
        assertEquals("Explainable", table.getColumns().get(3).getCellData(1));
        assertEquals(1, robot.lookup(".chart-pane").queryAll().size());
        assertTrue(
                table.getColumns().stream()
                        .anyMatch(c -> c.getText().equals("As good as the winner")));
        Pictures.take(window, settings, "experiment-compare");
        tune();
        pause();
    }

    /// One algorithm is tuned from the set-up; its trials are drawn, and an axis filters them.
    private void tune() throws Exception {
        ui.execute(() -> window.go(new Place.Data(null)));
        await("the data are there again", () -> node("#start-automl") != null && window.idle());
        click("#start-automl");
        await("the task is proposed", () -> !node("#start-search").isDisabled());
        robot.interact(() -> this.<Kind>choice("#setup-kind").setValue(Kind.TUNING));
        assertFalse(node("#aim").getParent().isVisible());
        await(
                "there are algorithms",
                () -> !this.<Tunable>choice("#tune-algorithm").getItems().isEmpty());
        robot.interact(() -> {
            ChoiceBox<Tunable> box = choice("#tune-algorithm");
            box.setValue(
                    box.getItems().stream()
                            .filter(t -> t.id().equals("decision-tree"))
                            .findFirst()
                            .orElseThrow());
            field("#tune-trials").setText("12");
        });
        await("it can be tuned", () -> !node("#start-search").isDisabled() && window.idle());
        var range = field("#range-max-depth");
        var before = range.getText();
        robot.interact(() -> range.setText("8..2"));
        await("the range is refused", () -> node("#tune-refusal").isVisible());
        assertTrue(node("#start-search").isDisabled());
        robot.interact(() -> range.setText(before));
        await("it can be tuned", () -> !node("#start-search").isDisabled() && window.idle());
        robot.interact(() -> ((CheckBox) node("#tune-size")).setSelected(true));
        Pictures.take(window, settings, "experiment-tune-setup");
        click("#start-search");
        await("the tuning ends", () -> shown("#open-model"));

        ui.execute(() -> window.go(new Place.Experiments(null)));
        await("it is listed", () -> runs().getItems().size() == 3 && window.idle());
        robot.interact(() -> runs().getSelectionModel().clearAndSelect(0));
        await("its trials are drawn", () -> node("#tuning-parallel") != null && window.idle());
        var pane = (ChartPane) node("#tuning-parallel");
        var chart = (Chart.Parallel) pane.chart();
        assertEquals(12, chart.traces().size());
        assertTrue(
                robot.lookup(".chart-pane").queryAll().stream()
                        .anyMatch(c -> ((ChartPane) c).chart() instanceof Chart.Frontier));
        robot.interact(
                () -> pane.look(pane.look().keeping(0, new org.bottega.chart.View.Span(0.5, 1))));
        Pictures.take(window, settings, "experiment-tuning");
        robot.interact(() -> ((ScrollPane) node("#tuning")).setVvalue(0.7));
        Pictures.take(window, settings, "experiment-tuning-settings");
    }

    /// A search is paused, looked at, and goes on to its end.
    private void pause() throws Exception {
        ui.execute(() -> window.go(new Place.Data(null)));
        await("the data are there again", () -> node("#start-automl") != null && window.idle());
        click("#start-automl");
        await("the task is proposed", () -> node("#start-search") != null && window.idle());
        robot.interact(() -> {
            this.<Kind>choice("#setup-kind").setValue(Kind.SEARCH);
            this.<Aim>choice("#aim").setValue(Aim.BALANCED);
            ComboBox<String> budget = robot.lookup("#budget").queryComboBox();
            budget.getEditor().setText("60 s");
        });
        await("it can start", () -> !node("#start-search").isDisabled());
        click("#start-search");
        await("trials are there", () -> boards() >= 3);
        click("#pause-search");
        await("it is paused", () -> shown("#resume-search") && window.idle());
        await("what it has finished is listed", () -> boards() >= 3);
        Pictures.take(window, settings, "experiment-paused");
        click("#resume-search");
        await("its trials are there again", () -> boards() >= 3);
        click("#finish-early");
        await("it ends with a model", () -> shown("#open-model"));
    }

    private static String code(String line) {
        return line.startsWith("A") ? "11" : line.startsWith("C") ? "12" : "13";
    }

    /// What is said of why it is this model.
    private String why() {
        return robot.from(node("#why")).lookup(".label").<Labeled>queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .collect(Collectors.joining("\n"));
    }

    private int boards() {
        return node("#leaderboard") instanceof TableView<?> board ? board.getItems().size() : 0;
    }

    private TextField field(String id) {
        return (TextField) node(id);
    }

    private void search(Aim aim) throws Exception {
        robot.interact(() -> {
            this.<Aim>choice("#aim").setValue(aim);
            ComboBox<String> budget = robot.lookup("#budget").queryComboBox();
            budget.getEditor().setText("4 s");
            ChoiceBox<Measure> metric = choice("#metric");
            metric.setValue(
                    metric.getItems().stream()
                            .filter(m -> m.id().equals("logloss"))
                            .findFirst()
                            .orElseThrow());
        });
        click("#start-search");
        await("the search ends", () -> shown("#open-model"));
        if (aim == Aim.EXPLAINABLE) {
            Pictures.take(window, settings, "experiment-run");
        }
    }

    @SuppressWarnings("unchecked")
    private <T> ChoiceBox<T> choice(String id) {
        return (ChoiceBox<T>) node(id);
    }

    private ListView<?> runs() {
        return (ListView<?>) node("#runs");
    }
}
