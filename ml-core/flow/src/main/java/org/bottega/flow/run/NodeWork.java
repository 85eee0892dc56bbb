package org.bottega.flow.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.bottega.flow.check.Settings;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.run.RunReport.NodeReport;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;

/// One node's part of a run: takes its result from the cache, or makes it and keeps it there.
final class NodeWork {
    private final ResultCache cache;
    private final NodeSpec spec;
    private final Node node;
    private final Map<String, List<NodeRun.Piece>> inputs;
    private final List<Wire> wires;
    private final Map<String, String> keys;
    private final boolean afresh;
    private final RunListener listener;
    private final Progress progress;

    NodeWork(
            ResultCache cache,
            NodeSpec spec,
            Node node,
            Map<String, List<NodeRun.Piece>> inputs,
            List<Wire> wires,
            Map<String, String> keys,
            boolean afresh,
            RunListener listener,
            Progress progress) {
        this.cache = cache;
        this.spec = spec;
        this.node = node;
        this.inputs = inputs;
        this.wires = wires;
        this.keys = keys;
        this.afresh = afresh;
        this.listener = listener;
        this.progress = progress;
    }

    NodeReport run() {
        long start = System.nanoTime();
        try {
            var params = Settings.read(spec, node.version(), node.settings());
            boolean fresh = spec.traits().contains(Trait.FRESH);
            var key = ResultKey.of(spec, params, wires, keys, fresh ? System.nanoTime() : 0);
            boolean again = afresh || fresh || spec.traits().contains(Trait.EFFECT);
            if (!again) {
                var there = cache.take(key);
                if (there.isPresent()) {
                    return done(there.get(), true, start);
                }
            }
            listener.state(node.id(), NodeState.RUNNING, List.of(), Optional.empty());
            return done(make(key, params, start), false, start);
        } catch (CancellationException _) {
            return failed(NodeState.SKIPPED, List.of(Problem.note("", "Cancelled.")), start);
        } catch (ProblemException e) {
            return failed(NodeState.FAILED, e.problems().stream().map(this::named).toList(), start);
        } catch (IOException | RuntimeException e) {
            return failed(NodeState.FAILED, List.of(named(unforeseen(e))), start);
        } catch (OutOfMemoryError _) {
            return failed(
                    NodeState.FAILED,
                    List.of(
                            named(
                                    Problem.error(
                                            "",
                                            "There is not enough memory for it.",
                                            "Use fewer rows or columns, or give the program"
                                                    + " more memory."))),
                    start);
        }
    }

    private static Problem unforeseen(Exception e) {
        var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Problem.error("", "It failed: " + message.lines().findFirst().orElse("") + ".", "");
    }

    private Problem named(Problem problem) {
        var where = problem.where().isEmpty() ? node.name() : node.name() + ", " + problem.where();
        return new Problem(problem.severity(), where, problem.what(), problem.fix());
    }

    private NodeReport done(Result result, boolean cached, long start) {
        return new NodeReport(
                NodeState.DONE, cached, millis(start), result.notes(), Optional.of(result));
    }

    private static NodeReport failed(NodeState state, List<Problem> problems, long start) {
        return new NodeReport(state, false, millis(start), problems, Optional.empty());
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private Result make(String key, Params params, long start) throws IOException {
        var draft = cache.draft();
        try {
            var work = new Work(params, draft);
            for (var port : spec.outputs()) {
                Files.createDirectory(draft.resolve(port.id()));
            }
            spec.run(work);
            progress.checkCancelled();
            return cache.keep(key, draft, work.outputs, work.notes, millis(start));
        } finally {
            ResultCache.delete(draft);
        }
    }

    private final class Work implements NodeRun {
        private final Params params;
        private final Path draft;
        private final Map<String, Outline> outputs = new LinkedHashMap<>();
        private final List<Problem> notes = new ArrayList<>();

        Work(Params params, Path draft) {
            this.params = params;
            this.draft = draft;
        }

        @Override
        public Params params() {
            return params;
        }

        @Override
        public List<Piece> inputs(String port) {
            return inputs.getOrDefault(port, List.of());
        }

        @Override
        public Path output(String port) {
            return draft.resolve(declared(port));
        }

        @Override
        public void put(String port, Outline outline) {
            outputs.put(declared(port), outline);
        }

        private String declared(String port) {
            if (spec.outputs().stream().noneMatch(p -> p.id().equals(port))) {
                throw new IllegalArgumentException(spec.id() + " has no output " + port);
            }
            return port;
        }

        @Override
        public void note(Problem problem) {
            notes.add(problem);
        }

        @Override
        public Progress progress() {
            return new Progress() {
                @Override
                public void at(double fraction, String message) {
                    listener.progress(node.id(), fraction, message);
                }

                @Override
                public void report(JobEvent event) {
                    progress.report(event);
                }

                @Override
                public boolean cancelled() {
                    return progress.cancelled();
                }

                @Override
                public boolean finishEarly() {
                    return progress.finishEarly();
                }
            };
        }
    }
}
