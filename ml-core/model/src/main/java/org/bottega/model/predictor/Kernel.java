package org.bottega.model.predictor;

/// Weighted sums of similarities to stored rows: `margin[k] = intercept[k] + Σ weights[k, i] · K(x, vector i)`.
/// What support vector machines and Gaussian processes learn. Inputs must not be missing; beyond ±1e30 they
/// count as that.
public final class Kernel implements Marginal {
    /// How alike two rows are; `r` is their Euclidean distance.
    public enum Shape {
        /// `γ · x·y + c`
        LINEAR,
        /// `(γ · x·y + c)^degree`
        POLYNOMIAL,
        /// `exp(−γ r²)`
        RBF,
        /// `(1 + s + s²/3) · exp(−s)`, `s = √(5γ) · r`
        MATERN_52
    }

    /// @param gamma above 0
    /// @param constant the c of linear and polynomial kernels
    /// @param degree of a polynomial, 1 to 8
    public record Similarity(Shape shape, double gamma, double constant, int degree) {
        public Similarity {
            Numbers.require(
                    gamma > 0 && gamma < 1e6 && Math.abs(constant) < 1e6, "a kernel's constants");
            Numbers.require(degree >= 1 && degree <= 8, "a kernel of degree " + degree);
        }

        public static Similarity rbf(double gamma) {
            return new Similarity(Shape.RBF, gamma, 0, 1);
        }

        public boolean byDistance() {
            return shape == Shape.RBF || shape == Shape.MATERN_52;
        }

        /// @param value the squared distance, or the inner product
        public double of(double value) {
            return switch (shape) {
                case LINEAR -> gamma * value + constant;
                case POLYNOMIAL -> {
                    double base = gamma * value + constant;
                    double power = base;
                    for (int d = 1; d < degree; d++) {
                        power *= base;
                    }
                    yield power;
                }
                case RBF -> Math.exp(-gamma * value);
                case MATERN_52 -> {
                    double s = Math.sqrt(5 * gamma * value);
                    yield s > 1e4 ? 0 : (1 + s + s * s / 3) * Math.exp(-s);
                }
            };
        }

        /// The similarity of row `i` of `a` and row `j` of `b`.
        public double between(double[] a, int i, double[] b, int j, int width) {
            double sum = 0;
            if (byDistance()) {
                for (int c = 0; c < width; c++) {
                    double away = a[i * width + c] - b[j * width + c];
                    sum += away * away;
                }
            } else {
                for (int c = 0; c < width; c++) {
                    sum += a[i * width + c] * b[j * width + c];
                }
            }
            return of(sum);
        }
    }

    private final int inputs;
    private final Similarity similarity;
    private final double[] vectors;
    private final double[] weights;
    private final double[] intercept;
    private final Link link;
    private final int count;

    /// @param vectors stored rows × inputs
    /// @param weights margins × stored rows
    public Kernel(
            int inputs,
            Similarity similarity,
            double[] vectors,
            double[] weights,
            double[] intercept,
            Link link) {
        Numbers.require(intercept.length > 0, "a kernel model has no margin");
        Numbers.require(
                link != Link.LOGISTIC || intercept.length == 1, "a logistic link has one margin");
        count = weights.length / intercept.length;
        Numbers.finite("vectors", vectors, (long) count * inputs);
        Numbers.finite("weights", weights, (long) count * intercept.length);
        Numbers.finite("intercept", intercept);
        this.inputs = inputs;
        this.similarity = similarity;
        this.vectors = vectors;
        this.weights = weights;
        this.intercept = intercept;
        this.link = link;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int margins() {
        return intercept.length;
    }

    @Override
    public Link link() {
        return link;
    }

    /// How many rows are stored.
    public int count() {
        return count;
    }

    public Similarity similarity() {
        return similarity;
    }

    /// Stored rows × inputs: read only.
    public double[] vectors() {
        return vectors;
    }

    /// Margins × stored rows: read only.
    public double[] weights() {
        return weights;
    }

    /// One a margin: read only.
    public double[] intercept() {
        return intercept;
    }

    @Override
    public double work() {
        return (double) count * (inputs + margins());
    }

    @Override
    public void margins(double[] rows, int number, double[] out) {
        var row = new double[inputs];
        var alike = new double[count];
        int margins = intercept.length;
        for (int i = 0; i < number; i++) {
            for (int j = 0; j < inputs; j++) {
                row[j] = Numbers.bounded(rows[i * inputs + j]);
            }
            for (int v = 0; v < count; v++) {
                alike[v] = similarity.between(row, 0, vectors, v, inputs);
            }
            for (int k = 0; k < margins; k++) {
                double sum = intercept[k];
                for (int v = 0, w = k * count; v < count; v++, w++) {
                    sum += weights[w] * alike[v];
                }
                out[i * margins + k] = sum;
            }
        }
    }
}
