package org.bottega.flow.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.NodeRun.Piece;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// Runs nodes one by one, in the order in which a program asks for them, with the same results and the
/// same cache as a workflow.
public final class Stepwise {
    private final Catalog catalog;
    private final ResultCache cache;

    public Stepwise(Catalog catalog, ResultCache cache) {
        this.catalog = catalog;
        this.cache = cache;
    }

    /// What comes into a node: what another one gave at a port.
    ///
    /// @param from the other node's id
    public record Feed(String input, String from, Optional<Result> result, String output) {
        private Wire wire(String to) {
            return new Wire(from, output, to, input);
        }

        private Optional<Piece> piece() {
            return result.flatMap(r -> r.piece(output));
        }
    }

    /// Runs one node.
    ///
    /// @param feeds in the order in which several at one input count
    /// @return empty when nothing came along one of its ways, so that it was passed over
    /// @throws ProblemException when it failed
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public Optional<Result> run(Node node, List<Feed> feeds, Progress progress) {
        var ids = catalog.all().stream().map(s -> s.id()).toList();
        var spec =
                catalog.find(node.type())
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        node.name(),
                                        "Nothing here knows the kind \"" + node.type() + "\".",
                                        Nearest.hint(node.type(), ids)));
        var inputs = new LinkedHashMap<String, List<Piece>>();
        var wires = new ArrayList<Wire>();
        Map<String, String> keys = new LinkedHashMap<>();
        for (var feed : feeds) {
            wires.add(feed.wire(node.id()));
            inputs.computeIfAbsent(feed.input(), _ -> new ArrayList<>());
            feed.piece().ifPresent(inputs.get(feed.input())::add);
            feed.result().ifPresent(r -> keys.put(feed.from(), r.key()));
        }
        for (var port : spec.inputs()) {
            var pieces = inputs.get(port.id());
            if (pieces == null && !port.optional()) {
                throw ProblemException.usage(
                        node.name(), "Nothing is connected to \"" + port.title() + "\".", "");
            }
            if (pieces != null && pieces.isEmpty()) {
                return Optional.empty();
            }
        }
        var report =
                new NodeWork(
                                cache,
                                spec,
                                node,
                                inputs,
                                wires,
                                keys,
                                false,
                                new Forwarding(progress),
                                progress)
                        .run();
        if (report.state() == NodeState.DONE) {
            return report.result();
        }
        progress.checkCancelled();
        throw new ProblemException(ProblemException.Blame.INPUT, report.problems());
    }

    private record Forwarding(Progress progress) implements RunListener {
        @Override
        public void state(
                String node, NodeState state, List<Problem> reason, Optional<Result> result) {}

        @Override
        public void progress(String node, double fraction, String message) {
            progress.at(fraction, message);
        }
    }
}
