package org.bottega.flow.run;

import java.util.List;
import java.util.Optional;
import org.bottega.kernel.Problem;

/// Hears how a run goes. Called by several threads, never twice at once for one node.
public interface RunListener {
    /// @param node flat id
    /// @param reason why it failed or was skipped; notes of a result; empty otherwise
    /// @param result when it is done
    void state(String node, NodeState state, List<Problem> reason, Optional<Result> result);

    /// @param fraction 0 to 1, never falling
    /// @param message what is being done now
    void progress(String node, double fraction, String message);

    static RunListener none() {
        return new RunListener() {
            @Override
            public void state(
                    String node, NodeState state, List<Problem> reason, Optional<Result> result) {}

            @Override
            public void progress(String node, double fraction, String message) {}
        };
    }
}
