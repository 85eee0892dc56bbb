package org.bottega.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void aSentenceSaysWhereWhatAndWhatToDo() {
        assertEquals(
                "data.csv: It is empty. Choose another file.",
                Problem.error("data.csv", "It is empty.", "Choose another file.").sentence());
        assertEquals("Done.", Problem.note("", "Done.").sentence());
    }

    @Test
    void allProblemsAreToldTogether() {
        var both =
                new ProblemException(
                        ProblemException.Blame.INPUT,
                        List.of(Problem.error("a", "A.", ""), Problem.error("b", "B.", "")));
        assertEquals("a: A.\nb: B.", both.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProblemException(ProblemException.Blame.INPUT, List.of()));
    }

    @Test
    void anIdIsLowerCaseWithHyphens() {
        new Info("random-forest2", "Random forest", "", "Trees", List.of());
        for (var wrong : List.of("Random", "a--b", "-a", "a_b", "", "2a")) {
            assertThrows(
                    IllegalArgumentException.class, () -> new Info(wrong, "", "", "", List.of()));
        }
    }
}
