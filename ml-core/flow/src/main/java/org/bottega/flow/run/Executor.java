package org.bottega.flow.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import org.bottega.flow.check.Bindings;
import org.bottega.flow.check.Checker;
import org.bottega.flow.check.Flat;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.RunReport.NodeReport;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.NodeRun.Piece;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// Runs a workflow: each node once all before it are done, several at a time, and none whose result is
/// in the cache. A node that fails costs those behind it; the others go on.
public final class Executor {
    private final Catalog catalog;
    private final ResultCache cache;
    private final int places;

    /// @param places how many nodes may run at a time, 1 or more
    public Executor(Catalog catalog, ResultCache cache, int places) {
        this.catalog = catalog;
        this.cache = cache;
        this.places = Math.max(1, places);
    }

    /// What to run.
    ///
    /// @param targets nodes as drawn (a component's id means all within); run with all they need.
    ///     Empty: everything that can run
    /// @param given values of parameters by name
    /// @param afresh nodes as drawn whose results are made anew, with all behind them
    public record Order(Set<String> targets, Map<String, String> given, Set<String> afresh) {
        public static final Order ALL = new Order(Set.of(), Map.of(), Set.of());
    }

    /// Runs and returns when nothing runs any more. The results stay held in the cache until
    /// [ResultCache#release].
    ///
    /// @throws ProblemException when a wanted node cannot run (everything that stands in the way), or a
    ///     given value does not fit
    /// @throws CancellationException when it was cancelled; what was done by then stays in the cache
    public RunReport run(Workflow workflow, Order order, RunListener listener, Progress progress) {
        var values = Bindings.values(workflow, order.given());
        var flat = Flat.of(workflow, new Flat.World(values, catalog::files));
        var checked = new Checker(catalog).check(workflow, values);
        var wanted = wanted(flat, order);
        var problems = new ArrayList<Problem>();
        for (var id : wanted) {
            checked.findings(id).stream()
                    .filter(f -> f.isError())
                    .forEach(f -> problems.add(named(flat.require(id), f.problem())));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Blame.INPUT, problems);
        }
        var bound = Bindings.apply(flat, values);
        var afresh =
                order.afresh().isEmpty()
                        ? Set.<String>of()
                        : flat.downstream(named(flat, order.afresh()));
        return new Running(bound, wanted, afresh, listener, progress).run();
    }

    private static Problem named(Node node, Problem problem) {
        return problem.where().isEmpty() || problem.where().equals(node.name())
                ? new Problem(problem.severity(), node.name(), problem.what(), problem.fix())
                : new Problem(
                        problem.severity(),
                        node.name() + ", " + problem.where(),
                        problem.what(),
                        problem.fix());
    }

    /// The nodes that an order takes in, with all they need.
    ///
    /// @param flat the workflow without components
    public static Set<String> wanted(Workflow flat, Order order) {
        var targets = order.targets();
        var all =
                targets.isEmpty()
                        ? new HashSet<>(flat.nodes().keySet())
                        : flat.upstream(named(flat, targets));
        // what is switched off takes along what is behind it
        var off = new HashSet<String>();
        flat.nodes().values().stream().filter(n -> !n.enabled()).forEach(n -> off.add(n.id()));
        all.removeAll(flat.downstream(off));
        return all;
    }

    private static Set<String> named(Workflow flat, Set<String> drawn) {
        var ids = new HashSet<String>();
        for (var id : drawn) {
            flat.nodes().keySet().stream()
                    .filter(f -> f.equals(id) || f.startsWith(id + "."))
                    .forEach(ids::add);
        }
        return ids;
    }

    /// One run. Its own thread decides; the nodes work on threads of their own and answer through the
    /// queue.
    private final class Running {
        private final Workflow flat;
        private final Set<String> wanted;
        private final Set<String> afresh;
        private final RunListener listener;
        private final Progress progress;
        private final LinkedBlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
        private final Map<String, NodeReport> reports = new LinkedHashMap<>();
        private final Map<String, String> keys = new LinkedHashMap<>();
        private final List<String> waiting = new ArrayList<>();
        private final Set<String> atWork = new LinkedHashSet<>();
        private int running;
        private boolean heavy;

        Running(
                Workflow flat,
                Set<String> wanted,
                Set<String> afresh,
                RunListener listener,
                Progress progress) {
            this.flat = flat;
            this.wanted = wanted;
            this.afresh = afresh;
            this.listener = listener;
            this.progress = progress;
        }

        private record Ended(String node, NodeReport report) {}

        RunReport run() {
            for (var id : flat.order()) {
                if (wanted.contains(id)) {
                    waiting.add(id);
                    listener.state(id, NodeState.QUEUED, List.of(), Optional.empty());
                }
            }
            int all = waiting.size();
            while (!waiting.isEmpty() || running > 0) {
                start();
                if (running > 0) {
                    take();
                }
                progress.at((double) reports.size() / Math.max(1, all), working());
            }
            cache.tidy();
            progress.checkCancelled();
            return new RunReport(inOrder());
        }

        /// The names of what runs now.
        private String working() {
            return String.join(", ", atWork.stream().map(id -> flat.require(id).name()).toList());
        }

        private Map<String, NodeReport> inOrder() {
            var sorted = new LinkedHashMap<String, NodeReport>();
            for (var id : flat.order()) {
                var report = reports.get(id);
                if (report != null) {
                    sorted.put(id, report);
                }
            }
            return sorted;
        }

        private void start() {
            for (var id : List.copyOf(waiting)) {
                if (progress.cancelled()) {
                    waiting.remove(id);
                    settle(id, skipped("The run was cancelled."));
                    continue;
                }
                var before = flat.into(id);
                if (!before.stream().allMatch(w -> reports.containsKey(w.from()))) {
                    continue;
                }
                var spec = catalog.find(flat.require(id).type()).orElseThrow();
                var why = closed(id, spec);
                if (why.isPresent()) {
                    waiting.remove(id);
                    settle(id, skipped(why.get()));
                    continue;
                }
                boolean uses = spec.traits().contains(Trait.HEAVY);
                if (running >= places || uses && heavy) {
                    continue;
                }
                waiting.remove(id);
                running++;
                atWork.add(id);
                heavy |= uses;
                launch(id, spec);
            }
        }

        /// Why a node cannot run because of what is before it: an input that has wires, all of which are
        /// closed or come from something that did not get done.
        private Optional<String> closed(String id, NodeSpec spec) {
            for (var port : spec.inputs()) {
                var wires =
                        flat.into(id).stream().filter(w -> w.input().equals(port.id())).toList();
                if (wires.isEmpty()) {
                    continue;
                }
                for (var wire : wires) {
                    var state = Objects.requireNonNull(reports.get(wire.from())).state();
                    if (state == NodeState.FAILED) {
                        return Optional.of(
                                "\"" + flat.require(wire.from()).name() + "\" before it failed.");
                    }
                }
                if (wires.stream().allMatch(w -> pieceOf(w.from(), w.output()).isEmpty())) {
                    return Optional.of(
                            "Nothing comes from \""
                                    + flat.require(wires.getFirst().from()).name()
                                    + "\" on this way.");
                }
            }
            return Optional.empty();
        }

        private Optional<Piece> pieceOf(String node, String port) {
            return Optional.ofNullable(reports.get(node))
                    .flatMap(NodeReport::result)
                    .flatMap(r -> r.piece(port));
        }

        private void launch(String id, NodeSpec spec) {
            var node = flat.require(id);
            var inputs = new LinkedHashMap<String, List<Piece>>();
            for (var wire : flat.into(id)) {
                pieceOf(wire.from(), wire.output())
                        .ifPresent(piece ->
                                inputs.computeIfAbsent(wire.input(), _ -> new ArrayList<>())
                                        .add(piece));
            }
            var known = Map.copyOf(keys);
            Thread.ofPlatform()
                    .name("workflow-" + id)
                    .daemon()
                    .start(() ->
                            ended.add(
                                    new Ended(
                                            id,
                                            new NodeWork(
                                                            cache,
                                                            spec,
                                                            node,
                                                            inputs,
                                                            flat.into(id),
                                                            known,
                                                            afresh.contains(id),
                                                            listener,
                                                            progress)
                                                    .run())));
        }

        private void take() {
            try {
                var one = ended.take();
                running--;
                atWork.remove(one.node());
                if (catalog.find(flat.require(one.node()).type())
                        .orElseThrow()
                        .traits()
                        .contains(Trait.HEAVY)) {
                    heavy = false;
                }
                one.report().result().ifPresent(r -> keys.put(one.node(), r.key()));
                settle(one.node(), one.report());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }

        private void settle(String id, NodeReport report) {
            reports.put(id, report);
            listener.state(id, report.state(), report.problems(), report.result());
        }

        private static NodeReport skipped(String why) {
            return new NodeReport(
                    NodeState.SKIPPED, false, 0, List.of(Problem.note("", why)), Optional.empty());
        }
    }
}
