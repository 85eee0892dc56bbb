package org.bottega.automl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.metric.Metric;
import org.bottega.learn.validation.Split;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Predictor;
import org.jspecify.annotations.Nullable;

/// Tries candidates, fold by fold, on several threads, until the deadline, the end of the plan or a
/// request to finish. One fold is one task on one thread, and the next candidate's folds begin as soon
/// as a thread is free.
final class Search {
    /// A learner may use this share of the whole budget for one candidate.
    private static final double SHARE_OF_ONE = 0.5;

    private final Material material;
    private final Plan plan;
    private final AutoMlSettings settings;
    private final Deadline deadline;
    private final Progress progress;
    private final int[] judged;
    private final double[] truth;

    /// for each fold, for each of its validation rows, its place in `judged`
    private final int[][] places;

    private final double budgetSeconds;

    private final List<Trial> trials = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private final Map<String, Double> secondsPerFold = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private int next;
    private int sinceBest;
    private @Nullable Throwable failure;

    /// A candidate under way.
    private static final class Open {
        final Candidate candidate;
        final @Nullable Predictor[] fitted;
        final double[] predictions;
        double seconds;
        int started;
        int done;
        boolean dropped;

        Open(Candidate candidate, int folds, int size) {
            this.candidate = candidate;
            this.fitted = new @Nullable Predictor[folds];
            this.predictions = new double[size];
        }
    }

    private record Task(Open open, int fold) {}

    Search(
            Material material,
            Plan plan,
            AutoMlSettings settings,
            Deadline deadline,
            Progress progress) {
        this.material = material;
        this.plan = plan;
        this.settings = settings;
        this.deadline = deadline;
        this.progress = progress;
        this.budgetSeconds = deadline.seconds();
        this.judged =
                material.splits().stream()
                        .flatMapToInt(s -> Arrays.stream(s.validation()))
                        .sorted()
                        .toArray();
        this.places =
                material.splits().stream()
                        .map(s ->
                                Arrays.stream(s.validation())
                                        .map(r -> Arrays.binarySearch(judged, r))
                                        .toArray())
                        .toArray(int[][]::new);
        this.truth = Arrays.stream(judged).mapToDouble(r -> material.target().y()[r]).toArray();
    }

    /// The rows that scores are computed on, ascending.
    int[] judged() {
        return judged;
    }

    double[] truth() {
        return truth;
    }

