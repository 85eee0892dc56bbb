package org.bottega.workspace.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.SplittableRandom;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.JobEvent;
import org.bottega.model.json.Json;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    @Test
    void everyEventIsTheSameAfterOneLineOfText() {
        var random = new SplittableRandom(11);
        for (int i = 0; i < 2000; i++) {
            var event = event(random);
            var line = Json.write(EventJson.toJson(event));
            assertFalse(line.contains("\n"), line);
            assertEquals(event, EventJson.of(Json.read("line", line).node()));
        }
    }

    @Test
    void refusesWhatIsNoEvent() {
        assertThrows(
                IllegalArgumentException.class,
                () -> EventJson.of(Json.read("x", "{\"event\":\"danced\"}").node()));
    }

    private static JobEvent event(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> new JobEvent.Advanced(random.nextDouble(), text(random));
            case 1 -> {
                var values = new HashMap<String, Double>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    values.put(text(random) + i, number(random));
                }
                yield new JobEvent.Measured(text(random), text(random), values);
            }
            case 2 -> new JobEvent.Noted(problem(random));
            case 3 -> new JobEvent.Finished(text(random));
            case 4 -> new JobEvent.Failed(problem(random));
            default -> new JobEvent.Cancelled();
        };
    }

    private static double number(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> Double.MIN_VALUE;
            case 3 -> Double.MAX_VALUE;
            case 4 -> -0.0;
            default -> random.nextDouble(-1e6, 1e6);
        };
    }

    private static Problem problem(SplittableRandom random) {
        var severities = Problem.Severity.values();
        return new Problem(
                severities[random.nextInt(severities.length)],
                text(random),
                text(random),
                text(random));
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        var alphabet = new int[] {'a', '"', '\\', '\n', '\r', 0, '{', 'ü', 0x2028, 0x1F600};
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }
}
