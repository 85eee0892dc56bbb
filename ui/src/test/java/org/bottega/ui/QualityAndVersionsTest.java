package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.bottega.data.ImportOptions;
import org.bottega.data.profile.Comparison;
import org.bottega.data.profile.Inspection;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Role;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.data.Datasets;
import org.junit.jupiter.api.Test;

/// What the Data page tells of a real table with real faults: its quality with one-click fixes, and its
/// versions compared, restored, renamed and deleted.
class QualityAndVersionsTest extends OpenStudio {
    private Path penguins(boolean changed) throws Exception {
        var lines = new ArrayList<String>();
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/penguins.csv")) {
            new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .forEach(lines::add);
        }
        var out = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            // a constant column and a number for each row; the other version lacks most of one
            // species
            var line = lines.get(i) + (i == 0 ? ",station,nr" : ",Palmer,P" + (1000 + i));
            if (i == 0 || !changed || i % 5 == 0 || !line.contains("Adelie")) {
                out.add(line);
            }
        }
        return Files.write(folder.resolve("penguins.csv"), out);
    }

    @Test
    void qualityIsToldWithWhatCostPointsAndMendedByAClick() throws Exception {
        open();
        var version = engine.importFile(penguins(false), ImportOptions.DEFAULT, Progress.none());
        ui.execute(() -> window.go(new Place.Data(version.id(), Place.View.QUALITY)));
        await("the score is there", () -> node("#quality-score") != null && window.idle());
        var inspection = Inspection.of(engine.snapshot(version), Progress.none());
        assertEquals(
                Long.toString(Math.round(inspection.quality().score())),
                ((Label) node("#quality-score")).getText());
        assertEquals(
                inspection.findings().size(), robot.lookup("#findings .finding").queryAll().size());
        Pictures.take(window, settings, "quality");

        toSave = folder.resolve("profile.html");
        click("#quality-report");
        await("the report is written", () -> Files.exists(toSave));

        long before = robot.lookup(".finding").queryAll().size();
        click(".fix-role");
        await(
                "a role is set",
                () ->
                        engine.snapshot(version).schema().fields().stream()
                                .anyMatch(f -> f.role() == Role.IGNORE && !f.name().equals("nr")));
        await("it was looked at again", () -> node("#quality-score") != null && window.idle());
        assertTrue(robot.lookup(".finding").queryAll().size() <= before);

        click(".fix-step");
        await("the step is in the recipe", () -> node("#step-1") != null && window.idle());
        assertEquals(List.of(), problems());
    }

    @Test
    void versionsAreComparedRestoredRenamedAndDeleted() throws Exception {
        open();
        var first = engine.importFile(penguins(false), ImportOptions.DEFAULT, Progress.none());
        var second = engine.importFile(penguins(true), ImportOptions.DEFAULT, Progress.none());
        assertEquals(2, second.version());
        ui.execute(() -> window.go(new Place.Data(second.id(), Place.View.VERSIONS)));
        await(
                "both are listed",
                () -> versions() != null && versions().getItems().size() == 2 && window.idle());
        assertTrue(first.rows() > second.rows());

        menu("#version-compare", "#compare-with-1");
        await("they are compared", () -> node("#drifts") != null && window.idle());
        @SuppressWarnings("unchecked")
        var drifts = (TableView<Comparison.Drift>) node("#drifts");
        assertTrue(
                drifts.getItems().stream()
                        .anyMatch(d -> d.column().equals("Species") && d.drifted()),
                "most of one species is gone");
        await("both are drawn", () -> robot.lookup("#both .chart-pane").queryAll().size() == 2);
        Pictures.take(window, settings, "versions");

        select(1);
        click("#version-restore");
        await("it is the newest again", () -> versions().getItems().size() == 3 && window.idle());
        assertEquals(first.rows(), engine.workspace().datasets().newest("penguins").get().rows());

        robot.interact(() -> ((MenuButton) node("#version-rename")).show());
        robot.interact(() -> ((TextField) node("#new-name")).setText("birds"));
        click("#rename-now");
        await(
                "it has another name",
                () -> engine.workspace().datasets().newest("birds").isPresent());
        await("the window knows", () -> versions().getItems().size() == 3 && window.idle());

        select(1);
        robot.interact(() -> ((MenuButton) node("#version-delete")).show());
        click("#delete-now");
        await(
                "it is gone",
                () -> versions() != null && versions().getItems().size() == 2 && window.idle());
        assertTrue(engine.workspace().datasets().find(second.id()).isEmpty());
        assertEquals(List.of(), problems());
    }

    private void menu(String button, String item) {
        robot.interact(() -> ((MenuButton) node(button)).show());
        robot.interact(() ->
                ((MenuButton) node(button))
                        .getItems().stream()
                                .filter(i -> ("#" + i.getId()).equals(item))
                                .findFirst()
                                .orElseThrow()
                                .fire());
        robot.interact(() -> ((MenuButton) node(button)).hide());
    }

    @SuppressWarnings("unchecked")
    private TableView<Datasets.Version> versions() {
        return (TableView<Datasets.Version>) node("#versions-table");
    }

    private void select(int row) {
        robot.interact(() -> versions().getSelectionModel().clearAndSelect(row));
    }
}
