package org.bottega.explain.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.bottega.explain.Rows;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;

/// The model's law: price = 3·size − 2·(colour is red), sold where the price is above 1.5.
class SurrogateTest {

    @Test
    void aTreeTellsTheSameAsTheModelByItsOwnQuestions() {
        var found = SurrogateTree.of(Rows.sold(), Rows.table(2000, 1), 4, 1, Progress.none());
        assertTrue(found.fidelity().orNaN() > 0.97);
        assertTrue(found.fidelity().bounds().orElseThrow().high() <= 1);
        var rules = found.rules().stream().collect(Collectors.joining("\n"));
        assertTrue(rules.contains("size <= 0.5") || rules.contains("size <= 0.49"), rules);
        assertTrue(rules.contains("colour"), rules);
        var price = SurrogateTree.of(Rows.price(), Rows.table(2000, 1), 5, 1, Progress.none());
        assertTrue(price.fidelity().orNaN() > 0.9);
    }

    @Test
    void tooFewRowsAndAConstantModelAreRefused() {
        assertThrows(
                ProblemException.class,
                () -> SurrogateTree.of(Rows.sold(), Rows.table(20, 1), 4, 1, Progress.none()));
        var same = Rows.table(100, 1).rows(new int[60]);
        assertThrows(
                ProblemException.class,
                () -> SurrogateTree.of(Rows.sold(), same, 4, 1, Progress.none()));
    }

    /// For a sum the local one is the model itself: a kept column moves it by its term less the term's mean, shrunk
    /// a little by the ridge.
    @Test
    void nearARowASumIsItself() {
        var known = Rows.table(300, 2);
        var row = Rows.table(300, 2).slice(5, 6);
        var found = LocalSurrogate.of(Rows.price(), known, row, 0, 1);
        double size = Double.parseDouble(row.column("size").text(0));
        var parts =
                found.parts().stream()
                        .collect(
                                Collectors.toMap(
                                        LocalSurrogate.Part::column, LocalSurrogate.Part::moved));
        assertEquals(3 * (size - 0.5), parts.get("size"), 0.12);
        boolean red = "red".equals(row.column("colour").text(0));
        assertEquals(red ? -4 / 3.0 : 2 / 3.0, parts.get("colour"), 0.12);
        assertEquals(0, parts.get("idle"), 0.1);
        assertTrue(found.fidelity() > 0.2 && found.fidelity() < 1);
    }
}
