package org.bottega.learn.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Prior;
import org.bottega.learn.algorithm.Training;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;
import org.bottega.model.predictor.TreeEnsembleBuilder;
import org.jspecify.annotations.Nullable;

/// Grows trees side by side, each with a seed of its own, whichever thread grows it, and averages them.
///
/// @param trees how many
/// @param share of the inputs tried at each node; 0 for the usual one
/// @param fewest rows in a leaf; 0 for one that suits the number of rows
record ForestLearner(
        int trees, double share, int fewest, int deepest, boolean entropy, boolean oneCut)
        implements Learner {
    private static final long CHECK_MILLIS = 50;
    private static final int ROWS_A_LEAF = 5000;

    @Override
    public Encoding encoding() {
        return Encoding.TREES;
    }

    @Override
    public Predictor fit(Training training, Progress progress) {
        int inputs = training.x().width();
        if (inputs == 0) {
            return Prior.of(training);
        }
        var rows = new ForestRows(training, progress);
        int usual = training.classifies() ? (int) Math.round(Math.sqrt(inputs)) : (inputs + 2) / 3;
        int tried = share > 0 ? (int) Math.ceil(share * inputs) : usual;
        int least =
                fewest > 0
                        ? fewest
                        : Math.max(training.classes() > 2 ? 1 : 3, rows.rows() / ROWS_A_LEAF);
        var grower =
                new TreeGrower(
                        rows,
                        Math.clamp(tried, 1, inputs),
                        least,
                        deepest,
                        entropy && training.classifies(),
                        oneCut);
        var grown = grow(training, grower, progress);
        var weights = new double[grown.size()];
        Arrays.fill(weights, 1.0 / grown.size());
        return TreeEnsembleBuilder.sum(grown, weights);
    }

    private ArrayList<TreeEnsemble> grow(Training training, TreeGrower grower, Progress progress) {
        var grown = new @Nullable TreeEnsemble[trees];
        var stop = new AtomicBoolean();
        var pool =
                Executors.newFixedThreadPool(
                        Math.min(training.threads(), trees),
                        Thread.ofPlatform().daemon().name("forest-", 0).factory());
        try {
            var done = new ExecutorCompletionService<Integer>(pool);
            for (int t = 0; t < trees; t++) {
                int tree = t;
                done.submit(() -> {
                    var result = grower.grow(training.seed() * 1_000_003 + tree, stop::get);
                    synchronized (grown) {
                        grown[tree] = stop.get() ? null : result;
                    }
                    return tree;
                });
            }
            await(training, progress, done);
        } finally {
            stop.set(true);
            pool.shutdownNow();
        }
        var finished = new ArrayList<TreeEnsemble>();
        // the first ones without a gap: so many trees can be asked for again, and are the same ones
        synchronized (grown) {
            for (int t = 0; t < trees && grown[t] != null; t++) {
                finished.add(grown[t]);
            }
        }
        return finished;
    }

    private void await(
            Training training, Progress progress, ExecutorCompletionService<Integer> done) {
        int finished = 0;
        boolean first = false;
        try {
            while (finished < trees) {
                progress.checkCancelled();
                if (first && (training.deadline().passed() || progress.finishEarly())) {
                    return;
                }
                var next = done.poll(CHECK_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    first |= next.get() == 0;
                    finished++;
                    progress.at((double) finished / trees, "Tree " + finished + " of " + trees);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a tree could not be grown", e.getCause());
        }
    }
}
