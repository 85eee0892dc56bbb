package org.bottega.learn.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.forest.ForestParams;
import org.bottega.learn.forest.RandomForest;
import org.bottega.learn.validation.Validation;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;

/// Boruta: again and again a forest learns from the columns and from shadows of them, whose values are shuffled.
/// A column that beats the best shadow more often than by chance is chosen, one that does so less often is
/// left out; the rest stays undecided.
///
/// How much a column is used is how much worse the forest tells rows it did not learn from once the column is
/// shuffled among them. (What its splits gain on the rows learnt from would let columns of many values win,
/// tickets over classes.)
final class Boruta {
    private static final int ROUNDS = 40;
    private static final double HELD_OUT = 0.4;
    private static final int MOST_JUDGES = 2000;
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
            var worth = worth(candidates, asked, random, round, part);
            double shadow = 0;
            for (int c = 0; c < asked.length; c++) {
                shadow = Math.max(shadow, worth[asked.length + c]);
            }
            for (int c = 0; c < asked.length; c++) {
                rounds[asked[c]]++;
                hits[asked[c]] += worth[c] > shadow ? 1 : 0;
                over[asked[c]] += shadow > 0 ? Math.max(0, worth[c]) / shadow : 0;
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

    /// How much worse held-out rows are told without each of the columns asked, then without their shadows.
    private static double[] worth(
            Candidates candidates,
            int[] asked,
            SplittableRandom random,
            int round,
            Progress progress) {
        var training = shadowed(candidates, asked, random);
        var split =
                Validation.holdOut(
                        training.y(),
                        training.classes(),
                        training.rows(),
                        HELD_OUT,
                        training.seed() + 31L * round);
        var predictor =
                new RandomForest()
                        .learner(FOREST)
                        .fit(
                                training.withRows(split.training(), new int[0])
                                        .withSeed(training.seed() + 31L * round),
                                progress);
        var judges =
                split.validation().length <= MOST_JUDGES
                        ? split.validation()
                        : Arrays.copyOf(split.validation(), MOST_JUDGES);
        int width = training.x().width();
        var x = new double[judges.length * width];
        training.x().gather(judges, 0, judges.length, x);
        double before = Losses.mean(training, predictor, judges, x);
        var worth = new double[2 * asked.length];
        int from = 0;
        for (int c = 0; c < worth.length; c++) {
            progress.checkCancelled();
            int to = from + candidates.inputs().get(asked[c % asked.length]).length;
            var order = shuffled(judges.length, random);
            var other = x.clone();
            for (int i = 0; i < judges.length; i++) {
                System.arraycopy(x, order[i] * width + from, other, i * width + from, to - from);
            }
            worth[c] = Losses.mean(training, predictor, judges, other) - before;
            from = to;
        }
        return worth;
    }

    private static Training shadowed(Candidates candidates, int[] asked, SplittableRandom random) {
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
        return candidates.on(new Matrix(features, columns.toArray(double[][]::new), rows));
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
