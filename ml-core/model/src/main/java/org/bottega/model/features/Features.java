package org.bottega.model.features;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;

/// All fitted encoders of a model, in the order of its predictor's inputs. Fitted on training rows
/// only; travels with the model.
public final class Features {
    private final List<Encoder> encoders;
    private final List<Feature> features;

    public Features(List<Encoder> encoders) {
        this.encoders = List.copyOf(encoders);
        this.features = this.encoders.stream().flatMap(e -> e.features().stream()).toList();
    }

    public List<Encoder> encoders() {
        return encoders;
    }

    public List<Feature> features() {
        return features;
    }

    public int width() {
        return features.size();
    }

    /// These encoders ready for a table's rows.
    ///
    /// @param rows has every column the encoders read, stored as they expect (see `Conform`)
    public Encoder.Bound bind(Table rows) {
        var bound = new Encoder.Bound[encoders.size()];
        var offsets = new int[encoders.size()];
        int width = 0;
        for (int e = 0; e < bound.length; e++) {
            bound[e] = encoders.get(e).bind(rows);
            offsets[e] = width;
            width += encoders.get(e).width();
        }
        return (from, to, out, offset, stride) -> {
            for (int e = 0; e < bound.length; e++) {
                bound[e].encode(from, to, out, offset + offsets[e], stride);
            }
        };
    }

    /// Encodes a whole table for training. A numeric column without infinities is shared, not copied.
    public Matrix encode(Table table) {
        int rows = table.rows();
        var columns = new double[width()][];
        int at = 0;
        for (var encoder : encoders) {
            if (encoder instanceof Encoder.Number
                    && table.column(encoder.column()) instanceof NumberColumn n
                    && finite(n.values())) {
                columns[at] = n.values();
            } else {
                int width = encoder.width();
                if (width == 1) {
                    columns[at] = new double[rows];
                    encoder.bind(table).encode(0, rows, columns[at], 0, 1);
                } else {
                    encodeWide(encoder.bind(table), rows, width, columns, at);
                }
            }
            at += encoder.width();
        }
        return new Matrix(features, columns, rows);
    }

    private static void encodeWide(
            Encoder.Bound bound, int rows, int width, double[][] columns, int at) {
        int block = 1024;
        var buffer = new double[block * width];
        for (int j = 0; j < width; j++) {
            columns[at + j] = new double[rows];
        }
        for (int from = 0; from < rows; from += block) {
            int to = Math.min(rows, from + block);
            bound.encode(from, to, buffer, 0, width);
            for (int j = 0; j < width; j++) {
                for (int i = from, k = j; i < to; i++, k += width) {
                    columns[at + j][i] = buffer[k];
                }
            }
        }
    }

    private static boolean finite(double[] values) {
        for (double value : values) {
            if (Double.isInfinite(value)) {
                return false;
            }
        }
        return true;
    }

    /// The encoders of several feature sets, each once, and where each set's features stand in it.
    ///
    /// @param positions for each set, for each of its features, the index in `features`
    public record Union(Features features, List<int[]> positions) {}

    public static Union union(List<Features> sets) {
        Map<Encoder, Integer> start = new HashMap<>();
        var all = new ArrayList<Encoder>();
        int width = 0;
        var positions = new ArrayList<int[]>();
        for (var set : sets) {
            var position = new int[set.width()];
            int at = 0;
            for (var encoder : set.encoders()) {
                var known = start.get(encoder);
                if (known == null) {
                    known = width;
                    start.put(encoder, width);
                    all.add(encoder);
                    width += encoder.width();
                }
                for (int j = 0; j < encoder.width(); j++) {
                    position[at++] = known + j;
                }
            }
            positions.add(position);
        }
        return new Union(new Features(all), positions);
    }
}
