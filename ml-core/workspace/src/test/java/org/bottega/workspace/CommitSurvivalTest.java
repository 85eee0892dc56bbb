package org.bottega.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.bottega.workspace.job.JobSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that is killed while it writes loses nothing that it was told is written.
class CommitSurvivalTest {
    @TempDir Path place;

    @Test
    void losesNoRowToAKill() throws Exception {
        assertTrue(rounds(2, 1) > 0);
    }

    @Test
    @Tag("slow")
    void losesNoRowToManyKills() throws Exception {
        assertTrue(rounds(40, 2) > 0);
    }

    /// Returns how many rows were told as written.
    private int rounds(int rounds, long seed) throws Exception {
        var random = new SplittableRandom(seed);
        var told = new HashSet<String>();
        for (int round = 0; round < rounds; round++) {
            int before = told.size();
            writeAndDie(told, random.nextInt(20, 200));
            assertTrue(told.size() > before);
            try (var workspace = Workspace.open(place)) {
                Set<String> there =
                        workspace.runs().list().stream()
                                .map(RunRecord::id)
                                .collect(Collectors.toSet());
                var lost = new HashSet<>(told);
                lost.removeAll(there);
                assertEquals(Set.of(), lost);
            }
        }
        return told.size();
    }

    private void writeAndDie(Set<String> told, int rows) throws IOException, InterruptedException {
        var process = Jvm.start(Writer.class, place.toString());
        try (var lines = process.inputReader()) {
            for (int i = 0; i < rows; i++) {
                told.add(Writer.id(lines.readLine()));
            }
            process.toHandle().destroyForcibly(); // unlike the process's own, leaves the pipe open
            // what it told before the kill came counts as well, but for a line cut short
            lines.lines().filter(line -> line.endsWith(".")).map(Writer::id).forEach(told::add);
        }
        process.waitFor();
    }

    /// Adds rows and tells each one after its commit.
    static final class Writer {
        public static void main(String[] arguments) {
            try (var workspace = Workspace.open(Path.of(arguments[0]))) {
                var spec = new JobSpec("add", "A run", JsonNodeFactory.instance.objectNode());
                while (true) {
                    System.out.println(workspace.runs().add(spec).id() + ".");
                }
            }
        }

        static String id(String line) {
            return line.substring(0, line.length() - 1);
        }
    }
}
