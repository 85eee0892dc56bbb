package org.bottega.engine.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.bottega.engine.flow.Flows;
import org.bottega.engine.flow.JavaCode;
import org.bottega.engine.flow.Results;
import org.bottega.engine.flow.node.SnippetRule;
import org.bottega.engine.flow.node.Surroundings;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.run.Executor;
import org.bottega.flow.run.RunListener;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The exported program is compiled, run, and must write the same figures as the workflow.
class JavaCodeTest {
    private static final String FLOW =
            """
            {"format": "bottega-workflow", "version": 1, "name": "Penguins, by hand",
             "parameters": [
               {"name": "share", "type": "number", "preset": 0.3, "doc": "Set aside."},
               {"name": "least", "type": "text", "preset": "0.5", "doc": ""}],
             "nodes": [
               {"id": "read", "type": "read-file", "version": 1, "name": "Read \\"them\\"",
                "settings": {"path": "sample:penguins"}},
               {"id": "split", "type": "split", "version": 1, "name": "Split", "comment": "Keep some.",
                "settings": {"share": "${share}", "way": "stratified", "column": "Species"}},
               {"id": "class", "type": "decision-tree", "version": 1, "name": "Tree",
                "settings": {"target": "Species", "max-depth": 3}},
               {"id": "judge", "type": "evaluate", "version": 1, "name": "Judge"},
               {"id": "gate", "type": "quality-gate", "version": 1, "name": "Gate",
                "settings": {"requirements": ["accuracy >= ${least}"], "otherwise": "stop"}},
               {"id": "never", "type": "save-model", "version": 1, "name": "Off", "enabled": false,
                "settings": {"path": "never.bottega"}},
               {"id": "loop", "type": "repeat", "version": 1, "name": "Loop",
                "settings": {"each": "depth", "values": "1..2"},
                "inside": {
                  "inputs": [{"id": "data", "node": "tree", "port": "data"}],
                  "outputs": [{"id": "model", "node": "tree", "port": "model"}],
                  "promoted": [{"id": "depth", "node": "tree", "setting": "max-depth"}],
                  "workflow": {"name": "inside", "nodes": [
                    {"id": "tree", "type": "decision-tree", "version": 1, "name": "Tree",
                     "settings": {"target": "Species"}}], "wires": [], "layout": {}}}},
               {"id": "best", "type": "best-model", "version": 1, "name": "Best"}],
             "wires": [
               {"from": "read", "output": "data", "to": "split", "input": "data"},
               {"from": "split", "output": "training", "to": "class", "input": "data"},
               {"from": "split", "output": "training", "to": "loop", "input": "data"},
               {"from": "loop", "output": "model", "to": "best", "input": "model"},
               {"from": "split", "output": "test", "to": "best", "input": "data"},
               {"from": "split", "output": "test", "to": "judge", "input": "data"},
               {"from": "class", "output": "model", "to": "judge", "input": "model"},
               {"from": "class", "output": "model", "to": "gate", "input": "model"},
               {"from": "class", "output": "model", "to": "never", "input": "model"},
               {"from": "judge", "output": "metrics", "to": "gate", "input": "metrics"}],
             "layout": {}}
            """;

    @TempDir Path folder;

    @Test
    void anExportedProgramIsCompiledAndWritesTheSameFigures() throws Exception {
        var workflow = WorkflowFile.parse("test", FLOW);
        var flows =
                new Flows(
                        new Surroundings(folder, folder, Optional.empty(), SnippetRule.ALL),
                        folder.resolve("results"),
                        1L << 30);
        var report =
                flows.executor()
                        .run(workflow, Executor.Order.ALL, RunListener.none(), Progress.none());
        var drawn = folder.resolve("drawn");
        Results.write(
                flows.catalog(), flows.flat(workflow, Map.of()), report, drawn, Progress.none());

        var code = JavaCode.of(workflow, flows);
        assertTrue(code.contains("// Keep some."), code);
        assertTrue(code.contains("\"accuracy >= \" + least"), code);
        var source = folder.resolve(JavaCode.className(workflow) + ".java");
        assertEquals("PenguinsByHand.java", source.getFileName().toString());
        Files.writeString(source, code);
        int compiled =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-Werror",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                folder.toString(),
                                source.toString());
        assertEquals(0, compiled, code);

        var written = folder.resolve("written");
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.loadClass("PenguinsByHand")
                    .getMethod("main", String[].class)
                    .invoke(
                            null,
                            (Object)
                                    new String[] {
                                        "--out",
                                        written.toString(),
                                        "--workspace",
                                        folder.resolve("workspace").toString()
                                    });
        }
        try (var files = Files.list(drawn)) {
            for (var file : files.toList()) {
                var other = written.resolve(file.getFileName());
                assertTrue(Files.exists(other), other + " is missing");
                if (file.toString().endsWith(".json")) {
                    assertEquals(Files.readString(file), Files.readString(other));
                }
            }
        }
        assertTrue(Files.notExists(written.resolve("never.bottega")));
        assertTrue(
                Files.exists(written.resolve("judge-metrics.json"))
                        || Files.exists(written.resolve("best-metrics.json")));
    }
}
