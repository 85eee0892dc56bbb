package org.bottega.model.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.task.Task;
import org.bottega.model.RandomModels;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void whatIsNotExactlyOneJsonValueIsRefusedWithItsPlace() {
        refused("", "empty");
        refused("  ", "empty");
        refused("{\"a\": 1,\n \"b\": }", "Line 2, column 7: this is not JSON");
        refused("{\"a\": 1", "ends too early");
        refused("[1, 2] 3", "one JSON value");
        refused("[NaN]", "not JSON");
        refused("[1,]", "not JSON");
        refused("{'a': 1}", "not JSON");
        refused("// no\n1", "not JSON");
        refused("{\"a\": 1, \"a\": 2}", "stands twice");
        refused("[".repeat(100_000), "too deep");
        refused("1".repeat(500), "too long");
    }

    private static void refused(String text, String words) {
        var refused = assertThrows(ProblemException.class, () -> Json.read("request", text));
        assertEquals(1, refused.problems().size());
        assertEquals("request", refused.problems().getFirst().where());
        assertTrue(refused.getMessage().contains(words), refused::getMessage);
    }

    @Test
    void aWrongFieldIsNamedWithItsWholePath() {
        var json = Json.read("spec.json:", "{\"rows\": [{\"age\": \"old\"}], \"n\": 1.5}");
        var age = json.at("rows").items().getFirst().at("age");
        assertEquals("spec.json: rows[0].age", age.where());
        var refused = assertThrows(ProblemException.class, age::number);
        assertEquals(
                "spec.json: rows[0].age: This is \"old\". Give a finite number.",
                refused.getMessage());
        assertThrows(ProblemException.class, () -> json.at("n").whole(0, 9));
        assertThrows(ProblemException.class, () -> json.at("n").text());
        var missing = assertThrows(ProblemException.class, () -> json.at("row"));
        assertTrue(missing.getMessage().contains("Did you mean \"rows\"?"), missing::getMessage);
        assertThrows(
                ProblemException.class, () -> Json.read("", "1e400").number(), "beyond doubles");
    }

    @Test
    void numbersThatJsonHasNoWordForAreNotWritten() {
        for (double wrong : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            var node = Json.plain(Map.of("a", List.of(1, wrong)));
            assertThrows(IllegalArgumentException.class, () -> Json.write(node));
            assertEquals("null", Json.write(Json.number(wrong)));
        }
        assertEquals("[1,0.1,\"è\",null,true]", Json.write(Json.plain(list())));
        assertEquals(list(), Json.read("", Json.pretty(Json.plain(list()))).plain());
    }

    private static List<Object> list() {
        var list = new java.util.ArrayList<Object>(List.of(1, 0.1, "è"));
        list.add(null);
        list.add(true);
        return list;
    }

    @Test
    void theKernelsValuesComeBackEqual() {
        var schema = RandomModels.schema();
        assertEquals(schema, SchemaJson.read(again(SchemaJson.write(schema))));
        for (var task : List.of(new Task.Classification("a \"b\""), new Task.Regression("y"))) {
            assertEquals(task, TaskJson.read(again(TaskJson.write(task))));
        }
        var problem = Problem.warning("a", "B.", "C.");
        assertEquals(problem, ProblemJson.read(again(ProblemJson.write(problem))));
        var leaves = Param.whole("leaves", 31, 2, 100);
        var rate = Param.real("rate", 0.1, 0, 1);
        var params = Params.defaults().with(leaves, 7).with(rate, 0.3);
        assertEquals(
                params,
                ParamsJson.read(ParamSpace.of(leaves, rate), again(ParamsJson.write(params))));
        assertThrows(
                ProblemException.class,
                () -> ParamsJson.read(ParamSpace.of(leaves), Json.read("", "{\"leaves\": null}")));
    }

    @Test
    void aSchemaWithTwoColumnsOfAnUnknownKindOrNameIsRefused() {
        assertThrows(
                ProblemException.class,
                () -> SchemaJson.read(Json.read("", "[{\"name\": \"a\", \"kind\": \"colour\"}]")));
        var twice =
                "[{\"name\": \"a\", \"kind\": \"text\"}, {\"name\": \"a\", \"kind\": \"text\"}]";
        assertThrows(ProblemException.class, () -> SchemaJson.read(Json.read("", twice)));
        assertThrows(
                ProblemException.class,
                () -> TaskJson.read(Json.read("", "{\"kind\": \"guess\", \"target\": \"y\"}")));
    }

    private static JsonView again(com.fasterxml.jackson.databind.JsonNode node) {
        return Json.read("", Json.bytes(node));
    }
}
