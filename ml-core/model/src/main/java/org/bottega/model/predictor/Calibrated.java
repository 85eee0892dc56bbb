package org.bottega.model.predictor;

/// Another predictor's probabilities, corrected so that of the rows told 70 % seven in ten are so.
public final class Calibrated implements Predictor {
    private static final double LEAST = 1e-15;

    /// How probabilities are corrected.
    public sealed interface Curve {}

    /// The softmax of `scale[k] · ln p[k] + shift[k]`. With one scale and no shift it is temperature scaling
    /// (Guo et al. 2017); for two classes Platt's sigmoid of the log-odds (1999).
    ///
    /// @param scale one a class: read only
    /// @param shift one a class: read only
    @SuppressWarnings("ArrayRecordComponent")
    public record LogLinear(double[] scale, double[] shift) implements Curve {
        public LogLinear {
            Numbers.finite("scales", scale);
            Numbers.finite("shifts", shift, scale.length);
        }
    }

    /// For each class a rising broken line through points, constant beyond them; then divided by the sum.
    /// For two classes one line, of the second class (Zadrozny and Elkan 2002).
    ///
    /// @param from for each line its ascending points: read only
    /// @param to for each line the values there, 0 to 1: read only
    @SuppressWarnings("ArrayRecordComponent")
    public record Isotonic(double[][] from, double[][] to) implements Curve {
        public Isotonic {
            Numbers.require(from.length == to.length && from.length > 0, "no line");
            for (int k = 0; k < from.length; k++) {
                Numbers.require(from[k].length > 0, "a line without points");
                Numbers.finite("points", from[k]);
                Numbers.finite("values", to[k], from[k].length);
                for (int i = 0; i < from[k].length; i++) {
                    Numbers.require(
                            to[k][i] >= 0
                                    && to[k][i] <= 1
                                    && (i == 0
                                            || (from[k][i] > from[k][i - 1]
                                                    && to[k][i] >= to[k][i - 1])),
                            "a line does not rise");
                }
            }
        }

        double at(int line, double p) {
            var x = from[line];
            var y = to[line];
            double value = y[0];
            for (int i = 1; i < x.length && p > x[i - 1]; i++) {
                double step = x[i] - x[i - 1];
                value += (y[i] - y[i - 1]) * (Math.min(p - x[i - 1], step) / step);
            }
            return value;
        }
    }

    private final Predictor predictor;
    private final Curve curve;

    /// @param predictor tells probabilities of two classes or more
    public Calibrated(Predictor predictor, Curve curve) {
        int classes = predictor.outputs();
        Numbers.require(classes >= 2, "only probabilities can be calibrated");
        int width =
                switch (curve) {
                    case LogLinear(var scale, var _) -> scale.length;
                    case Isotonic(var from, var _) ->
                            classes == 2 && from.length == 1 ? 2 : from.length;
                };
        Numbers.require(width == classes, "the curve is for " + width + " classes");
        this.predictor = predictor;
        this.curve = curve;
    }

    public Predictor predictor() {
        return predictor;
    }

    public Curve curve() {
        return curve;
    }

    @Override
    public int inputs() {
        return predictor.inputs();
    }

    @Override
    public int outputs() {
        return predictor.outputs();
    }

    @Override
    public double work() {
        return predictor.work() + 10.0 * outputs();
    }

    @Override
    public void predict(double[] rows, int count, double[] out) {
        predictor.predict(rows, count, out);
        correct(out, count);
    }

    /// Corrects probabilities in place.
    public void correct(double[] probabilities, int count) {
        int classes = outputs();
        var row = new double[classes];
        for (int i = 0; i < count; i++) {
            int at = i * classes;
            switch (curve) {
                case LogLinear(var scale, var shift) -> {
                    for (int k = 0; k < classes; k++) {
                        row[k] =
                                scale[k] * Math.log(Math.max(probabilities[at + k], LEAST))
                                        + shift[k];
                    }
                    Link.SOFTMAX.apply(row, 0, classes, probabilities, at);
                }
                case Isotonic lines -> {
                    if (lines.from().length == 1) {
                        double second = lines.at(0, probabilities[at + 1]);
                        probabilities[at] = 1 - second;
                        probabilities[at + 1] = second;
                    } else {
                        double sum = 0;
                        for (int k = 0; k < classes; k++) {
                            row[k] = Math.max(lines.at(k, probabilities[at + k]), LEAST);
                            sum += row[k];
                        }
                        for (int k = 0; k < classes; k++) {
                            probabilities[at + k] = row[k] / sum;
                        }
                    }
                }
            }
        }
    }

    /// The least probability that a logarithm is taken of.
    public static double least() {
        return LEAST;
    }
}
