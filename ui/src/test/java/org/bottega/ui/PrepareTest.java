package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.bottega.data.ImportOptions;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.page.Place;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Preparing data through the window: steps are typed and filled in, the grid follows, undo takes back,
/// and the result becomes the next version.
class PrepareTest extends OpenStudio {
    @Test
    void aRecipeIsMadeByClicksUndoneAndKeptAsAVersion() throws Exception {
        open();
        var file = folder.resolve("churn.csv");
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/churn.csv")) {
            Files.write(file, in.readAllBytes());
        }
        var version = engine.importFile(file, ImportOptions.DEFAULT, Progress.none());
        ui.execute(() -> window.go(new Place.Data(version.id())));
        await("the grid is there", () -> node("#data-grid") != null && window.idle());

        click("#side-prepare");
        await("the panel is there", () -> shown("#add-step"));
        add("filter");
        await("the form is open", () -> shown("#form-condition"));
        type("#form-condition", "tenure > 12 and contract = 'Month-to-month'");
        await("rows are filtered", () -> rows() < 7043 && window.idle());
        int filtered = rows();
        assertEquals(expected(file), filtered);

        add("missing");
        await("the form is open", () -> shown("#form-columns"));
        choose("#form-columns", "total_charges");
        await("the step is whole", () -> !node("#save-prepared").isDisabled() && window.idle());

        add("derive");
        await("the form is open", () -> shown("#form-formula"));
        type("#form-formula", "monthly_charges * tenur");
        await("the mistake is told", () -> text("#step-3").contains("Did you mean tenure?"));
        assertTrue(node("#save-prepared").isDisabled());
        type("#form-formula", "monthly_charges * tenure");
        await(
                "the new column is there",
                () ->
                        grid().columns().size() == 21
                                && !node("#save-prepared").isDisabled()
                                && window.idle());

        click("#remove-step");
        await("two steps are left", () -> grid().columns().size() == 20 && window.idle());
        click("#undo-step");
        await("the step is back", () -> grid().columns().size() == 21 && window.idle());

        Pictures.take(window, settings, "prepare");
        click("#save-prepared");
        await("the version is made", () -> engine.workspace().datasets().list().size() == 2);
        var made = engine.workspace().datasets().list().getFirst();
        assertEquals(2, made.version());
        assertEquals(filtered, made.rows());
        assertEquals(21, made.columns());
        assertEquals(List.of(), problems());
        await("the window is quiet", () -> window.idle());
    }

    private static long expected(Path file) throws Exception {
        var lines = Files.readAllLines(file);
        var names = List.of(lines.getFirst().split(","));
        int tenure = names.indexOf("tenure");
        int contract = names.indexOf("contract");
        return lines.stream()
                .skip(1)
                .map(l -> l.split(",", -1))
                .filter(v ->
                        Integer.parseInt(v[tenure]) > 12 && v[contract].equals("Month-to-month"))
                .count();
    }

    private void add(String typed) {
        robot.interact(() -> {
            var field = (TextField) node("#add-step");
            field.requestFocus();
            field.setText(typed);
        });
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(String id, String text) {
        robot.interact(() -> ((TextArea) node(id)).setText(text));
    }

    private void choose(String id, String column) {
        robot.interact(() -> {
            var button = (MenuButton) node(id);
            for (var item : button.getItems()) {
                if (("column-" + column).equals(item.getId())) {
                    var box =
                            (javafx.scene.control.CheckBox)
                                    ((javafx.scene.control.CustomMenuItem) item).getContent();
                    box.fire();
                }
            }
        });
    }

    private int rows() {
        return (int) grid().rows().rows().get();
    }

    private String text(String id) {
        var all = new StringBuilder();
        robot.from(node(id))
                .lookup((Node n) -> n instanceof Labeled)
                .queryAll()
                .forEach(n -> all.append(((Labeled) n).getText()).append('\n'));
        return all.toString();
    }
}
