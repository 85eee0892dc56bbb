package org.bottega.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The index of the bundled samples must say what the files are.
class SamplesTest {

    static Stream<List<String>> samples() {
        return lines("samples.tsv").stream().skip(1).map(line -> List.of(line.split("\t")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void indexDescribesTheFile(List<String> sample) {
        assertEquals(9, sample.size(), "a line of samples.tsv has nine fields");
        List<String> lines = lines(sample.get(1));
        assertEquals(Integer.parseInt(sample.get(4)), lines.size() - 1, "rows");
        List<String> header = List.of(lines.getFirst().split(","));
        assertTrue(header.contains(sample.get(2)), "the target is a column");
        assertEquals(header.size(), Set.copyOf(header).size(), "column names are unique");
        assertTrue(
                Set.of("classification", "regression", "forecast").contains(sample.get(3)), "task");
    }

    private static List<String> lines(String file) {
        try (var stream = SamplesTest.class.getResourceAsStream("/org/bottega/samples/" + file)) {
            assertNotNull(stream, file + " is bundled");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
