package org.bottega.model.features;

import java.util.LinkedHashSet;
import java.util.List;
import org.bottega.kernel.table.Table;

/// One number made of two: their ratio or their difference, at most 1e300 in size. Missing in either is missing,
/// and so is a ratio to zero.
///
/// @param first writes one number
/// @param second writes one number
public record Combined(Encoder first, Encoder second, Operation operation) implements Encoder {
    /// What is made of the two.
    public enum Operation {
        RATIO("÷"),
        DIFFERENCE("−");

        private final String sign;

        Operation(String sign) {
            this.sign = sign;
        }
    }

    public Combined {
        if (first.width() != 1 || second.width() != 1) {
            throw new IllegalArgumentException("only single numbers are combined");
        }
    }

    @Override
    public String column() {
        return first.column();
    }

    @Override
    public List<String> columns() {
        var both = new LinkedHashSet<>(first.columns());
        both.addAll(second.columns());
        return List.copyOf(both);
    }

    @Override
    public List<Feature> features() {
        var name =
                first.features().getFirst().name()
                        + " "
                        + operation.sign
                        + " "
                        + second.features().getFirst().name();
        return List.of(new Feature(name, columns(), 0));
    }

    @Override
    public Bound bind(Table rows) {
        var a = first.bind(rows);
        var b = second.bind(rows);
        boolean ratio = operation == Operation.RATIO;
        return (from, to, out, offset, stride) -> {
            var right = new double[to - from];
            a.encode(from, to, out, offset, stride);
            b.encode(from, to, right, 0, 1);
            for (int i = 0, at = offset; i < right.length; i++, at += stride) {
                double value = ratio ? out[at] / right[i] : out[at] - right[i];
                out[at] =
                        ratio && right[i] == 0
                                ? Double.NaN
                                : Math.clamp(value, -Scaled.LARGEST, Scaled.LARGEST);
            }
        };
    }
}
