package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.bottega.data.source.jdbc.DriverSpec;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.ui.page.Place;
import org.bottega.workspace.DatasetVersion;
import org.junit.jupiter.api.Test;

/// Bringing data in through the window: look, change what is wrong, import, see what was left out.
class ImportTest extends OpenStudio {

    /// A file as spreadsheets of much of Europe write it, with a title above and two damaged rows.
    private Path messy() throws Exception {
        var text = new StringBuilder("Umsätze 2026\nOrt;Betrag;Datum;PLZ;Note\n");
        for (int i = 1; i <= 300; i++) {
            text.append(i % 2 == 0 ? "Köln" : "Zürich")
                    .append(";")
                    .append(i)
                    .append(",5;0")
                    .append(1 + i % 9)
                    .append("/0")
                    .append(1 + i % 8)
                    .append("/2026;0")
                    .append(1000 + i % 40)
                    .append(i % 100 == 50 ? "\n" : ";" + (i % 7 == 0 ? "NA" : "gut") + "\n");
        }
        return Files.write(
                folder.resolve("umsatz.csv"),
                text.toString().getBytes(Charset.forName("windows-1252")));
    }

    @Test
    void aMessyFileIsLookedAtMendedAndImportedAndItsRejectedRowsAreListed() throws Exception {
        toOpen = messy();
        open();
        click("#home-open");
        await("the preview is there", () -> table() != null && table().getItems().size() == 200);
        assertEquals(5, table().getColumns().size());
        await(
                "Automatic: semicolon",
                () -> chosen("#import-separator").equals("Automatic: semicolon"));
        await(
                "Automatic: comma 3,14",
                () -> chosen("#import-decimal").equals("Automatic: comma 3,14"));
        await(
                "Automatic: windows-1252",
                () -> chosen("#import-encoding").equals("Automatic: windows-1252"));
        assertEquals("umsatz", text("#import-name"));

        choose("#import-separator", Optional.of(','));
        await("the preview follows", () -> quiet() && table().getColumns().size() != 5);
        choose("#import-separator", Optional.empty());
        await("and back", () -> quiet() && table().getColumns().size() == 5);
        ui.execute(() -> ((TextInputControl) node("#import-missing")).setText("NA, gut"));
        await("a column is empty", () -> quiet() && cell(0, 4) == null);
        ui.execute(() -> ((TextInputControl) node("#import-missing")).setText("NA"));
        await("it is filled again", () -> quiet() && cell(0, 4) != null);

        menu("#head-PLZ", "kind-category");
        await("the kind is chosen", () -> quiet() && head("#head-PLZ").contains("category"));
        menu("#head-Betrag", "role-target");
        await("the use is chosen", () -> quiet() && head("#head-Betrag").contains("target"));
        menu("#head-Note", "role-ignore");
        await("the use is chosen", () -> quiet() && head("#head-Note").contains("left out"));
        Pictures.take(window, settings, "import-preview");

        click("#import-now");
        await("the rows are there", () -> node("#data-grid") != null && window.idle());
        var made = newest();
        assertEquals(297, made.rows());
        var schema = engine.snapshot(made).schema();
        assertEquals(Kind.NUMBER, schema.find("Betrag").orElseThrow().kind());
        assertEquals(Kind.CATEGORY, schema.find("PLZ").orElseThrow().kind());
        assertEquals(Kind.DATE, schema.find("Datum").orElseThrow().kind());
        assertEquals(Role.TARGET, schema.find("Betrag").orElseThrow().role());
        assertEquals(Role.IGNORE, schema.find("Note").orElseThrow().role());

        ui.execute(() -> window.go(new Place.Data(made.id(), Place.View.IMPORT)));
        await("they are listed", () -> node("#rejected-rows") != null && window.idle());
        TableView<?> rejected = robot.lookup("#rejected-rows").queryTableView();
        assertEquals(3, rejected.getItems().size());
        Pictures.take(window, settings, "import-report");
        click("#open-rejected");
        await("its file is opened", () -> shown.size() == 1);
        assertTrue(Files.readString(shown.getFirst()).contains("line,reason,text"));
    }

