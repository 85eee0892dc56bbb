package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Workflow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A studio that is killed in the middle of the work (SIGKILL, nothing can be tidied up) opens again with
/// everything but perhaps the last gesture, and can undo all of it.
@Tag("slow")
class KillTest {
    private static final int EDITS = 25;

    @TempDir Path folder;

    @Test
    void aKilledWindowLosesAtMostTheLastGesture() throws Exception {
        var said = new ArrayList<String>();
        var process = start(folder.toString(), "7");
        try (var out = reader(process)) {
            while (said.size() < EDITS) {
                var line = out.readLine();
                assertTrue(line != null, "the studio ended by itself");
                workflow(line, said);
            }
        } finally {
            // kill -9 where there are signals
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));

        var found = new ArrayList<String>();
        var other = new ArrayList<String>();
        var again = start(folder.toString());
        try (var out = reader(again)) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (!workflow(line, found)) {
                    other.add(line);
                }
            }
        } finally {
            again.destroyForcibly();
        }
        assertEquals(2, found.size(), () -> String.join("\n", other));
        // it went on editing between the last word and the kill
        int last = said.lastIndexOf(found.getFirst());
        assertTrue(
                last >= EDITS - 2 || later(found.getFirst(), said.getLast()),
                "after " + EDITS + " edits that of " + (last + 1) + " was found");
        assertEquals(
                WorkflowFile.text(Workflow.empty("Untitled workflow")),
                found.getLast(),
                "undone to the start");
        assertTrue(
                other.stream().anyMatch(l -> l.matches("steps [1-9]\\d*")),
                () -> String.join("\n", other));
    }

    /// One more gesture may have been kept after the last word was heard: then most is the same.
    private static boolean later(String found, String last) {
        var before = WorkflowFile.parse("", last).nodes().keySet();
        var now = new java.util.HashSet<>(WorkflowFile.parse("", found).nodes().keySet());
        now.retainAll(before);
        return now.size() >= before.size() - 3;
    }

    private static boolean workflow(String line, List<String> into) {
        if (!line.startsWith("workflow ")) {
            return false;
        }
        into.add(
                new String(
                        Base64.getDecoder().decode(line.substring("workflow ".length())),
                        StandardCharsets.UTF_8));
        return true;
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// This virtual machine once more, with the same options.
    private Process start(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(a -> a.startsWith("-D") || a.startsWith("-X") || a.startsWith("--"))
                .filter(a -> !a.startsWith("-Xshare") && !a.contains("surefire"))
                .forEach(command::add);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledStudio.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("studio.log").toFile())
                .start();
    }
}
