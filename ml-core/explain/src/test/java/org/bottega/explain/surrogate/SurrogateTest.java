package org.bottega.explain.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.stream.Collectors;
import org.bottega.explain.Interplay;
import org.bottega.explain.Rows;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.model.attribution.Explainer;
import org.bottega.model.rules.TreeOutline;
import org.bottega.model.rules.TreeRules;
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
    void theDrawingOfATreeHasALeafForEachRuleInTheLanguageAskedFor() {
        var tree = SurrogateTree.of(Rows.sold(), Rows.table(2000, 1), 4, 1, Progress.none()).tree();
        var outline = TreeOutline.of(tree, 0, 10, Locale.ITALIAN).orElseThrow();
        var rules = TreeRules.of(tree, Locale.ITALIAN);
        var leaves = outline.nodes().stream().filter(TreeOutline.Node::leaf).toList();
        assertEquals(rules.size(), leaves.size());
        assertEquals(
                outline.nodes().getFirst().rows(),
                leaves.stream().mapToDouble(TreeOutline.Node::rows).sum(),
                1e-9);
        assertTrue(rules.getFirst().startsWith("se "), rules::getFirst);
        var cut = TreeOutline.of(tree, 0, 1, Locale.ITALIAN).orElseThrow();
        assertEquals(3, cut.nodes().size());
    }

    @Test
    void whatAColumnDoesIsColouredByTheOneThatChangesIt() {
        var rows = Rows.table(2000, 1);
        var tree = SurrogateTree.of(Rows.sold(), rows, 4, 1, Progress.none()).tree();
        var some = rows.slice(0, 400).select(tree.signature().inputs().names());
        var why = Explainer.of(tree).explain(some, Progress.none());
        int size = why.columns().indexOf("size");
        assertEquals("colour", Interplay.with(why, some, size, why.presetOutput()).getFirst());
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