    @Test
    void theClipboardAFolderTheWebAndADatabaseAreImported() throws Exception {
        open();
        ui.execute(() -> window.go(new Place.Import()));
        await("the sources are there", () -> shown("#import-paste"));
        Pictures.take(window, settings, "import-sources");

        robot.interact(() -> {
            var content = new ClipboardContent();
            content.putString("city\tpeople\nRome\t2800000\nTurin\t850000\n");
            Clipboard.getSystemClipboard().setContent(content);
        });
        click("#import-paste");
        bring("pasted");
        assertEquals(2, newest().rows());
        assertEquals("pasted", newest().name());

        var files = Files.createDirectory(folder.resolve("months"));
        Files.writeString(files.resolve("january.csv"), "day,sold\n1,10\n2,20\n");
        Files.writeString(files.resolve("february.csv"), "day,sold\n1,30\n");
        toOpen = files;
        ui.execute(() -> window.go(new Place.Import()));
        click("#import-folder");
        bring(null);
        assertEquals(3, newest().rows());

        several();
        web();
        databases();
    }

    private void several() throws Exception {
        var monday = Files.writeString(folder.resolve("monday.csv"), "day^sold\n1^10\n2^20\n");
        var sunday = Files.writeString(folder.resolve("sunday.csv"), "day^sold\n7^70\n");
        var other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        ui.execute(() -> window.drop(List.of(monday, sunday)));
        await("they are one table", () -> quiet() && table() != null);
        assertTrue(shown("#import-apart"), "each on its own is offered too");
        type("#import-separator-other", "^");
        await("it follows", () -> quiet() && table().getColumns().size() == 2);
        Pictures.take(window, settings, "import-several");
        bring("days");
        assertEquals(3, newest().rows());

        var names = IntStream.rangeClosed(1, 230).mapToObj(i -> "c" + i).toList();
        var line = String.join(",", names);
        var wide =
                Files.writeString(folder.resolve("wide.csv"), line + "\n" + line.replace("c", ""));
        ui.execute(() -> window.drop(List.of(wide)));
        await(
                "some columns are drawn",
                () -> quiet() && table() != null && table().getColumns().size() == 100);
        click("#import-columns-forward");
        click("#import-columns-forward");
        await("the last ones are drawn", () -> table().getColumns().size() == 30);
        assertEquals(
                "Columns 201 to 230 of 230",
                ((javafx.scene.control.Label) node("#import-columns")).getText());
        Pictures.take(window, settings, "import-columns");

        int before = engine.workspace().datasets().list().size();
        ui.execute(() -> window.drop(List.of(monday, other)));
        await("they differ", () -> quiet() && node(".problem-line .label") != null);
        click("#import-apart");
        await(
                "each is a data set",
                () -> engine.workspace().datasets().list().size() == before + 2 && quiet());
    }

