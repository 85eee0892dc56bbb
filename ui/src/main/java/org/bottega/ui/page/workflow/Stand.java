package org.bottega.ui.page.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.flow.check.Checked;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.run.Result;
import org.bottega.flow.spec.Finding;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.PortType;
import org.bottega.kernel.Problem;
import org.bottega.ui.canvas.scene.Standing;
import org.bottega.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/// How the nodes of a workflow stand: from what the check found, which results are there, what the last
/// run said and what runs now. Immutable.
///
/// @param results that hold, by flat id
/// @param last results of before, which need not hold
/// @param live what runs now said, empty when nothing runs
/// @param failed what the last run said of nodes that failed and have not changed since
record Stand(
        Checked checked,
        Map<String, Result> results,
        Map<String, Result> last,
        Map<String, Live.Said> live,
        Map<String, Live.Said> failed) {
    static final Stand NONE =
            new Stand(new Checked(Map.of()), Map.of(), Map.of(), Map.of(), Map.of());

    Stand {
        results = Map.copyOf(results);
        last = Map.copyOf(last);
        live = Map.copyOf(live);
        failed = Map.copyOf(failed);
    }

    Stand with(Checked now) {
        return new Stand(now, results, last, live, failed);
    }

    Stand with(Map<String, Result> found, Map<String, Result> before) {
        return new Stand(checked, found, before, live, failed);
    }

    Stand live(Map<String, Live.Said> now) {
        return new Stand(checked, results, last, now, failed);
    }

    Stand failed(Map<String, Live.Said> now) {
        return new Stand(checked, results, last, live, now);
    }

    /// The result of a node that holds, or was there last.
    Optional<Result> result(String flat) {
        return holds(flat).or(() -> Optional.ofNullable(last.get(flat)));
    }

    Optional<Result> holds(String flat) {
        var said = live.get(flat);
        if (said != null && said.result().isPresent()) {
            return said.result();
        }
        return Optional.ofNullable(results.get(flat));
    }

    /// What is known of an output: of its result, or of what it will be.
    Optional<Outline> outline(String flat, String port) {
        return holds(flat).map(r -> r.outputs().get(port)).or(() -> checked.output(flat, port));
    }

    /// What was found at a node or within it, the failure of its last run first.
    List<Finding> findings(String flat) {
        var all = new ArrayList<Finding>();
        for (var entry : failed.entrySet()) {
            if (entry.getKey().equals(flat) || entry.getKey().startsWith(flat + ".")) {
                entry.getValue().problems().forEach(p -> all.add(Finding.of(p)));
            }
        }
        all.addAll(checked.findings(flat));
        holds(flat).ifPresent(r -> r.notes().forEach(n -> all.add(Finding.of(n))));
        return all;
    }

    NodeState state(String flat) {
        var said = live.get(flat);
        if (said != null) {
            return said.state();
        }
        if (results.containsKey(flat)) {
            return NodeState.DONE;
        }
        if (failed.containsKey(flat)) {
            return NodeState.FAILED;
        }
        var check = checked.nodes().get(flat);
        if (check == null || !check.ready()) {
            return NodeState.NEEDS_SETUP;
        }
        return last.containsKey(flat) ? NodeState.STALE : NodeState.READY;
    }

    /// How a drawn node stands; one with nodes inside stands as the least of them.
    Standing standing(String flat, Messages messages) {
        if (checked.nodes().containsKey(flat) || live.containsKey(flat)) {
            return one(flat, messages);
        }
        var inside =
                checked.nodes().keySet().stream().filter(id -> id.startsWith(flat + ".")).toList();
        if (inside.isEmpty()) {
            return Standing.UNKNOWN;
        }
        var count = new HashMap<NodeState, Integer>();
        inside.forEach(id -> count.merge(state(id), 1, Integer::sum));
        for (var state :
                List.of(
                        NodeState.FAILED,
                        NodeState.RUNNING,
                        NodeState.NEEDS_SETUP,
                        NodeState.QUEUED,
                        NodeState.STALE,
                        NodeState.READY)) {
            if (count.containsKey(state)) {
                int done = count.getOrDefault(NodeState.DONE, 0);
                return new Standing(
                        state,
                        (double) done / inside.size(),
                        messages.get("canvas.inside", done, inside.size()),
                        warnings(flat));
            }
        }
        return new Standing(
                NodeState.DONE,
                1,
                messages.get("canvas.inside", inside.size(), inside.size()),
                warnings(flat));
    }

    private int warnings(String flat) {
        return (int)
                findings(flat).stream()
                        .filter(f -> f.problem().severity() == Problem.Severity.WARNING)
                        .count();
    }

    private Standing one(String flat, Messages messages) {
        var state = state(flat);
        var said = live.get(flat);
        double progress = said == null ? 0 : said.progress();
        return new Standing(state, progress, line(flat, state, said, messages), warnings(flat));
    }

    private String line(String flat, NodeState state, Live.@Nullable Said said, Messages messages) {
        return switch (state) {
            case NEEDS_SETUP ->
                    checked.findings(flat).stream()
                            .filter(Finding::isError)
                            .findFirst()
                            .map(f -> f.problem().what())
                            .orElse(messages.get("canvas.state.waits-before"));
            case READY -> messages.get("canvas.state.ready");
            case QUEUED -> messages.get("canvas.state.queued");
            case STALE -> messages.get("canvas.state.stale");
            case RUNNING -> {
                // a hundred per cent is told when it is done, not before
                int percent = said == null ? 0 : (int) Math.min(99, said.progress() * 100);
                yield said == null || said.message().isEmpty()
                        ? percent + " %"
                        : percent + " % · " + said.message();
            }
            case DONE -> done(flat, messages);
            case FAILED -> {
                var why = said == null ? failed.get(flat) : said;
                yield why == null || why.problems().isEmpty()
                        ? messages.get("canvas.state.failed")
                        : why.problems().getFirst().what();
            }
            case SKIPPED ->
                    said == null || said.problems().isEmpty()
                            ? messages.get("canvas.state.skipped")
                            : said.problems().getFirst().what();
        };
    }

    private String done(String flat, Messages messages) {
        var result = holds(flat);
        if (result.isEmpty()) {
            return messages.get("canvas.state.done");
        }
        // in the order in which the kind declares its outputs
        var check = checked.nodes().get(flat);
        var ports = check == null ? result.get().outputs().keySet() : check.outputs().keySet();
        for (var port : ports) {
            var outline = result.get().outputs().get(port);
            var told = outline == null ? "" : told(outline, messages);
            if (!told.isEmpty()) {
                return told;
            }
        }
        return messages.get("canvas.state.done");
    }

    /// The size of what flows, in a few characters.
    static String told(Outline outline, Messages messages) {
        var figures = messages.figures();
        if (outline.type() == PortType.TABLE && outline.schema().isPresent()) {
            int columns = outline.schema().get().size();
            return outline.rows().isPresent()
                    ? messages.get(
                            "data.size-short",
                            figures.count(outline.rows().getAsLong()),
                            figures.count(columns))
                    : messages.get("canvas.columns", figures.count(columns));
        }
        if (outline.type() == PortType.MODEL) {
            return outline.facts().getOrDefault("target", "");
        }
        if (outline.type() == PortType.METRICS) {
            for (var id : List.of("auc", "accuracy", "r2", "rmse")) {
                var value = outline.facts().get(id);
                if (value != null) {
                    return id.toUpperCase(java.util.Locale.ROOT) + " " + value;
                }
            }
        }
        return "";
    }

    /// Whether a node of one workflow is made of the same as in another: itself and all before it.
    static boolean same(Workflow one, Workflow other, String flat) {
        if (one.node(flat).isEmpty() || other.node(flat).isEmpty()) {
            return false;
        }
        var before = one.upstream(java.util.Set.of(flat));
        if (!before.equals(other.upstream(java.util.Set.of(flat)))) {
            return false;
        }
        for (var id : before) {
            var a = one.require(id);
            var b = other.require(id);
            if (!a.type().equals(b.type())
                    || a.version() != b.version()
                    || a.enabled() != b.enabled()
                    || !a.settings().equals(b.settings())
                    || !one.into(id).equals(other.into(id))) {
                return false;
            }
        }
        return true;
    }
}
