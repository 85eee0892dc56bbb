package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import org.bottega.ui.page.Place;
import org.bottega.ui.task.StallMeter;

/// A model that a search in the window has just made, open on its page.
abstract class OpenModel extends OpenStudio {
    /// Imports a file, searches for some seconds and opens the best model.
    void learn(java.nio.file.Path file, String target, String budget) throws Exception {
        toOpen = file;
        open();
        click("#home-open");
        click("#import-now");
        await("the grid is there", () -> node("#data-grid") != null && window.idle());
        var id = bench.workbench().datasets().all().getFirst().id();
        robot.interact(() -> window.go(new Place.Setup(id, target)));
        await("the task is proposed", () -> shown("#start-search"));
        robot.interact(() -> {
            ComboBox<String> box = robot.lookup("#budget").queryComboBox();
            box.getEditor().setText(budget);
        });
        click("#start-search");
        await("the search ends", () -> shown("#open-model"));
        openModel();
    }

    /// Opens the model of a finished search and prints how long it took until its scores and charts stood there.
    void openModel() {
        await("the model can be opened", () -> shown("#open-model"));
        try (var meter = new StallMeter(ui::later)) {
            meter.reset();
            long start = System.nanoTime();
            robot.interact(() -> ((Button) node("#open-model")).fire());
            await("the model is there", () -> node(".metric-value") != null);
            robot.interact(() -> {
                window.stage().getScene().getRoot().applyCss();
                window.stage().getScene().getRoot().layout();
            });
            System.out.printf(
                    "tab performance %.0f ms after the click, window's thread busy at most %.0f ms; an idle thread waited %.0f ms for a processor%n",
                    (System.nanoTime() - start) / 1e6,
                    meter.longestMillis(),
                    meter.machineMillis());
        }
    }

    /// A sample that comes with the studio, as a file.
    java.nio.file.Path sample(String name) throws Exception {
        var file = folder.resolve(name);
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    void language(Locale locale) throws Exception {
        var settings = new org.bottega.ui.settings.Settings(folder.resolve("studio.properties"));
        settings.language().set(locale);
        settings.save();
    }

    /// Turns to a tab and prints how long the window's thread took until it was laid out.
    ///
    /// @return milliseconds
    double turnTo(String tab) {
        var took = new double[1];
        robot.interact(() -> {
            long start = System.nanoTime();
            window.turnTo(tab);
            window.stage().getScene().getRoot().applyCss();
            window.stage().getScene().getRoot().layout();
            took[0] = (System.nanoTime() - start) / 1e6;
            System.out.printf("tab %s in %.0f ms%n", tab, took[0]);
        });
        return took[0];
    }

    /// Turns to a part of the Explain tab.
    void part(String part) {
        robot.interact(() -> {
            long start = System.nanoTime();
            ((ToggleButton) node("#explain-part-" + part)).setSelected(true);
            window.stage().getScene().getRoot().applyCss();
            window.stage().getScene().getRoot().layout();
            double took = (System.nanoTime() - start) / 1e6;
            System.out.printf("explain, %s in %.0f ms%n", part, took);
        });
        await(part + " is computed", () -> window.idle());
    }

    <T> void choose(String box, T value) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var found = (ComboBox<T>) node(box);
            assertTrue(found.getItems().contains(value), () -> box + " has no " + value);
            found.setValue(value);
        });
        await(box + " is answered", () -> window.idle());
    }

    boolean drawn(String place) {
        return node(place + " .chart-pane") != null;
    }
}