    private void web() throws Exception {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/prices.csv",
                exchange -> {
                    var bytes =
                            "item,price\nbread,3.5\nmilk,1.2\n".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        try {
            var address = "http://localhost:" + server.getAddress().getPort() + "/prices.csv";
            ui.execute(() -> window.go(new Place.Import()));
            type("#import-address", address);
            click("#import-web");
            await("it is asked", () -> shown("#import-deny"));
            Pictures.take(window, settings, "import-consent");
            click("#import-deny");
            await("the reason is told", () -> node(".problem-line .label") != null);
            click("#import-web");
            click("#import-allow");
            bring(null);
            assertEquals("prices", newest().name());
            assertEquals(address, newest().source());
            assertEquals(2, newest().rows());
        } finally {
            server.stop(0);
        }
    }

    /// Every kind of database that is a file.
    private void databases() throws Exception {
        database("h2", "shop.mv.db", "PUBLIC.PEOPLE");
        database("sqlite", "shop.db", "people");
        database("duckdb", "shop.duckdb", "main.people");
        try (var walk = Files.walk(folder.resolve("workspace"))) {
            for (var each : walk.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1)
                                .contains("kept quiet 7"),
                        each.toString());
            }
        }
    }

    private void database(String kind, String name, String people) throws Exception {
        var file = folder.resolve(name);
        boolean locked = kind.equals("h2");
        var url = "jdbc:" + kind + ":" + file.toString().replace(".mv.db", "");
        try (var connection =
                        locked
                                ? DriverManager.getConnection(url, "ada", "kept quiet 7")
                                : DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("create table orders (id integer, total real)");
            statement.execute("insert into orders values (1, 9.5), (2, 20.25), (3, 1.0)");
            statement.execute("create table people (name varchar, age integer)");
            statement.execute("insert into people values ('Ada', 36), ('Bo', 41)");
        }
        ui.execute(() -> window.go(new Place.Import()));
        await("the form is there", () -> shown("#database-driver"));
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var box = (ChoiceBox<DriverSpec>) node("#database-driver");
            box.getItems().stream()
                    .filter(d -> d.id().equals(kind))
                    .findFirst()
                    .ifPresent(box::setValue);
        });
        type("#database-file", file.toString());
        if (locked) {
            type("#database-user", "ada");
            type("#database-password", "kept quiet 7");
        }
        assertEquals(
                locked, node("#database-password") != null, "files of " + kind + " have users");
        Pictures.take(window, settings, "import-database-" + kind);
        click("#database-connect");
        await("the first table of " + kind + " is there", () -> quiet() && table() != null);
        choose("#import-part", people);
        await("the other table is there", () -> quiet() && table().getItems().size() == 2);
        assertEquals(people, text("#import-name"));
        bring(null);
        assertEquals(2, newest().rows());
    }

    /// Imports what is previewed, under another name when one is given.
    private void bring(String name) {
        int before = engine.workspace().datasets().list().size();
        await("it can be imported", () -> shown("#import-now") && quiet());
        if (name != null) {
            type("#import-name", name);
        }
        click("#import-now");
        await("it is imported", () -> engine.workspace().datasets().list().size() > before);
        await("its rows are shown", () -> node("#data-grid") != null && window.idle());
    }

    private DatasetVersion newest() {
        return engine.workspace().datasets().list().getFirst();
    }

    private boolean quiet() {
        return window.idle();
    }

    private TableView<?> table() {
        return (TableView<?>) node("#import-preview");
    }

    private Object cell(int row, int column) {
        return ((List<?>) table().getItems().get(row)).get(column);
    }

    private String head(String id) {
        var head = node(id); // not there for a moment while the columns are made anew
        return head == null ? "" : head.getAccessibleText();
    }

    private String text(String id) {
        return ((TextInputControl) node(id)).getText();
    }

    private void type(String id, String text) {
        await(id + " is there", () -> shown(id));
        robot.interact(() -> ((TextInputControl) node(id)).setText(text));
    }

    /// What a choice shows.
    private <T> String chosen(String id) {
        @SuppressWarnings("unchecked")
        var box = (ComboBox<T>) node(id);
        return box.getButtonCell().getText();
    }

    private <T> void choose(String id, T value) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var box = (ComboBox<T>) node(id);
            box.setValue(value);
        });
    }

    /// Opens the menu of a column's head and chooses an entry.
    private void menu(String head, String entry) {
        await(head + " can be clicked", () -> shown(head));
        await(
                "the entry " + entry + " is chosen",
                () -> {
                    if (item(entry) == null) {
                        // A head that was drawn anew since the last look has no open menu.
                        ((javafx.scene.control.ButtonBase) node(head)).fire();
                    }
                    var item = item(entry);
                    if (item == null) {
                        return false;
                    }
                    item.fire();
                    item.getParentPopup().hide();
                    return true;
                });
    }

    private javafx.scene.control.MenuItem item(String id) {
        return javafx.stage.Window.getWindows().stream()
                .filter(w -> w instanceof javafx.scene.control.ContextMenu)
                .flatMap(w -> ((javafx.scene.control.ContextMenu) w).getItems().stream())
                .filter(i -> id.equals(i.getId()))
                .findFirst()
                .orElse(null);
    }
}
