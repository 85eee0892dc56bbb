package org.bottega.automl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.metric.Metric;
import org.jspecify.annotations.Nullable;

/// Tries candidates, fold by fold, on several threads, until the deadline, the end of the plan or a
/// request to finish. One fold is one task on one thread, and the next candidate's folds begin as soon
/// as a thread is free.
final class Search {
    /// A learner may use this share of the whole budget for one candidate.
    private static final double SHARE_OF_ONE = 0.4;

    /// The share of the time left that a candidate may plan with, and the least that a fold gets, in seconds.
    private static final double IN_TIME = 0.9;

    private static final double LEAST_LIMIT = 0.25;

    /// A variation is given up after two folds when it is worse there than the best by so many deviations.
    private static final double HOPELESS = 2;

    private final Material material;
    private final Plan plan;
    private final AutoMlSettings settings;
    private final Deadline deadline;
    private final Shelf shelf;
    private final Progress progress;
    private final Folds folds;
    private final double budgetSeconds;
    private final Forecast forecast;
    private final Queue queue;
    private final @Nullable SearchJournal journal;

    /// Seconds of the budget that were spent before the search was stopped and went on.
    private final double spent;

    private final List<Trial> trials = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private int sinceBest;
    private int givenUp;

    /// whether nothing new is tried any more
    private boolean tired;

    private @Nullable Throwable failure;

    /// A candidate under way.
    private static final class Open {
        final Candidate candidate;
        final Shelf.@Nullable Kept[] fitted;
        final double[] predictions;
        final double[] scores;

        /// seconds that one fold may take
        double limit = Double.POSITIVE_INFINITY;

        double seconds;
        final Found[] found;
        int started;
        int done;
        boolean dropped;

        Open(Candidate candidate, Folds folds) {
            this.candidate = candidate;
            this.fitted = new Shelf.@Nullable Kept[folds.count()];
            this.predictions = folds.empty();
            this.scores = new double[folds.count()];
            this.found = new Found[folds.count()];
            Arrays.fill(scores, Double.NaN);
            Arrays.fill(found, new Found(candidate.params(), 0));
        }
    }

    private record Task(Open open, int fold) {}

    Search(
            Material material,
            Plan plan,
            AutoMlSettings settings,
            Deadline deadline,
            Shelf shelf,
            @Nullable SearchJournal journal,
            Progress progress) {
        this.shelf = shelf;
        this.journal = journal;
        this.spent = journal == null ? 0 : journal.spent();
        this.material = material;
        this.plan = plan;
        this.settings = settings;
        this.deadline = deadline;
        this.progress = progress;
        this.folds = material.folds();
        this.budgetSeconds = deadline.seconds();
        this.forecast = new Forecast(plan.fitSeconds());
        this.queue = new Queue(plan, settings, deadline, forecast, folds.count());
    }