    /// Runs until it is over.
    ///
    /// @return finished trials in the order of their candidates
    /// @throws CancellationException when it was cancelled
    List<Trial> run() {
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < settings.threads(); t++) {
            threads.add(Thread.ofPlatform().name("trial-" + t).start(this::work));
        }
        for (var thread : threads) {
            join(thread);
        }
        progress.checkCancelled();
        synchronized (this) {
            if (trials.isEmpty() && failure != null) {
                throw failure instanceof RuntimeException e
                        ? e
                        : new IllegalStateException(failure);
            }
            return trials.stream()
                    .sorted(Comparator.comparingInt(t -> t.candidate().number()))
                    .toList();
        }
    }

    private static void join(Thread thread) {
        while (true) {
            try {
                thread.join();
                return;
            } catch (InterruptedException _) {
                // the work looks at its progress to stop; wait for it
            }
        }
    }

    private void work() {
        for (var task = next(); task != null; task = next()) {
            try {
                fit(task);
            } catch (CancellationException _) {
                drop(task.open());
            } catch (RuntimeException | Error e) {
                fail(task.open(), e);
            }
        }
    }

    private synchronized @Nullable Task next() {
        if (progress.cancelled()) {
            return null;
        }
        boolean over = (progress.finishEarly() || deadline.passed()) && !trials.isEmpty();
        for (var candidate : open) {
            if (!candidate.dropped && candidate.started < candidate.fitted.length) {
                if (over) {
                    candidate.dropped = true;
                } else {
                    return new Task(candidate, candidate.started++);
                }
            }
        }
        if (over || (plan.patience() > 0 && sinceBest >= plan.patience())) {
            return null;
        }
        var candidate = choose();
        if (candidate == null) {
            return null;
        }
        var started =
                new Open(candidate, material.splits().size(), judged.length * material.outputs());
        started.started = 1;
        open.add(started);
        return new Task(started, 0);
    }

    /// The next candidate that is expected to end in time.
    private @Nullable Candidate choose() {
        while (settings.trials() == 0 || next < settings.trials()) {
            int number = next++;
            Candidate candidate;
            if (number < plan.candidates().size()) {
                candidate = plan.candidates().get(number);
            } else if (trials.isEmpty() || number >= 20 * plan.candidates().size() + 200) {
                return null;
            } else {
                candidate = Explorer.next(number, best(), settings.seed());
            }
            var algorithm = candidate.algorithm().info().id();
            if (failed.contains(algorithm)) {
                continue;
            }
            double expected =
                    secondsPerFold.getOrDefault(algorithm, 0.0)
                            * material.splits().size()
                            / settings.threads();
            if (expected <= deadline.seconds() || trials.isEmpty()) {
                return candidate;
            }
            if (number >= plan.candidates().size()) {
                return null;
            }
        }
        return null;
    }

    private List<Trial> best() {
        var order = Comparator.comparingDouble(Trial::score);
        return trials.stream()
                .sorted(settings.metric().greaterIsBetter() ? order.reversed() : order)
                .toList();
    }

    private void fit(Task task) {
        var candidate = task.open().candidate;
        var split = material.splits().get(task.fold());
        progress.at(
                fraction(),
                candidate.name()
                        + ", fold "
                        + (task.fold() + 1)
                        + " of "
                        + material.splits().size());
        long start = System.nanoTime();
        var learner = candidate.algorithm().learner(candidate.params());
        var matrix = material.matrix(learner.encoding(), task.fold());
        double limit =
                Math.max(
                        1,
                        SHARE_OF_ONE
                                * budgetSeconds
                                * settings.threads()
                                / material.splits().size());
        var training =
                Training.of(matrix, material.target().y(), material.classes(), split.training())
                        .withRows(split.training(), split.validation())
                        .withWeights(material.weights())
                        .withSeed(settings.seed() + 1000L * candidate.number() + task.fold())
                        .withDeadline(deadline.within(limit));
        var predictor = learner.fit(training, quiet());
        var predictions = predict(predictor, matrix, split);
        finish(task, learner.encoding(), predictor, predictions, (System.nanoTime() - start) / 1e9);
    }

    /// A learner's own steps are too small to tell; it learns from this when to give up.
    private Progress quiet() {
        return new Progress() {
            @Override
            public void at(double fraction, String message) {}

            @Override
            public void report(JobEvent event) {
                progress.report(event);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled() || (progress.finishEarly() && hasTrials());
            }
        };
    }

    private synchronized boolean hasTrials() {
        return !trials.isEmpty();
    }

    private static double[] predict(Predictor predictor, Matrix matrix, Split split) {
        int block = 512;
        int outputs = predictor.outputs();
        var rows = split.validation();
        var out = new double[rows.length * outputs];
        var in = new double[block * matrix.width()];
        var result = new double[block * outputs];
        for (int from = 0; from < rows.length; from += block) {
            int to = Math.min(rows.length, from + block);
            matrix.gather(rows, from, to, in);
            predictor.predict(in, to - from, result);
            System.arraycopy(result, 0, out, from * outputs, (to - from) * outputs);
        }
        return out;
    }

    private synchronized void finish(
            Task task,
            Encoding encoding,
            Predictor predictor,
            double[] predictions,
            double seconds) {
        var own = task.open();
        own.fitted[task.fold()] = predictor;
        own.seconds += seconds;
        secondsPerFold.merge(
                own.candidate.algorithm().info().id(),
                seconds,
                (old, now) -> 0.6 * old + 0.4 * now);
        int outputs = material.outputs();
        var place = places[task.fold()];
        for (int i = 0; i < place.length; i++) {
            System.arraycopy(
                    predictions, i * outputs, own.predictions, place[i] * outputs, outputs);
        }
        if (++own.done == own.fitted.length && !own.dropped) {
            open.remove(own);
            add(own, encoding);
        }
    }

    private void add(Open done, Encoding encoding) {
        var metric = settings.metric();
        double score = metric.score(truth, done.predictions, material.classes());
        var metrics = new LinkedHashMap<String, Double>();
        for (var other : Metric.all(material.classes())) {
            metrics.put(other.id(), other.score(truth, done.predictions, material.classes()));
        }
        boolean better =
                trials.isEmpty()
                        || done.candidate.algorithm().has(Trait.BASELINE)
                        || metric.better(score, best().getFirst().score());
        sinceBest = better ? 0 : sinceBest + 1;
        var fitted = Arrays.stream(done.fitted).map(f -> (Predictor) f).toList();
        var trial =
                new Trial(
                        done.candidate,
                        encoding,
                        score,
                        spread(done),
                        metrics,
                        done.seconds,
                        done.predictions,
                        fitted);
        trials.add(trial);
        var values = new LinkedHashMap<String, Double>(metrics);
        values.put("score", score);
        values.put("spread", trial.spread());
        values.put("fitSeconds", done.seconds);
        values.put("atSeconds", budgetSeconds - deadline.seconds());
        progress.report(new JobEvent.Measured("trial", done.candidate.name(), values));
        progress.at(fraction(), done.candidate.name() + " is done");
    }

    /// Standard error of the folds' mean score.
    private double spread(Open done) {
        int folds = material.splits().size();
        if (folds < 2) {
            return 0;
        }
        int outputs = material.outputs();
        var scores = new double[folds];
        for (int f = 0; f < folds; f++) {
            var place = places[f];
            var y = new double[place.length];
            var p = new double[place.length * outputs];
            for (int i = 0; i < place.length; i++) {
                y[i] = truth[place[i]];
                System.arraycopy(done.predictions, place[i] * outputs, p, i * outputs, outputs);
            }
            scores[f] = settings.metric().score(y, p, material.classes());
        }
        double mean = Arrays.stream(scores).average().orElseThrow();
        double squares = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum();
        double spread = Math.sqrt(squares / (folds - 1) / folds);
        return Double.isFinite(spread) ? spread : 0;
    }

    private double fraction() {
        double byTime = deadline.finite() ? 1 - deadline.seconds() / budgetSeconds : 0;
        double byPlan =
                settings.trials() == 0 ? 0 : (double) Math.max(0, next - 1) / settings.trials();
        return Math.clamp(Math.max(byTime, byPlan), 0, 1);
    }

    private synchronized void drop(Open candidate) {
        candidate.dropped = true;
        open.remove(candidate);
    }

    private synchronized void fail(Open candidate, Throwable problem) {
        drop(candidate);
        failure = problem;
        if (failed.add(candidate.candidate.algorithm().info().id())) {
            progress.report(
                    new JobEvent.Noted(
                            Problem.warning(
                                    candidate.candidate.name(),
                                    "This algorithm could not learn from the data and was left out: "
                                            + problem.getMessage(),
                                    "The search goes on with the others.")));
        }
    }
}
