package org.bottega.model.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.model.Conform;
import org.bottega.model.Model;

/// What a row is compared with: encoded rows of the model's sample, and which inputs belong together
/// because they come from one column (or two that are multiplied).
///
/// @param rows row-major, `count × width`: read only
/// @param group for each input the number of its column, or of the columns it comes from
@SuppressWarnings("ArrayRecordComponent")
record Background(double[] rows, int count, int width, int[] group) {
    static Background of(Model model) {
        var inputs = model.signature().inputs();
        var matrix = model.features().encode(Conform.to(inputs, model.sample()));
        var rows = new double[matrix.rows() * matrix.width()];
        matrix.gather(IntStream.range(0, matrix.rows()).toArray(), 0, matrix.rows(), rows);
        var group = groups(model);
        return new Background(rows, matrix.rows(), matrix.width(), group);
    }

    /// One group a column, in their order, and one for each set of columns that have inputs together.
    private static int[] groups(Model model) {
        var inputs = model.signature().inputs();
        var together = new ArrayList<List<String>>();
        return model.features().features().stream()
                .mapToInt(f -> {
                    if (f.columns().size() == 1) {
                        return inputs.indexOf(f.column()).orElseThrow();
                    }
                    if (!together.contains(f.columns())) {
                        together.add(f.columns());
                    }
                    return inputs.size() + together.indexOf(f.columns());
                })
                .toArray();
    }

    /// The same rows with some of the inputs only.
    Background select(int[] inputs) {
        var chosen = new double[count * inputs.length];
        for (int i = 0, at = 0; i < count; i++) {
            for (int input : inputs) {
                chosen[at++] = rows[i * width + input];
            }
        }
        return new Background(
                chosen, count, inputs.length, Arrays.stream(inputs).map(i -> group[i]).toArray());
    }

    /// The mean of each input, missing values left out; 0 where there is none.
    double[] means() {
        var means = new double[width];
        for (int j = 0; j < width; j++) {
            int input = j;
            means[j] =
                    IntStream.range(0, count)
                            .mapToDouble(i -> rows[i * width + input])
                            .filter(x -> !Double.isNaN(x))
                            .average()
                            .orElse(0);
        }
        return means;
    }

    /// At most so many rows, taken evenly; one row of zeros where there is none.
    Background few(int most) {
        if (count == 0) {
            return new Background(new double[width], 1, width, group);
        }
        int kept = Math.min(most, count);
        var few = new double[kept * width];
        for (int i = 0; i < kept; i++) {
            int from = (int) ((long) i * count / kept);
            System.arraycopy(rows, from * width, few, i * width, width);
        }
        return new Background(few, kept, width, group);
    }
}
