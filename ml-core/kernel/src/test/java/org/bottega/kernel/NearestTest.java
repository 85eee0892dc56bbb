package org.bottega.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("income", "age", "education", "Hours");

    @Test
    void aMisspeltNameFindsTheRightOne() {
        assertEquals(Optional.of("income"), Nearest.to("incme", NAMES));
        assertEquals(Optional.of("education"), Nearest.to("edukation", NAMES));
        assertEquals(Optional.of("Hours"), Nearest.to("hours", NAMES));
    }

    @Test
    void aNameFarFromAllFindsNone() {
        assertEquals(Optional.empty(), Nearest.to("temperature", NAMES));
        assertEquals(Optional.empty(), Nearest.to("", List.of("abc")));
        assertEquals(Optional.empty(), Nearest.to("x", List.of()));
    }

    @Test
    void theHintNamesTheNearestOrListsTheFirstTwelve() {
        assertEquals("Did you mean \"age\"?", Nearest.hint("agee", NAMES));
        assertEquals(
                "Choose one of: income, age, education, Hours.", Nearest.hint("zzzzzz", NAMES));
        var many = IntStream.range(0, 20).mapToObj(i -> "column number " + i).toList();
        assertEquals(
                "Choose one of: " + String.join(", ", many.subList(0, 12)) + ", ….",
                Nearest.hint("q", many));
        assertEquals("", Nearest.hint("q", List.of()));
    }
}
