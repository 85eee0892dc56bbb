package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.bottega.data.ImportOptions;
import org.bottega.data.view.Look;
import org.bottega.data.view.RowFilter;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.page.Place;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// The grid on real data: sorted, filtered by what stands in its heads, searched, copied, by mouse and
/// by keys.
class GridTest extends OpenStudio {
    private final List<List<String>> lines = new ArrayList<>();
    private List<String> names;

    private void openChurn() throws Exception {
        open();
        var file = folder.resolve("churn.csv");
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/churn.csv")) {
            Files.write(file, in.readAllBytes());
        }
        var all = Files.readAllLines(file).stream().map(l -> List.of(l.split(",", -1))).toList();
        names = all.getFirst();
        lines.addAll(all.subList(1, all.size()));
        var version = engine.importFile(file, ImportOptions.DEFAULT, Progress.none());
        ui.execute(() -> window.go(new Place.Data(version.id())));
        await("the grid is there", () -> node("#data-grid") != null && window.idle());
    }

    @Test
    void rowsAreSortedFilteredFoundAndCopied() throws Exception {
        openChurn();
        int tenure = names.indexOf("tenure");
        int contract = names.indexOf("contract");
        assertEquals(7043, rows());

        robot.interact(() -> model().sort("tenure", true, this::fail));
        await("rows are sorted", () -> look().orders().size() == 1 && window.idle());
        var sorted = new ArrayList<>(lines);
        sorted.sort(
                Comparator.comparing((List<String> l) -> Integer.parseInt(l.get(tenure)))
                        .reversed());
        assertEquals(sorted.get(0).get(tenure), cell(0, tenure));
        assertEquals(sorted.get(5000), row(5000), "equal rows stay in the order of the file");

        var head = head("contract");
        robot.clickOn(robot.from(head).lookup(".filters").queryAll().iterator().next());
        await("rows are filtered", () -> look().filters().size() == 1 && window.idle());
        var most = lines.stream().filter(l -> l.get(contract).equals("Month-to-month")).count();
        assertEquals(most, rows());
        assertEquals("3,875 of 7,043 rows", ((Label) node("#rows-left")).getText(), "what is left");
        Pictures.take(window, settings, "grid-filtered");

        var bars = robot.from(head("monthly_charges")).lookup(".filters").queryAll();
        var bar = (Node) bars.toArray()[bars.size() - 1];
        robot.interact(() -> bar.getOnMouseClicked().handle(click()));
        await("a bar filters too", () -> look().filters().size() == 2 && window.idle());
        var range = (RowFilter.Range) look().filters().get(1);
        int charges = names.indexOf("monthly_charges");
        assertEquals(
                lines.stream()
                        .filter(l -> l.get(contract).equals("Month-to-month"))
                        .filter(l -> Double.parseDouble(l.get(charges)) >= range.from())
                        .count(),
                rows());

        click("#clear-filters");
        await("all rows are back", () -> look().plain() && window.idle());
        assertEquals(7043, rows());

        robot.interact(() -> body().requestFocus());
        keys(KeyCode.CONTROL, KeyCode.F);
        await("the find bar is there", () -> shown("#find-text"));
        type("Credit card (auto");
        int payment = names.indexOf("payment_method");
        int first = firstWith(payment, "Credit card (automatic)", 0);
        keys(KeyCode.ENTER);
        await("it is found", () -> selectedRow() == first && window.idle());
        keys(KeyCode.F3);
        int second = firstWith(payment, "Credit card (automatic)", first + 1);
        await("the next is found", () -> selectedRow() == second && window.idle());
        keys(KeyCode.ESCAPE);

        keys(KeyCode.CONTROL, KeyCode.G);
        type("7,043");
        keys(KeyCode.ENTER);
        await("the last row is shown", () -> selectedRow() == 7042 && window.idle());
        keys(KeyCode.ESCAPE);
        robot.interact(() -> body().requestFocus());
        keys(KeyCode.HOME);
        keys(KeyCode.SHIFT, KeyCode.UP);
        keys(KeyCode.SHIFT, KeyCode.RIGHT);
        keys(KeyCode.CONTROL, KeyCode.C);
        await("the cells are copied", () -> window.idle() && clipboard() != null);
        assertEquals(
                String.join("\t", row(7041).subList(0, 2))
                        + "\n"
                        + String.join("\t", row(7042).subList(0, 2)),
                clipboard());
        assertEquals(List.of(), problems());
    }

    @Test
    void aColumnIsFilteredFrozenFittedAndMadeTheTargetByItsMenu() throws Exception {
        openChurn();
        robot.rightClickOn(head("tenure"));
        await("the menu is open", () -> shown("#filter-from"));
        Pictures.take(window, settings, "grid-menu");
        robot.clickOn("#filter-from").write("70");
        robot.clickOn("#filter-apply");
        await("rows are filtered", () -> look().filters().size() == 1 && window.idle());
        int tenure = names.indexOf("tenure");
        assertEquals(
                lines.stream().filter(l -> Integer.parseInt(l.get(tenure)) >= 70).count(), rows());

        robot.rightClickOn(head("female"));
        robot.clickOn("#freeze");
        WaitForAsyncUtils.waitForFxEvents();
        head("total_charges");
        double before = seen("churn").localToScene(0, 0).getX();
        robot.interact(() -> body().requestFocus());
        keys(KeyCode.END);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(before, seen("churn").localToScene(0, 0).getX(), "it stays in view");
        assertTrue(seen("total_charges") != null, "the last column is seen");
        Pictures.take(window, settings, "grid-frozen");

        robot.interact(() -> body().requestFocus());
        keys(KeyCode.HOME);
        keys(KeyCode.T);
        await("it is the target", () -> !robot.lookup(".column-head .target").queryAll().isEmpty());
        keys(KeyCode.ENTER);
        await("the value is shown whole", () -> robot.lookup("#value-text").tryQuery().isPresent());
        keys(KeyCode.ESCAPE);

        var rows = model();
        robot.interact(() -> grid().heads(grid().columns()));
        assertEquals(rows, model(), "heads that say more leave the rows where they are");
        robot.rightClickOn(head("tenure"));
        await("the menu of the new head is open", () -> shown("#filter-from"));
        keys(KeyCode.ESCAPE);
        assertEquals(List.of(), problems());
    }

    private void fail(Throwable e) {
        throw new AssertionError(e);
    }

    private org.bottega.ui.grid.GridViewModel model() {
        return grid().rows();
    }

    private Look look() {
        return model().look().get();
    }

    private long rows() {
        return model().rows().get();
    }

    private Node body() {
        return node("#data-grid");
    }

    private Node head(String name) {
        robot.interact(() -> grid().reveal(name));
        WaitForAsyncUtils.waitForFxEvents();
        return seen(name);
    }

    private Node seen(String name) {
        return robot.lookup(".column-head").queryAll().stream()
                .filter(n -> n.getAccessibleText().startsWith(name + ","))
                .findFirst()
                .orElse(null);
    }

    private List<String> row(int row) throws Exception {
        await("the row is here", () -> loaded(row));
        var cells = new ArrayList<String>();
        for (int c = 0; c < names.size(); c++) {
            var text = model().text(row, c);
            cells.add(text == null ? "" : text);
        }
        return cells;
    }

    private String cell(int row, int column) {
        await("the row is here", () -> loaded(row));
        return model().text(row, column);
    }

    private boolean loaded(int row) {
        var there = new boolean[1];
        robot.interact(() -> there[0] = model().loaded(row));
        return there[0];
    }

    private int firstWith(int column, String value, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).get(column).equals(value)) {
                return i;
            }
        }
        throw new AssertionError(value);
    }

    /// The row that the grid tells a screen reader.
    private long selectedRow() {
        var text = body().getAccessibleText();
        var match = java.util.regex.Pattern.compile(", (\\d+): ").matcher(text);
        return match.find() ? Long.parseLong(match.group(1)) - 1 : -1;
    }

    private static String clipboard() {
        var text = new String[1];
        new org.testfx.api.FxRobot()
                .interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    private void type(String text) {
        robot.interact(() -> ((TextField) node("#find-text")).setText(text));
    }

    private void keys(KeyCode... keys) {
        robot.press(keys);
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.release(keys[i]);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static javafx.scene.input.MouseEvent click() {
        return new javafx.scene.input.MouseEvent(
                javafx.scene.input.MouseEvent.MOUSE_CLICKED,
                1,
                1,
                1,
                1,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                null);
    }
}
