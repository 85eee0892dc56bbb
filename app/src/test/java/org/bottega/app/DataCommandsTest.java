package org.bottega.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.bottega.model.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandsTest {
    @TempDir Path folder;
    private Path csv;

    @BeforeEach
    void write() throws Exception {
        csv = folder.resolve("people.csv");
        Files.writeString(csv, "name;age;city\nAnna;31;Rome\nBruno;;Oslo\nCarla;25;Rome\n");
    }

    private Ran data(Object... words) {
        var all = new Object[words.length + 3];
        all[0] = "data";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--workspace";
        all[words.length + 2] = folder.resolve("ws");
        return Ran.command(all);
    }

    @Test
    void aFileIsImportedListedShownAskedPreparedExportedAndDeleted() throws Exception {
        var ran = data("import", csv, "--role", "city=target", "--json");
        assertEquals(0, ran.code(), ran.err());
        var json = Json.read("out", ran.out()).node();
        assertEquals(3, json.path("rows").asInt());
        assertEquals("target", json.path("columns").path(2).path("role").asText());
        assertEquals(
                2, Json.read("o", data("import", csv, "--json").out()).at("version").whole(1, 9));

        var list = Json.read("o", data("list", "--versions", "--json").out());
        assertEquals(2, list.items().size());
        assertTrue(data("show", "people@1").out().contains("Bruno"));

        var sql =
                data(
                        "sql",
                        "select city, count(*) as n from people group by city order by n desc",
                        "--json");
        assertEquals(0, sql.code(), sql.err());
        assertEquals(
                "Rome", Json.read("o", sql.out()).at("rows").items().getFirst().texts().getFirst());
        assertEquals(0, data("sql", "select * from people where age > 26", "--save", "old").code());
        assertTrue(data("show", "old").out().contains("Anna"));

        var recipe = folder.resolve("r.recipe.json");
        Files.writeString(
                recipe,
                """
                {"format": "bottega-recipe", "version": 1, "steps": [
                  {"step": "fill-missing", "settings": {"columns": ["age"]}},
                  {"step": "filter", "settings": {"condition": "city = 'Rome'"}}]}
                """);
        assertTrue(
                data("prepare", "people", recipe, "--check")
                        .out()
                        .contains("Fill missing age with median"));
        var made = data("prepare", "people", recipe, "--save", "romans", "--json");
        assertEquals(0, made.code(), made.err());
        assertEquals(2, Json.read("o", made.out()).at("rows").whole(0, 9));

        var out = folder.resolve("romans.csv");
        assertEquals(0, data("export", "romans", "--out", out).code());
        assertEquals("name,age,city\nAnna,31,Rome\nCarla,25,Rome\n", Files.readString(out));
        assertEquals(2, data("delete", "people").code());
        assertEquals(0, data("delete", "people@1").code());
        var used = data("delete", "people");
        assertEquals(2, used.code());
        assertTrue(used.err().contains("romans"), used.err());
        assertEquals(0, data("delete", "people", "--force").code());
    }

    @Test
    void aDataSetIsProfiledComparedAndRestored() throws Exception {
        var lines = new StringBuilder("x,c,empty\n");
        for (int i = 0; i < 300; i++) {
            lines.append(i % 50).append(',').append(i % 3 == 0 ? "a" : "b").append(",\n");
        }
        var file = folder.resolve("many.csv");
        Files.writeString(file, lines);
        data("import", file);
        Files.writeString(file, lines.toString().replace("\n4", "\n94"));
        data("import", file);
        var profile = Json.read("o", data("profile", "many@1", "--json").out());
        assertEquals(300, profile.at("rows").whole(0, 999));
        assertEquals(24.5, profile.at("columns").items().getFirst().at("mean").number(), 1e-9);
        assertTrue(profile.at("findings").items().size() > 0);
        assertTrue(profile.at("quality").number() < 100);
        var html = folder.resolve("many.html");
        assertEquals(0, data("profile", "many", "--html", html).code());
        assertTrue(Files.readString(html).contains("<svg"));
        var compared = Json.read("o", data("compare", "many@1", "many@2", "--json").out());
        var drift = compared.at("columns").items().getFirst();
        assertEquals("x", drift.at("column").text());
        assertTrue(drift.at("drifted").flag());
        assertEquals(0, data("restore", "many@1").code());
        assertEquals(
                3,
                Json.read("o", data("list", "--json").out())
                        .items()
                        .getFirst()
                        .at("version")
                        .whole(1, 9));
    }

    @Test
    void aPreviewTellsHowTheFileWouldBeReadAndImportsNothing() {
        var ran = data("import", csv, "--preview", "--json");
        assertEquals(0, ran.code(), ran.err());
        var json = Json.read("out", ran.out());
        assertEquals(";", json.at("dialect").at("separator").text());
        assertEquals(3, json.at("rows").items().size());
        assertEquals(0, Json.read("o", data("list", "--json").out()).items().size());
    }

    @Test
    void wrongNamesAndQueriesAreToldInOneSentence() {
        data("import", csv);
        var ran = data("show", "poeple");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("Did you mean \"people\"?"), ran.err());
        ran = data("show", "people@7");
        assertTrue(ran.err().contains("There is no version 7"), ran.err());
        ran = data("sql", "select nme from people");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("line 1, column 8"), ran.err());
        ran = data("sql", "copy people to '/tmp/x.csv'");
        assertEquals(2, ran.code());
        ran = data("import", csv, "--kind", "age=numbr");
        assertTrue(ran.err().contains("Did you mean \"number\"?"), ran.err());
        ran = Ran.command("data", "steps", "--json");
        assertTrue(ran.out().contains("near-duplicates"), ran.seen());
    }

    @Test
    void sheetsWebAddressesAndDatabasesAreImported() throws Exception {
        var json = folder.resolve("people.json");
        Files.writeString(json, "[{\"name\": \"Anna\", \"age\": 31}, {\"name\": \"Bruno\"}]");
        assertTrue(data("import", json).out().contains("people, version 1: 2 rows, 2 columns"));

        var h2 = folder.resolve("shop");
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + h2);
                var statement = connection.createStatement()) {
            statement.execute("create table sold as select x as n from system_range(1, 5)");
            statement.execute("create table other (n int)");
        }
        var address = "jdbc:h2:" + h2;
        assertTrue(
                data("import", address)
                        .err()
                        .contains("The database has 2 tables. Choose one of:"));
        assertTrue(
                data("import", address, "--part", "SOLD")
                        .out()
                        .contains("SOLD, version 1: 5 rows, 1 columns"));
        assertTrue(
                data(
                                "import",
                                address,
                                "--query",
                                "select n from sold where n > 3",
                                "--name",
                                "few")
                        .out()
                        .contains("few, version 1: 2 rows, 1 columns"));
        var attack = data("import", address + ";INIT=RUNSCRIPT FROM 'http://127.0.0.1:1/x'");
        assertEquals(2, attack.code());
        assertTrue(attack.err().contains("The parameter \"INIT\" is not passed on."), attack.err());

        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/data.csv",
                exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(200, 0);
                        exchange.getResponseBody().write("a,b\n1,2\n".getBytes(UTF_8));
                    }
                });
        server.start();
        try {
            var web = "http://127.0.0.1:" + server.getAddress().getPort() + "/data.csv";
            assertTrue(
                    data("import", web)
                            .err()
                            .contains("Downloads from this host were not allowed."));
            assertTrue(
                    data("import", web, "--allow")
                            .out()
                            .contains("data, version 1: 1 rows, 2 columns"));
            assertTrue(data("import", web).out().contains("data, version 2"));
        } finally {
            server.stop(0);
        }
    }
}
