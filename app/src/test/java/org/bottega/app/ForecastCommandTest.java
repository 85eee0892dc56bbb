package org.bottega.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bottega.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCommandTest {
    @TempDir Path folder;

    private Path history(boolean twice) throws IOException {
        var text = new StringBuilder("shop,day,sales\n");
        for (var shop : new String[] {"north", "south"}) {
            for (int t = 0; t < 70; t++) {
                double sales = 50 + 20 * Math.sin(2 * Math.PI * t / 7) + t + 3 * Math.sin(t * t);
                text.append(shop).append(',').append(LocalDate.of(2024, 1, 1).plusDays(t));
                text.append(',').append(shop.equals("north") ? sales : 100 * sales).append('\n');
            }
        }
        if (twice) {
            text.append("south,2024-01-05,7\n");
        }
        return Files.writeString(folder.resolve("sales.csv"), text);
    }

    private static Ran forecast(Path data, Object... more) {
        var words =
                new ArrayList<Object>(
                        List.of("forecast", data, "--time", "day", "--target", "sales"));
        words.addAll(List.of("--series", "shop", "--horizon", 7));
        words.addAll(List.of(more));
        return Ran.command(words.toArray());
    }

    @Test
    void aForecastIsLearntWrittenPredictedAndJudgedByItsModelFile() throws IOException {
        var data = history(false);
        var out = folder.resolve("out");
        var ran = forecast(data, "--quantiles", "0.05,0.5,0.95", "--json", "--out", out);
        assertEquals(0, ran.code(), ran.err());
        var document =
                Json.read("out", ran.out().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(7, document.at("candidates").items().size());
        assertEquals(7, document.at("steps").items().size());
        assertEquals(2, document.at("series").items().size());
        var lines = Files.readAllLines(out.resolve("forecast.csv"));
        assertEquals("shop,day,prediction,p5,p50,p95", lines.getFirst());
        assertEquals(1 + 2 * 7, lines.size());
        assertTrue(lines.get(1).startsWith("north,2024-03-11,"), lines.get(1));

        var model = out.resolve("model.bottega");
        var again = folder.resolve("again.csv");
        assertEquals(0, Ran.command("predict", model, data, "--out", again).code());
        assertEquals(lines, Files.readAllLines(again));
        var judged = Ran.command("evaluate", model, data, "--json");
        assertEquals(0, judged.code(), judged.err());
        assertTrue(judged.out().contains("\"mase\""), judged.out());
        var explained = Ran.command("explain", model, data, "--json");
        assertEquals(0, explained.code(), explained.err());
        assertTrue(
                explained.out().contains("season 1 ago") || explained.out().contains("smoothing"));
    }

    @Test
    void twoRowsOfOneDayAreRefusedUntilItIsSaidWhatBecomesOfThem() throws IOException {
        var data = history(true);
        var out = folder.resolve("out");
        var refused = forecast(data, "--out", out);
        assertEquals(1, refused.code());
        assertTrue(
                refused.err().contains("In the series \"south\" 2024-01-05 stands in several rows"),
                refused.err());
    }
}
