package org.bottega.model.features;

import java.util.List;
import org.bottega.kernel.table.Table;

/// Numbers bent by a power so that they are spread more evenly; missing stays missing, results beyond 1e300
/// count as that.
///
/// @param lambda the power, −10 to 10; 1 changes nothing but a shift
/// @see <a href="https://doi.org/10.1093/biomet/87.4.954">Yeo and Johnson, Biometrika 2000</a>
/// @see <a href="https://doi.org/10.1111/j.2517-6161.1964.tb00553.x">Box and Cox, JRSS B 1964</a>
public record Power(Encoder base, Family family, double lambda) implements Encoder {
    /// Which numbers can be bent.
    public enum Family {
        /// any
        YEO_JOHNSON,
        /// those above 0; others become missing
        BOX_COX;

        /// One number bent.
        public double of(double x, double lambda) {
            double bent =
                    switch (this) {
                        case YEO_JOHNSON ->
                                x >= 0 ? grown(1 + x, lambda) : -grown(1 - x, 2 - lambda);
                        case BOX_COX -> x > 0 ? grown(x, lambda) : Double.NaN;
                    };
            return Math.clamp(bent, -Scaled.LARGEST, Scaled.LARGEST);
        }

        private static double grown(double x, double power) {
            return Math.abs(power) < LEAST ? Math.log(x) : (Math.pow(x, power) - 1) / power;
        }
    }

    /// a smaller power counts as 0, where the formula is the logarithm
    public static final double LEAST = 1e-8;

    public Power {
        if (base.width() != 1 || !(Math.abs(lambda) <= 10)) {
            throw new IllegalArgumentException("cannot bend " + base + " by " + lambda);
        }
    }

    @Override
    public String column() {
        return base.column();
    }

    @Override
    public List<String> columns() {
        return base.columns();
    }

    @Override
    public List<Feature> features() {
        return base.features();
    }

    @Override
    public Bound bind(Table rows) {
        var bound = base.bind(rows);
        return (from, to, out, offset, stride) -> {
            bound.encode(from, to, out, offset, stride);
            for (int i = from, at = offset; i < to; i++, at += stride) {
                if (!Double.isNaN(out[at])) {
                    out[at] = family.of(out[at], lambda);
                }
            }
        };
    }
}
