package org.bottega.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFileTest {
    private static Evaluation evaluation() {
        return Evaluation.of(
                List.of("No", "Yes"),
                "churn",
                new double[] {0, 1, 1, 0},
                new double[] {0.8, 0.2, 0.4, 0.6, 0.1, 0.9, 0.55, 0.45},
                new int[] {3, 5, 8, 13});
    }

    @Test
    void whatIsReadIsWhatWasWritten(@TempDir Path folder) {
        var file = folder.resolve(EvaluationFile.NAME);
        EvaluationFile.write(evaluation(), file);
        var read = EvaluationFile.read(file);
        assertEquals(evaluation().scores(), read.scores());
        assertEquals("churn", read.target());
        assertEquals(List.of("No", "Yes"), read.classes());
        assertEquals(4, read.rows());
        assertEquals(8, read.row(2));
    }

    @Test
    void aFileOfTheFirstVersionIsStillRead(@TempDir Path folder) throws IOException {
        var file = folder.resolve(EvaluationFile.NAME);
        EvaluationFile.write(evaluation(), file);
        var bytes = Files.readAllBytes(file);
        bytes[3] = '1';
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 16));
        var read = EvaluationFile.read(file);
        assertEquals(evaluation().scores(), read.scores());
        assertEquals(2, read.row(2));
    }

    @Test
    void aFileCutAtAnyByteIsRefused(@TempDir Path folder) throws IOException {
        var file = folder.resolve(EvaluationFile.NAME);
        EvaluationFile.write(evaluation(), file);
        var bytes = Files.readAllBytes(file);
        for (int end = 0; end < bytes.length; end++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, end));
            assertThrows(ProblemException.class, () -> EvaluationFile.read(file), "at " + end);
        }
    }
}
