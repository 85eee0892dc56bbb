package org.bottega.learn.additive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Prior;
import org.bottega.learn.algorithm.Training;
import org.bottega.model.predictor.Additive;
import org.bottega.model.predictor.Link;

/// Boosting that goes round the inputs, one small step for each: what an input says is learnt with the least
/// help from the others.
final class CyclicBoosting {
    private static final double RIDGE = 1;
    private static final double LEAST_GAIN = 1e-5;

    private final Training training;
    private final Progress progress;
    private final Link link;
    private final int margins;
    private final double[] y;
    private final double[] weight;
    private final double[] margin;
    private final double[] intercept;
    private final double centre;
    private final double scale;
    private final double rate;
    private final List<Shape> shapes = new ArrayList<>();
    private final double[] g;
    private final double[] h;

    CyclicBoosting(Training training, double rate, Progress progress) {
        this.training = training;
        this.rate = rate;
        this.progress = progress;
        var prior = Prior.of(training);
        link = prior.link();
        margins = prior.margins();
        int rows = training.y().length;
        centre = training.classifies() ? 0 : prior.intercept()[0];
        double largest = 0;
        double sum = 0;
        for (int row : training.rows()) {
            largest = Math.max(largest, Math.abs(training.y()[row] - centre));
            sum += training.weight(row);
        }
        scale = training.classifies() || largest == 0 ? 1 : largest;
        double mean = sum / training.rows().length;
        y = new double[rows];
        weight = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = (training.y()[i] - centre) / scale;
            weight[i] = training.weight(i) / mean;
        }
        intercept = training.classifies() ? prior.intercept().clone() : new double[] {0};
        margin = new double[rows * margins];
        for (int i = 0; i < margin.length; i++) {
            margin[i] = intercept[i % margins];
        }
        g = new double[rows];
        h = new double[rows];
    }

    List<Shape> shapes() {
        return shapes;
    }

    int margins() {
        return margins;
    }

    /// Learns what some shapes add to all there is.
    ///
    /// @param validation tells when to stop; empty for all rounds
    void learn(
            List<Shape> added,
            int[] validation,
            int rounds,
            int patience,
            int fewest,
            Progress part) {
        shapes.addAll(added);
        double lowest = loss(validation);
        int best = 0;
        var kept = snapshot(added);
        for (int round = 0; round < rounds; round++) {
            for (var shape : added) {
                progress.checkCancelled();
                for (int k = 0; k < margins; k++) {
                    slopes(k);
                    step(shape, k, fewest);
                }
            }
            if (round > 0 && (training.deadline().passed() || progress.finishEarly())) {
                break;
            }
            if (validation.length > 0) {
                double loss = loss(validation);
                if (loss < lowest - LEAST_GAIN * Math.abs(lowest)) {
                    lowest = loss;
                    best = round + 1;
                    kept = snapshot(added);
                } else if (round + 1 - best >= patience) {
                    break;
                }
            } else {
                kept = null;
            }
            part.at((double) (round + 1) / rounds, "Round " + (round + 1));
        }
        if (kept != null) {
            restore(added, kept);
        }
    }

    private static List<double[]> snapshot(List<Shape> shapes) {
        return shapes.stream().map(s -> s.values.clone()).toList();
    }

    private void restore(List<Shape> added, List<double[]> kept) {
        for (int s = 0; s < added.size(); s++) {
            var shape = added.get(s);
            var old = kept.get(s);
            for (int i = 0; i < y.length; i++) {
                for (int k = 0; k < margins; k++) {
                    int at = shape.cell[i] * margins + k;
                    margin[i * margins + k] += old[at] - shape.values[at];
                }
            }
            System.arraycopy(old, 0, shape.values, 0, old.length);
        }
    }

    /// First and second derivatives of the loss by one margin.
    private void slopes(int k) {
        for (int row : training.rows()) {
            double w = weight[row];
            switch (link) {
                case LOGISTIC -> {
                    double p = Link.logistic(margin[row]);
                    g[row] = w * (p - y[row]);
                    h[row] = w * Math.max(p * (1 - p), 1e-6);
                }
                case SOFTMAX -> {
                    double p = share(row, k);
                    g[row] = w * (p - (y[row] == k ? 1 : 0));
                    h[row] = w * Math.max(p * (1 - p), 1e-6);
                }
                case IDENTITY, EXP -> {
                    g[row] = w * (margin[row] - y[row]);
                    h[row] = w;
                }
            }
        }
    }

    private double share(int row, int k) {
        double max = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < margins; c++) {
            max = Math.max(max, margin[row * margins + c]);
        }
        double sum = 0;
        for (int c = 0; c < margins; c++) {
            sum += Math.exp(margin[row * margins + c] - max);
        }
        return Math.exp(margin[row * margins + k] - max) / sum;
    }

    private void step(Shape shape, int k, int fewest) {
        var sumG = new double[shape.cells];
        var sumH = new double[shape.cells];
        var count = new int[shape.cells];
        for (int row : training.rows()) {
            int c = shape.cell[row];
            sumG[c] += g[row];
            sumH[c] += h[row];
            count[c]++;
        }
        var move = new double[shape.cells];
        if (shape.category) {
            for (int c = 0; c < move.length; c++) {
                move[c] = count[c] < fewest ? 0 : -sumG[c] / (sumH[c] + RIDGE);
            }
        } else {
            Steps.find(sumG, sumH, count, shape.cells - 1, fewest, RIDGE, move);
            int missing = shape.cells - 1;
            move[missing] = count[missing] < fewest ? 0 : -sumG[missing] / (sumH[missing] + RIDGE);
        }
        for (int c = 0; c < move.length; c++) {
            shape.values[c * margins + k] += rate * move[c];
        }
        for (int i = 0; i < y.length; i++) {
            margin[i * margins + k] += rate * move[shape.cell[i]];
        }
    }

    /// The mean loss over some rows.
    double loss(int[] rows) {
        double sum = 0;
        double weights = 0;
        for (int row : rows) {
            double w = weight[row];
            weights += w;
            sum +=
                    w
                            * switch (link) {
                                case LOGISTIC -> {
                                    double signed = y[row] > 0 ? margin[row] : -margin[row];
                                    yield signed > 0
                                            ? Math.log1p(Math.exp(-signed))
                                            : Math.log1p(Math.exp(signed)) - signed;
                                }
                                case SOFTMAX ->
                                        -Math.log(Math.max(share(row, (int) y[row]), 1e-300));
                                case IDENTITY, EXP ->
                                        0.5 * (margin[row] - y[row]) * (margin[row] - y[row]);
                            };
        }
        return rows.length == 0 ? 0 : sum / weights;
    }

    /// How much the loss could fall if a shape said at once what its rows lack.
    double promise(Shape shape, int fewest) {
        double won = 0;
        for (int k = 0; k < margins; k++) {
            slopes(k);
            var sumG = new double[shape.cells];
            var sumH = new double[shape.cells];
            var count = new int[shape.cells];
            for (int row : training.rows()) {
                sumG[shape.cell[row]] += g[row];
                sumH[shape.cell[row]] += h[row];
                count[shape.cell[row]]++;
            }
            for (int c = 0; c < shape.cells; c++) {
                won += count[c] < fewest ? 0 : sumG[c] * sumG[c] / (sumH[c] + RIDGE);
            }
        }
        return won;
    }

    /// Moves each shape so that its mean over the training rows is zero, and gives the whole sum.
    Additive result(int inputs) {
        var base = intercept.clone();
        var terms = new ArrayList<Additive.Term>();
        for (var shape : shapes) {
            var values = shape.values.clone();
            for (int k = 0; k < margins; k++) {
                double mean = 0;
                double weights = 0;
                for (int row : training.rows()) {
                    weights += weight[row];
                    mean += weight[row] * values[shape.cell[row] * margins + k];
                }
                mean /= weights;
                base[k] += mean;
                for (int c = 0; c < shape.cells; c++) {
                    values[c * margins + k] = scale * (values[c * margins + k] - mean);
                }
            }
            terms.add(new Additive.Term(shape.inputs, shape.cuts, values));
        }
        if (!training.classifies()) {
            base = Arrays.stream(base).map(b -> centre + scale * b).toArray();
        }
        return new Additive(inputs, base, terms, link);
    }
}
