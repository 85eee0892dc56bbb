package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.bottega.data.ImportOptions;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.page.Place;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// The SQL console on real data: a query is completed while it is typed, run, explained, remembered, kept
/// as a data set and written to a file; a mistake is told with its place.
class SqlTest extends OpenStudio {
    private static final String QUERY =
            "-- who leaves, by contract\n"
                    + "select contract, count(*) as customers, avg(case when churn = 'Yes' then 1.0 else 0 end)"
                    + " as leaving\nfrom churn\ngroup by contract\norder by leaving desc";

    @Test
    void aQueryIsCompletedRunExplainedKeptAndWritten() throws Exception {
        open();
        var file = folder.resolve("churn.csv");
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/churn.csv")) {
            Files.write(file, in.readAllBytes());
        }
        engine.importFile(file, ImportOptions.DEFAULT, Progress.none());
        ui.execute(() -> window.go(new Place.Data(null)));
        click("#data-sql");
        await("the console is there", () -> node("#sql-text") != null && window.idle());
        await("a first query stands there", () -> area().getText().contains("from churn"));

        robot.interact(() -> {
            area().replaceText("select contr from churn");
            area().moveTo(12);
            area().requestFocus();
        });
        robot.press(KeyCode.CONTROL, KeyCode.SPACE).release(KeyCode.SPACE, KeyCode.CONTROL);
        await("columns are offered", () -> robot.lookup("#sql-completions").tryQuery().isPresent());
        assertEquals("contract", offered().getItems().getFirst().text());
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("select contract from churn", area().getText());

        write(QUERY);
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        await("the answer is there", () -> status().startsWith("3 rows") && window.idle());
        await("its rows are", () -> "Month-to-month".equals(cell(0, 0)));
        assertEquals("3875", cell(0, 1));
        Pictures.take(window, settings, "sql");

        click("#sql-explain");
        await("the plan is there", () -> node("#sql-plan") != null);
        assertTrue(((TextArea) node("#sql-plan")).getText().contains("Group By"));

        write("select contrct from churn");
        click("#sql-run");
        await("the mistake is told", () -> node("#sql-problem") != null);
        Pictures.take(window, settings, "sql-problem");

        write(QUERY);
        toSave = folder.resolve("leaving.csv");
        click("#sql-export");
        await("the file is written", () -> Files.exists(toSave));
        assertEquals(4, Files.readAllLines(toSave).size());
        robot.interact(() -> ((MenuButton) node("#sql-keep")).show());
        robot.interact(() -> ((TextField) node("#sql-name")).setText("leaving"));
        click("#sql-save");
        await("the data set is made", () -> engine.workspace().datasets().list().size() == 2);
        await("it is shown", () -> grid() != null && "Month-to-month".equals(cell(0, 0)));
        assertEquals(List.of(), problems());
        assertEquals(QUERY, bench.workbench().queries().history().getFirst());
    }

    private void write(String query) {
        robot.interact(() -> {
            area().replaceText(query);
            area().requestFocus();
        });
    }

    private CodeArea area() {
        return (CodeArea) node("#sql-text");
    }

    @SuppressWarnings("unchecked")
    private ListView<org.bottega.data.expression.Completion> offered() {
        return (ListView<org.bottega.data.expression.Completion>) node("#sql-completions");
    }

    private String status() {
        return ((Label) node("#sql-status")).getText();
    }

    private String cell(int row, int column) {
        var text = new String[1];
        robot.interact(() -> {
            var rows = grid() == null ? null : grid().rows();
            text[0] = rows == null ? null : rows.text(row, column);
        });
        return text[0];
    }
}
