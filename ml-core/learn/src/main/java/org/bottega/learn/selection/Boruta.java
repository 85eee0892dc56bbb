package org.bottega.learn.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.learn.forest.ForestParams;
import org.bottega.learn.forest.RandomForest;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.TreeEnsemble;

/// Boruta: again and again a forest learns from the columns and from shadows of them, whose values are shuffled.
/// A column that beats the best shadow more often than by chance is chosen, one that does so less often is
/// left out; the rest stays undecided.
final class Boruta {
    private static final int ROUNDS = 40;
    private static final double BY_MISTAKE = 0.05;
    private static final Params FOREST =
            Params.defaults().with(ForestParams.TREES, 50).with(ForestParams.MAX_DEPTH, 8);

    private enum Verdict {
        CHOSEN,
        LEFT_OUT,
        UNDECIDED
    }

    private Boruta() {}

    static Selected choose(Candidates candidates, int wanted, Progress progress) {
        int count = candidates.count();
        var verdicts = new Verdict[count];
        Arrays.fill(verdicts, Verdict.UNDECIDED);
        var hits = new int[count];
        var rounds = new int[count];
        var over = new double[count];
        var random = new SplittableRandom(candidates.training().seed());
        for (int round = 0; round < ROUNDS; round++) {
            var asked =
                    IntStream.range(0, count)
                            .filter(c -> verdicts[c] != Verdict.LEFT_OUT)
                            .toArray();
            if (Arrays.stream(asked).noneMatch(c -> verdicts[c] == Verdict.UNDECIDED)) {
                break;
            }
            var part = progress.part((double) round / ROUNDS, (round + 1.0) / ROUNDS);
            var gains = gains(candidates, asked, random, round, part);
            double shadow = 0;
            for (int c = 0; c < asked.length; c++) {
                shadow = Math.max(shadow, gains[asked.length + c]);
            }
            for (int c = 0; c < asked.length; c++) {
                rounds[asked[c]]++;
                hits[asked[c]] += gains[c] > shadow ? 1 : 0;
                over[asked[c]] += shadow > 0 ? gains[c] / shadow : 0;
            }
            for (int c : asked) {
                if (verdicts[c] == Verdict.UNDECIDED) {
                    if (tail(rounds[c], hits[c]) * count < BY_MISTAKE) {
                        verdicts[c] = Verdict.CHOSEN;
                    } else if (tail(rounds[c], rounds[c] - hits[c]) * count < BY_MISTAKE) {
                        verdicts[c] = Verdict.LEFT_OUT;
                    }
                }
            }
        }
        return selected(candidates, verdicts, hits, rounds, over, wanted);
    }

    private static Selected selected(
            Candidates candidates,
            Verdict[] verdicts,
            int[] hits,
            int[] rounds,
            double[] over,
            int wanted) {
        var judged = new ArrayList<Selected.Judged>();
        for (int c = 0; c < verdicts.length; c++) {
            judged.add(
                    new Selected.Judged(
                            candidates.names().get(c),
                            over[c] / Math.max(1, rounds[c]),
                            verdicts[c] == Verdict.CHOSEN,
                            String.format(
                                    Locale.ROOT,
                                    "%sbeat all shuffled columns %d of %d times",
                                    verdicts[c] == Verdict.UNDECIDED ? "undecided: " : "",
                                    hits[c],
                                    rounds[c])));
        }
        judged.sort((a, b) -> Double.compare(b.score(), a.score()));
        int chosen = 0;
        for (int i = 0; i < judged.size() && wanted > 0; i++) {
            var one = judged.get(i);
            chosen += one.chosen() ? 1 : 0;
            if (one.chosen() && chosen > wanted) {
                judged.set(i, new Selected.Judged(one.name(), one.score(), false, one.why()));
            }
        }
        return new Selected("importance over the best shuffled column", judged);
    }

    /// The gains of the columns asked and then of their shadows.
    private static double[] gains(
            Candidates candidates,
            int[] asked,
            SplittableRandom random,
            int round,
            Progress progress) {
        var real = candidates.some(asked);
        int rows = real.rows();
        var features = new ArrayList<>(real.features());
        var columns = new ArrayList<double[]>();
        for (int j = 0; j < real.width(); j++) {
            columns.add(real.column(j));
        }
        int at = 0;
        for (int c : asked) {
            // the inputs of a column are shuffled alike
            var order = shuffled(rows, random);
            for (int j = 0; j < candidates.inputs().get(c).length; j++, at++) {
                var from = real.column(at);
                var feature = real.features().get(at);
                columns.add(Arrays.stream(order).mapToDouble(i -> from[i]).toArray());
                features.add(
                        new Feature(
                                "shuffled " + feature.name(),
                                "shuffled " + feature.column(),
                                feature.levels()));
            }
        }
        var training =
                candidates
                        .on(new Matrix(features, columns.toArray(double[][]::new), rows))
                        .withSeed(candidates.training().seed() + 31L * round);
        var predictor = new RandomForest().learner(FOREST).fit(training, progress);
        if (!(predictor instanceof TreeEnsemble forest)) {
            return new double[2 * asked.length];
        }
        var both = Arrays.copyOf(asked, 2 * asked.length);
        System.arraycopy(asked, 0, both, asked.length, asked.length);
        return candidates.sums(both, forest.gainByInput());
    }

    private static int[] shuffled(int rows, SplittableRandom random) {
        var order = IntStream.range(0, rows).toArray();
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
        return order;
    }

    /// The chance of at least so many heads of so many throws.
    static double tail(int throwsMade, int heads) {
        double chance = Math.pow(0.5, throwsMade);
        double sum = 0;
        for (int k = 0; k <= throwsMade; k++) {
            if (k >= heads) {
                sum += chance;
            }
            chance *= (double) (throwsMade - k) / (k + 1);
        }
        return sum;
    }
}