    /// Runs until it is over.
    ///
    /// @return finished trials in the order of their candidates
    /// @throws CancellationException when it was cancelled
    List<Trial> run() {
        if (journal != null) {
            journal.trials(shelf).forEach(this::restore);
        }
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < plan.workers(); t++) {
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

    /// Takes what was finished before the search was stopped.
    private synchronized void restore(Trial trial) {
        keep(trial);
        queue.done(trial.candidate());
        forecast.saw(trial.candidate(), trial.seconds() / trial.fitted().size());
        tell(trial);
    }

    private double elapsed() {
        return spent + budgetSeconds - deadline.seconds();
    }

    /// What was left out, as sentences for the report.
    synchronized List<Remark> leftOut() {
        var remarks = new ArrayList<Remark>();
        if (queue.passed() > 0) {
            remarks.add(Remark.of("passed", queue.passed()));
        }
        if (givenUp > 0) {
            remarks.add(Remark.of("given-up", givenUp));
        }
        if (tired) {
            remarks.add(Remark.of("tired", plan.patience()));
        }
        return remarks;
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
        while (true) {
            if (progress.cancelled()) {
                return null;
            }
            boolean over = (progress.finishEarly() || deadline.passed()) && enough();
            for (var candidate : open) {
                if (!candidate.dropped && candidate.started < candidate.fitted.length) {
                    if (over) {
                        candidate.dropped = true;
                    } else {
                        return new Task(candidate, candidate.started++);
                    }
                }
            }
            if (over) {
                return null;
            }
            // a variation is chosen by what came before; where a run must repeat itself it waits
            // for that
            boolean waits = settings.counted() && queue.varies() && !open.isEmpty();
            if (!waits) {
                break;
            }
            try {
                wait(50);
            } catch (InterruptedException _) {
                // the work looks at its progress to stop
            }
        }
        tired |= plan.patience() > 0 && sinceBest >= plan.patience();
        var candidate = tired ? queue.again(trials) : queue.next(trials);
        if (candidate == null) {
            return null;
        }
        var started = new Open(candidate, folds);
        started.started = 1;
        // what keeps what it has when it is cut short shall end in time with all of its folds
        started.limit =
                Math.max(
                        LEAST_LIMIT,
                        Math.min(SHARE_OF_ONE * budgetSeconds, IN_TIME * deadline.seconds())
                                * plan.workers()
                                / folds.count());
        open.add(started);
        return new Task(started, 0);
    }

    /// Whether there is a model to keep: a baseline is none as long as another has been begun. Once the time is
    /// over a learner stops at its first round, so that what was begun ends soon.
    private boolean enough() {
        boolean begun =
                open.stream()
                        .anyMatch(o -> !o.dropped && !o.candidate.algorithm().has(Trait.BASELINE));
        return trials.stream().anyMatch(t -> !t.candidate().algorithm().has(Trait.BASELINE))
                || (!trials.isEmpty() && !begun);
    }

    private List<Trial> best() {
        var order = Comparator.comparingDouble(Trial::score);
        return trials.stream()
                .sorted(settings.goal().greaterIsBetter() ? order.reversed() : order)
                .toList();
    }

    private void fit(Task task) {
        var candidate = task.open().candidate;
        progress.at(
                fraction(),
                candidate.name() + ", fold " + (task.fold() + 1) + " of " + folds.count());
        long start = System.nanoTime();
        var fitted =
                FoldFit.fit(
                        material,
                        candidate,
                        task.fold(),
                        Math.max(1, settings.threads() / plan.workers()),
                        settings.seed() + 1000L * candidate.number() + task.fold(),
                        deadline.within(task.open().limit),
                        quiet());
        var found = found(candidate, task.fold(), fitted);
        var kept = shelf.put(fitted.predictor());
        var trial =
                finish(task, kept, found, fitted.predictions(), (System.nanoTime() - start) / 1e9);
        if (trial != null) {
            // told once it is on the disk: what was told is not lost
            if (journal != null) {
                journal.add(trial);
            }
            tell(trial);
        }
    }

    /// Where the settings cannot say how far a fit came that was cut short, the questions that it asked do.
    private static Found found(Candidate candidate, int fold, FoldFit.Fitted fitted) {
        if (candidate.replays()) {
            return new Found(fitted.params(), candidate.cut(fold));
        }
        var params = candidate.algorithm().again(fitted.params(), fitted.predictor());
        return new Found(params, params.equals(fitted.params()) ? fitted.cut() : 0);
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

    /// @return the trial that this ended
    private synchronized @Nullable Trial finish(
            Task task, Shelf.Kept kept, Found found, double[] predictions, double seconds) {
        var own = task.open();
        own.fitted[task.fold()] = kept;
        own.found[task.fold()] = found;
        own.seconds += seconds;
        forecast.saw(own.candidate, seconds);
        folds.add(task.fold(), predictions, own.predictions);
        own.scores[task.fold()] = folds.score(settings.goal(), task.fold(), predictions);
        own.done++;
        if (own.dropped) {
            return null;
        }
        Trial trial = null;
        if (own.done == own.fitted.length) {
            open.remove(own);
            trial = add(own);
        } else if (own.done == 2 && hopeless(own)) {
            givenUp++;
            drop(own);
        }
        notifyAll();
        return trial;
    }

    /// Whether a variation is so much worse than the best on the same folds that no fold to come will help it.
    private boolean hopeless(Open own) {
        if (settings.counted()
                || own.candidate.number() < plan.candidates().size()
                || tired
                || trials.isEmpty()) {
            return false;
        }
        var best = best().getFirst();
        double worse = 0;
        int seen = 0;
        for (int f = 0; f < own.scores.length; f++) {
            if (!Double.isNaN(own.scores[f])) {
                worse +=
                        settings.goal().loss(own.scores[f])
                                - settings.goal().loss(best.foldScores()[f]);
                seen++;
            }
        }
        return worse / seen > HOPELESS * best.spread();
    }

    private Trial add(Open done) {
        var goal = settings.goal();
        double score = goal.score(folds.truth(), done.predictions, material.classes());
        var metrics = new LinkedHashMap<String, Double>();
        for (var other : Metric.all(material.classes())) {
            metrics.put(
                    other.id(),
                    other == goal.metric()
                            ? score
                            : other.score(folds.truth(), done.predictions, material.classes()));
        }
        var fitted = Arrays.stream(done.fitted).map(f -> (Shelf.Kept) f).toList();
        var encoding = done.candidate.algorithm().learner(done.candidate.params()).encoding();
        var trial =
                new Trial(
                        done.candidate,
                        encoding,
                        score,
                        spread(done.scores),
                        metrics,
                        done.seconds,
                        done.predictions,
                        fitted,
                        done.scores,
                        List.of(done.found),
                        elapsed());
        keep(trial);
        return trial;
    }

    private void keep(Trial trial) {
        boolean better =
                trials.isEmpty()
                        || trial.candidate().algorithm().has(Trait.BASELINE)
                        || settings.goal().better(trial.score(), best().getFirst().score());
        sinceBest = better ? 0 : sinceBest + 1;
        trials.add(trial);
    }

    private synchronized void tell(Trial trial) {
        var values = new LinkedHashMap<String, Double>(trial.metrics());
        values.put("score", trial.score());
        values.put("spread", trial.spread());
        values.put("fitSeconds", trial.seconds());
        values.put("atSeconds", trial.atSeconds());
        progress.report(new JobEvent.Measured("trial", trial.candidate().name(), values));
        progress.at(fraction(), trial.candidate().name() + " is done");
    }

    /// Standard error of the folds' mean score.
    private static double spread(double[] scores) {
        if (scores.length < 2) {
            return 0;
        }
        double mean = Arrays.stream(scores).average().orElseThrow();
        double squares = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum();
        double spread = Math.sqrt(squares / (scores.length - 1) / scores.length);
        return Double.isFinite(spread) ? spread : 0;
    }

    private double fraction() {
        double byTime = deadline.finite() ? elapsed() / (spent + budgetSeconds) : 0;
        double byPlan =
                settings.trials() == 0
                        ? 0
                        : (double) Math.max(0, queue.numbered() - 1) / settings.trials();
        return Math.clamp(Math.max(byTime, byPlan), 0, 1);
    }

    private synchronized void drop(Open candidate) {
        candidate.dropped = true;
        open.remove(candidate);
        notifyAll();
    }

    private synchronized void fail(Open candidate, Throwable problem) {
        drop(candidate);
        failure = problem;
        if (queue.fail(candidate.candidate)) {
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
