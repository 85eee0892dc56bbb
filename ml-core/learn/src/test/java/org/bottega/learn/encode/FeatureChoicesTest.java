package org.bottega.learn.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.learn.Tables;
import org.bottega.learn.algorithm.Encoding;
import org.junit.jupiter.api.Test;

class FeatureChoicesTest {
    private final Table table = Tables.ordinary(300, 0, 5);

    private FittedFeatures fit(String... lines) {
        return FeatureFitting.fit(
                table,
                Target.learn(table, new org.bottega.kernel.task.Task.Regression("y")),
                "y",
                Encoding.LINEAR,
                new FeatureChoices(List.of(lines)),
                1);
    }

    private List<String> names(String column, String... lines) {
        return fit(lines).features().features().stream()
                .filter(f -> f.columns().contains(column))
                .map(f -> f.name())
                .toList();
    }

    @Test
    void aChosenColumnGoesThroughItsOwnPipelinesAndTheOthersThroughTheirs() {
        assertEquals(
                List.of("city: frequency", "city: mean of y"),
                names("city", "city=frequency", "city=target"));
        assertEquals(names("age"), names("age", "city=frequency"));
        assertEquals(List.of("age"), names("age", "age=plain"));
        assertEquals(
                List.of("age", "age^2", "age^3"),
                names("age", "age = standard".replace(" ", "") + " + polynomial:degree=3"));
    }

    @Test
    void aColumnCanBeLeftOutAndThatIsTold() {
        assertEquals(List.of(), names("city", "city=none"));
        assertTrue(
                fit("city=none").notes().stream()
                        .anyMatch(n -> n.sentence().equals("city: Left out, as you said.")));
    }

    @Test
    void anIdentifierIsUsedWhenAPersonSaysSo() {
        assertEquals(List.of(), names("id"));
        assertTrue(names("id", "id=tf-idf:by=characters,least=2,most=3").size() > 10);
    }

    @Test
    void namesMayHoldTheSignsOfTheLanguage() {
        var strange =
                new Table(
                        Schema.of(
                                Field.of("a=b", Kind.NUMBER),
                                Field.of("a", Kind.NUMBER),
                                Field.of("a*a", Kind.NUMBER)),
                        List.of(
                                new NumberColumn(new double[] {1, 2, 3, 4, 5}),
                                new NumberColumn(new double[] {5, 4, 1, 2, 9}),
                                new NumberColumn(new double[] {3, 4, 3, 1, 1})));
        var wishes =
                new FeatureChoices(List.of("a=b=standard", "a=none", "a*a*a"))
                        .read(strange.schema(), "");
        assertEquals("standard", wishes.pipelines().get("a=b").getFirst().toString());
        assertEquals(List.of(), wishes.pipelines().get("a"));
        assertEquals(1, wishes.interactions().size());
    }

    @Test
    void wishesForColumnsThatWereDroppedAreDroppedWithThem() {
        var choices =
                new FeatureChoices(
                        List.of("city=target", "age=standard", "age*income", "city=none"));
        var kept = table.without("city", "income").schema();
        assertEquals(List.of("age=standard"), choices.among(kept, table.schema(), "y").lines());
    }

    @Test
    void aColumnThatIsNotLearntFromIsNamed() {
        var ignored =
                table.with(
                        table.schema()
                                .require("city")
                                .withRole(org.bottega.kernel.table.Role.IGNORE),
                        table.column("city"));
        var thrown =
                assertThrows(
                        ProblemException.class,
                        () ->
                                new FeatureChoices(List.of("city=one-hot"))
                                        .read(ignored.schema(), "y"));
        assertTrue(thrown.getMessage().contains("\"city\" is not learnt from"));
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        var problem =
                assertThrows(
                        ProblemException.class,
                        () ->
                                fit(
                                        "citi=one-hot",
                                        "city=onehot",
                                        "y=standard",
                                        "age",
                                        "age*age",
                                        "age*incone",
                                        "age=polynomial:degree=1"));
        assertEquals(ProblemException.Blame.USAGE, problem.blame());
        var text = problem.getMessage();
        for (var part :
                List.of(
                        "There is no input column \"citi\". Did you mean \"city\"?",
                        "Did you mean \"one-hot\"?",
                        "\"y\" is what is predicted, so it is no input.",
                        "\"age\" does not say what to do.",
                        "\"age*age\" names one column twice.",
                        "There is no input column \"incone\". Did you mean \"income\"?",
                        "whole number from 2 to 10")) {
            assertTrue(text.contains(part), part + " in: " + text);
        }
        var misplaced = assertThrows(ProblemException.class, () -> fit("city=standard"));
        assertTrue(misplaced.getMessage().contains("is not for categories"));
        var dates = assertThrows(ProblemException.class, () -> fit("since*age"));
        assertTrue(dates.getMessage().contains("Only numbers and categories can be multiplied."));
    }
}
