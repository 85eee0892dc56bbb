package org.bottega.ui.page.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.run.Result;
import org.bottega.flow.run.RunListener;
import org.bottega.kernel.Problem;

/// Hears a run from its threads and keeps the last word of each node, until the window's thread looks.
final class Live implements RunListener {
    private final Map<String, Said> said = new ConcurrentHashMap<>();
    private final Runnable changed;

    /// @param changed called from the run's threads
    Live(Runnable changed) {
        this.changed = changed;
    }

    /// @param problems why it failed or was passed over
    record Said(
            NodeState state,
            double progress,
            String message,
            List<Problem> problems,
            Optional<Result> result) {}

    @Override
    public void state(String node, NodeState state, List<Problem> reason, Optional<Result> result) {
        said.put(node, new Said(state, state == NodeState.DONE ? 1 : 0, "", reason, result));
        changed.run();
    }

    @Override
    public void progress(String node, double fraction, String message) {
        said.computeIfPresent(
                node,
                (_, s) ->
                        s.state() == NodeState.RUNNING
                                ? new Said(
                                        s.state(),
                                        Math.max(fraction, s.progress()),
                                        message,
                                        s.problems(),
                                        s.result())
                                : s);
        changed.run();
    }

    Map<String, Said> all() {
        return Map.copyOf(said);
    }
}
