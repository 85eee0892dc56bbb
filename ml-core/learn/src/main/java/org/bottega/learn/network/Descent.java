package org.bottega.learn.network;

import java.util.SplittableRandom;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Prior;
import org.bottega.learn.algorithm.Room;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.validation.Validation;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;

/// Gradient descent by Adam over batches. A tenth of the rows (or the validation rows) tells when to stop; the
/// best weights so far are kept. The rate falls along a cosine.
final class Descent {
    private static final int FEWEST = 50;
    private static final double ASIDE = 0.1;
    private static final int PATIENCE = 12;
    private static final double LEAST_GAIN = 1e-4;
    private static final int CHECK = 16;

    private final Training training;
    private final Params params;
    private final Progress progress;
    private final Link link;
    private final Rows learn;
    private final Rows judge;
    private final Rows.Scale scale;
    private final SplittableRandom random;

    Descent(Training training, Params params, Progress progress) {
        this.training = training;
        this.params = params;
        this.progress = progress;
        this.link = Prior.of(training).link();
        this.random = new SplittableRandom(training.seed());
        int[] from = training.rows();
        int[] aside = training.validation();
        if (aside.length == 0 && from.length >= FEWEST) {
            var split =
                    Validation.holdOut(
                            training.y(), training.classes(), from, ASIDE, training.seed());
            from = split.training();
            aside = split.validation();
        }
        learn = Rows.of(training, from);
        judge = aside.length == 0 ? learn : Rows.of(training, aside);
        scale = training.classifies() ? new Rows.Scale(0, 1) : learn.scale();
    }

    Predictor run() {
        int hidden = params.get(Perceptron.LAYERS);
        var sizes = new int[hidden + 2];
        sizes[0] = learn.width();
        java.util.Arrays.fill(sizes, 1, hidden + 1, params.get(Perceptron.WIDTH));
        sizes[hidden + 1] = link == Link.SOFTMAX ? training.classes() : 1;
        double most = 0;
        for (int l = 0; l < sizes.length - 1; l++) {
            most = Math.max(most, 8.0 * (sizes[l] + 1) * sizes[l + 1]);
        }
        Room.require(4 * most, "The weights of the network");
        var weights = new Weights(sizes, random);
        int batch = Math.min(params.get(Perceptron.BATCH), learn.count());
        var pass = new Pass(weights, params.get(Perceptron.ACTIVATION), Math.max(batch, 1));
        var best = descend(weights, pass, batch);
        return weights.network(
                best, params.get(Perceptron.ACTIVATION), link, scale.spread(), scale.centre());
    }

    private double[][] descend(Weights weights, Pass pass, int batch) {
        int rounds = params.get(Perceptron.ROUNDS);
        var order = new int[learn.count()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        var best = weights.copy();
        double lowest = score(pass, batch);
        int since = 0;
        for (int round = 0; round < rounds && since < PATIENCE; round++) {
            shuffle(order);
            double rate =
                    params.get(Perceptron.LEARNING_RATE)
                            * (0.5 + 0.5 * Math.cos(Math.PI * round / rounds));
            if (!walk(order, weights, pass, batch, rate)) {
                break;
            }
            double score = score(pass, batch);
            if (score < lowest * (1 - LEAST_GAIN)) {
                lowest = score;
                best = weights.copy();
                since = 0;
            } else {
                since++;
            }
            progress.at((double) (round + 1) / rounds, "Round " + (round + 1));
        }
        return best;
    }

    /// @return false at the deadline
    private boolean walk(int[] order, Weights weights, Pass pass, int batch, double rate) {
        int done = 0;
        for (int from = 0; from < order.length; from += batch) {
            if (done++ % CHECK == 0) {
                progress.checkCancelled();
                if (training.deadline().passed() || progress.finishEarly()) {
                    return false;
                }
            }
            int count = Math.min(batch, order.length - from);
            for (int i = 0; i < count; i++) {
                System.arraycopy(
                        learn.x(),
                        order[from + i] * learn.width(),
                        pass.inputs(),
                        i * learn.width(),
                        learn.width());
            }
            pass.forward(count);
            for (int i = 0; i < count; i++) {
                int row = order[from + i];
                pass.loss(link, i, target(learn, row), learn.w()[row] / count);
            }
            pass.backward(count);
            weights.step(rate, params.get(Perceptron.DECAY));
        }
        return true;
    }

    private double target(Rows rows, int row) {
        return (rows.y()[row] - scale.centre()) / scale.spread();
    }

    private double score(Pass pass, int batch) {
        double sum = 0;
        for (int from = 0; from < judge.count(); from += batch) {
            progress.checkCancelled();
            int count = Math.min(batch, judge.count() - from);
            System.arraycopy(
                    judge.x(), from * judge.width(), pass.inputs(), 0, count * judge.width());
            pass.forward(count);
            for (int i = 0; i < count; i++) {
                sum += pass.loss(link, i, target(judge, from + i), judge.w()[from + i]);
            }
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum / judge.count();
    }

    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
    }
}
