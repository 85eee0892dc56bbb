package org.bottega.engine.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.run.Result;
import org.bottega.flow.run.RunListener;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import org.bottega.model.json.ProblemJson;

/// Writes what a worker says of the nodes it runs, one line of JSON each, for [FlowWorker] to read. Safe
/// for any thread; a plain stream, because an interrupt would close a channel.
final class RunLines implements RunListener, AutoCloseable {
    static final String FILE = "nodes.jsonl";

    /// More often than this nobody sees how far a node is.
    private static final long APART_NANOS = 50_000_000;

    private final Path file;
    private final OutputStream out;
    private final Map<String, Long> told = new HashMap<>();

    RunLines(Path folder) throws IOException {
        file = folder.resolve(FILE);
        out = new FileOutputStream(file.toFile(), true);
    }

    @Override
    public void state(String node, NodeState state, List<Problem> reason, Optional<Result> result) {
        var line = Json.object().put("node", node).put("state", Domain.Choice.word(state));
        line.set("problems", ProblemJson.write(reason));
        result.ifPresent(r -> line.put("key", r.key()));
        write(line);
    }

    @Override
    public void progress(String node, double fraction, String message) {
        synchronized (told) {
            long now = System.nanoTime();
            var before = told.get(node);
            if (before != null && now - before < APART_NANOS) {
                return;
            }
            told.put(node, now);
        }
        write(Json.object().put("node", node).put("fraction", fraction).put("message", message));
    }

    /// Whole lines only: one call of the system for each.
    synchronized void write(ObjectNode line) {
        try {
            out.write((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            throw ProblemException.input(
                    file.toString(),
                    "The run's progress cannot be written.",
                    "Check that the disk has room.");
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
