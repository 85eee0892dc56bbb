package org.bottega.automl.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// Runs trials on several threads until there are enough, the time is over or somebody asks to finish.
/// What a killed run had finished is not done again.
public final class Tuner {
    private final TuneSettings settings;
    private final Trialled trialled;
    private final Deadline deadline;
    private final Progress progress;
    private final Journal journal;
    private final TreeMap<Integer, Tried> tried = new TreeMap<>();
    private final Map<Integer, Map<String, Object>> running = new HashMap<>();
    private final Map<Integer, List<Double>> steps = new HashMap<>();
    private final long began = System.nanoTime();
    private int next;
    private boolean exhausted;
    private @Nullable Throwable broken;

    private Tuner(
            TuneSettings settings,
            Trialled trialled,
            Deadline deadline,
            Progress progress,
            Journal journal) {
        this.settings = settings;
        this.trialled = trialled;
        this.deadline = deadline;
        this.progress = progress;
        this.journal = journal;
        for (var one : journal.trials()) {
            tried.put(one.number(), one);
            steps.put(one.number(), losses(one.steps()));
        }
    }

    /// @param journal what was finished before, and where each finished trial is written
    /// @return all trials in the order of their numbers
    /// @throws CancellationException when it was cancelled; the journal then holds what was finished
    public static List<Tried> run(
            TuneSettings settings,
            Trialled trialled,
            Deadline deadline,
            Progress progress,
            Journal journal) {
        return new Tuner(settings, trialled, deadline, progress, journal).run();
    }

    /// The best done trial by the first objective, the earlier one of equals; nothing when none is done.
    public static @Nullable Tried best(List<Tried> tried, Objective objective) {
        return tried.stream()
                .filter(t -> t.done() && Double.isFinite(t.scores().getFirst()))
                .min(Comparator.comparingDouble(t -> objective.loss(t.scores().getFirst())))
                .orElse(null);
    }

    private List<Tried> run() {
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < settings.threads(); t++) {
            threads.add(Thread.ofPlatform().name("tune-" + t).start(this::work));
        }
        for (var thread : threads) {
            boolean interrupted = true;
            while (interrupted) {
                try {
                    thread.join();
                    interrupted = false;
                } catch (InterruptedException _) {
                    // the trials look at their progress to stop; wait for them
                }
            }
        }
        progress.checkCancelled();
        synchronized (this) {
            if (broken instanceof RuntimeException e
                    && tried.values().stream().noneMatch(Tried::done)) {
                throw e;
            }
            return List.copyOf(tried.values());
        }
    }

    private record Begun(int number, Map<String, Object> values) {}

    private void work() {
        for (var begun = begin(); begun != null; begun = begin()) {
            long start = System.nanoTime();
            int number = begun.number();
            try {
                var stopped = new boolean[1];
                var scores =
                        trialled.score(
                                begun.values(),
                                number,
                                score -> {
                                    boolean goOn = step(number, score);
                                    stopped[0] |= !goOn;
                                    return goOn;
                                });
                end(
                        begun,
                        stopped[0] ? Tried.State.PRUNED : Tried.State.DONE,
                        stopped[0] ? List.of() : scores,
                        start,
                        "");
            } catch (CancellationException _) {
                forget(number);
            } catch (RuntimeException | Error e) {
                synchronized (this) {
                    broken = e;
                }
                var message = e.getMessage();
                end(
                        begun,
                        Tried.State.FAILED,
                        List.of(),
                        start,
                        message == null ? e.toString() : message);
            }
        }
    }

    private synchronized @Nullable Begun begin() {
        while (true) {
            boolean over =
                    exhausted
                            || progress.cancelled()
                            || ((progress.finishEarly() || deadline.passed()) && !tried.isEmpty());
            while (tried.containsKey(next) || running.containsKey(next)) {
                next++;
            }
            if (over || next >= settings.trials()) {
                return null;
            }
            int number = next;
            var all = new ArrayList<Tried>();
            for (var one : settings.known()) {
                all.add(
                        new Tried(
                                -1,
                                one.values(),
                                one.state(),
                                one.scores(),
                                one.steps(),
                                one.seconds(),
                                one.note()));
            }
            all.addAll(tried.values());
            var history =
                    History.of(
                            settings.space(),
                            settings.objectives(),
                            all,
                            List.copyOf(running.values()));
            var unit = settings.strategy().sampler().next(number, history, settings.seed());
            if (unit == null) {
                exhausted = true;
                continue;
            }
            var values = settings.space().values(unit);
            running.put(number, values);
            return new Begun(number, values);
        }
    }

    private synchronized boolean step(int number, double score) {
        var own = steps.computeIfAbsent(number, _ -> new ArrayList<>());
        own.add(settings.objectives().getFirst().loss(score));
        var others = new ArrayList<List<Double>>();
        steps.forEach((other, losses) -> {
            if (other != number) {
                others.add(List.copyOf(losses));
            }
        });
        // what is worse in the first objective may be the best in another
        boolean prunes = settings.objectives().size() == 1;
        return !progress.cancelled() && !(prunes && settings.pruning().gives(number, own, others));
    }

    private List<Double> losses(List<Double> scores) {
        var losses = new ArrayList<Double>();
        scores.forEach(s -> losses.add(settings.objectives().getFirst().loss(s)));
        return losses;
    }

    private synchronized void forget(int number) {
        running.remove(number);
        steps.remove(number);
    }

    private synchronized void end(
            Begun begun, Tried.State state, List<Double> scores, long start, String note) {
        if (progress.cancelled()) {
            forget(begun.number());
            return;
        }
        var objective = settings.objectives().getFirst();
        var told = new ArrayList<Double>();
        steps.getOrDefault(begun.number(), List.of())
                .forEach(loss -> told.add(objective.greaterIsBetter() ? -loss : loss));
        var one =
                new Tried(
                        begun.number(),
                        begun.values(),
                        state,
                        scores,
                        told,
                        (System.nanoTime() - start) / 1e9,
                        note);
        running.remove(begun.number());
        tried.put(begun.number(), one);
        journal.add(one);
        var figures = new HashMap<String, Double>();
        figures.put("number", (double) one.number());
        figures.put("seconds", one.seconds());
        figures.put("atSeconds", (System.nanoTime() - began) / 1e9);
        figures.put("state", (double) state.ordinal());
        for (int o = 0; o < scores.size(); o++) {
            figures.put(settings.objectives().get(o).name(), scores.get(o));
        }
        progress.report(new JobEvent.Measured("tuning", "Trial " + (one.number() + 1), figures));
        progress.at(
                Math.min(1, (double) tried.size() / settings.trials()),
                "Trial " + (one.number() + 1) + " of " + settings.trials());
    }
}
