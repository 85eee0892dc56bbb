package org.bottega.automl;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.job.CountedDeadline;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.metric.Metric;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;

/// Learns one fold of one candidate and predicts the rows kept aside.
///
/// A guard looks at boosting of many classes. A leaf's step is the sum of its gradients by that of its curvatures,
/// and with very rare classes the latter come so near to zero that LightGBM's steps grow without a bound: the loss
/// rises from the first rounds on and early stopping keeps next to nothing, or it falls slowly to a high one.
/// Then it learns again with leaves that are pulled to zero, and the best is kept.
final class FoldFit {
    private static final int FEW_ROUNDS = 25;
    private static final int RARE = 60;

    /// By how much leaves of one tree differ, in log-odds, where steps run away: a class's probability changes
    /// three-thousandfold in one round. (Its first trees hold the classes' shares as well, the same in all leaves.)
    private static final double RUNAWAY = 8;

    /// @param predictions validation rows × outputs
    /// @param params the settings that were used in the end
    /// @param cut at which question about the time it was cut short, 0 where it was not
    @SuppressWarnings("ArrayRecordComponent")
    record Fitted(Predictor predictor, double[] predictions, Params params, long cut) {}

    private FoldFit() {}

    static Fitted fit(
            Material material,
            Candidate candidate,
            int fold,
            int threads,
            long seed,
            Deadline deadline,
            Progress progress) {
        return fit(material, candidate, fold, 1, threads, seed, deadline, progress);
    }

    /// @param share of the fold's training rows that is learnt from
    static Fitted fit(
            Material material,
            Candidate candidate,
            int fold,
            double share,
            int threads,
            long seed,
            Deadline deadline,
            Progress progress) {
        var algorithm = candidate.algorithm();
        var split = material.folds().splits().get(fold);
        var params = candidate.params(fold);
        var matrix = material.matrix(algorithm.learner(params).encoding(), fold);
        var training =
                Training.of(matrix, material.target().y(), material.classes(), split.training())
                        .withRows(
                                some(split.training(), share),
                                stops(candidate) ? split.validation() : new int[0])
                        .withWeights(material.weights())
                        .withSeed(seed)
                        .withThreads(threads)
                        .withDeadline(deadline);
        var judged = split.validation();
        if (candidate.replays()) {
            var again = CountedDeadline.again(candidate.cut(fold));
            return fitted(algorithm, params, training, judged, again, progress);
        }
        var first =
                fitted(algorithm, params, training, judged, CountedDeadline.of(deadline), progress);
        if (!suspicious(algorithm, first, training)) {
            return first;
        }
        var best = first;
        double least = logLoss(best, training);
        for (var safer : safer()) {
            if (deadline.passed()) {
                break;
            }
            var other =
                    fitted(
                            algorithm,
                            algorithm.params().read(merged(params, safer)),
                            training,
                            judged,
                            CountedDeadline.of(deadline),
                            progress);
            double loss = logLoss(other, training);
            if (loss < least) {
                least = loss;
                best = other;
            }
        }
        return best;
    }

    private static Fitted fitted(
            Algorithm algorithm,
            Params params,
            Training training,
            int[] judged,
            CountedDeadline deadline,
            Progress progress) {
        var predictor = algorithm.learner(params).fit(training.withDeadline(deadline), progress);
        return new Fitted(
                predictor, predict(predictor, training.x(), judged), params, deadline.cut());
    }

    /// What is repeated already knows when to stop, where an algorithm can say so.
    private static boolean stops(Candidate candidate) {
        return !(candidate.replays() && candidate.algorithm().has(Trait.EARLY_STOPPING));
    }

    /// Rows spread evenly over all.
    private static int[] some(int[] rows, double share) {
        int count = Math.clamp(Math.round(share * rows.length), 1, rows.length);
        var picked = new int[count];
        for (int i = 0; i < count; i++) {
            picked[i] = rows[(int) ((long) i * rows.length / count)];
        }
        return picked;
    }

    private static List<Map<String, Object>> safer() {
        return List.of(
                Map.of("l2", 20.0),
                Map.of("l2", 5.0, "learning-rate", 0.01, "min-data-in-leaf", 5));
    }

    private static Map<String, Object> merged(Params params, Map<String, Object> more) {
        var all = new java.util.LinkedHashMap<>(params.plain());
        all.putAll(more);
        return all;
    }

    private static boolean suspicious(Algorithm algorithm, Fitted first, Training training) {
        if (!algorithm.info().id().equals("lightgbm")
                || training.classes() < 3
                || !(first.predictor() instanceof TreeEnsemble forest)) {
            return false;
        }
        var counts = new int[training.classes()];
        for (int row : training.rows()) {
            counts[(int) training.y()[row]]++;
        }
        boolean rare = Arrays.stream(counts).anyMatch(c -> c > 0 && c < RARE);
        return rare
                && (forest.trees() / forest.margins() < FEW_ROUNDS
                        || longestStep(forest) > RUNAWAY);
    }

    /// The largest difference between two leaves of a tree.
    private static double longestStep(TreeEnsemble forest) {
        double longest = 0;
        var pending = new ArrayDeque<Integer>();
        for (int root : forest.nodes().roots()) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            pending.push(root);
            while (!pending.isEmpty()) {
                int at = pending.pop();
                if (at >= 0) {
                    pending.push(forest.left(at));
                    pending.push(forest.right(at));
                } else {
                    least = Math.min(least, forest.nodes().leafValue()[~at]);
                    most = Math.max(most, forest.nodes().leafValue()[~at]);
                }
            }
            longest = Math.max(longest, most - least);
        }
        return longest;
    }

    private static double logLoss(Fitted fitted, Training training) {
        var truth =
                Arrays.stream(training.validation()).mapToDouble(r -> training.y()[r]).toArray();
        return Metric.LOGLOSS.score(truth, fitted.predictions(), training.classes());
    }

    static double[] predict(Predictor predictor, Matrix matrix, int[] rows) {
        int block = 512;
        int outputs = predictor.outputs();
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
}
