package org.bottega.model.features;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.bottega.kernel.table.Table;

/// How two columns go together: each number of one times each number of the other, at most 1e300 in size.
/// Missing in either is missing.
public record Product(Encoder first, Encoder second) implements Encoder {
    private static final int WIDEST = 1 << 16;

    public Product {
        if ((long) first.width() * second.width() > WIDEST) {
            throw new IllegalArgumentException("a product of more than " + WIDEST + " numbers");
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
        var all = new ArrayList<Feature>();
        for (var a : first.features()) {
            for (var b : second.features()) {
                all.add(new Feature(a.name() + " × " + b.name(), columns(), 0));
            }
        }
        return all;
    }

    @Override
    public int width() {
        return first.width() * second.width();
    }

    @Override
    public Bound bind(Table rows) {
        var a = first.bind(rows);
        var b = second.bind(rows);
        int high = first.width();
        int wide = second.width();
        return (from, to, out, offset, stride) -> {
            var left = new double[high];
            var right = new double[wide];
            for (int i = from, at = offset; i < to; i++, at += stride) {
                a.encode(i, i + 1, left, 0, high);
                b.encode(i, i + 1, right, 0, wide);
                for (int j = 0; j < high; j++) {
                    for (int k = 0; k < wide; k++) {
                        out[at + j * wide + k] =
                                Math.clamp(left[j] * right[k], -Scaled.LARGEST, Scaled.LARGEST);
                    }
                }
            }
        };
    }
}
