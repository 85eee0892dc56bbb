package org.bottega.learn.encode;

import java.util.Arrays;
import java.util.List;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.model.features.Combined;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.LevelValues;
import org.bottega.model.features.Values;

/// Two columns and what is made of them together; or one category and how frequent its levels are.
///
/// @param first a number, for a product also a category
/// @param second a number; for a product also a category; for a group the category whose levels are the groups; for a
///     frequency the first one again
public record Pairing(String first, String second, Kind kind) {
    /// Groups of fewer rows tell nothing of their own: the mean of all rows stands for theirs.
    private static final int FEWEST = 5;

    /// What is made.
    public enum Kind {
        /// each number of one times each of the other
        PRODUCT("*"),
        RATIO("/"),
        DIFFERENCE("-"),
        /// the mean of a number in the row's group, and how far the row is from it
        GROUP(" by "),
        /// the share of the rows that have the same level
        FREQUENCY("");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    static final String FREQUENCY_OF = "frequency of ";

    /// How frequent the levels of a category are.
    public static Pairing frequency(String category) {
        return new Pairing(category, category, Kind.FREQUENCY);
    }

    /// As [FeatureChoices] reads it.
    public String line() {
        return kind == Kind.FREQUENCY ? FREQUENCY_OF + first : first + kind.sign() + second;
    }

    /// The numbers it makes, before they are prepared for a learner; for all kinds but the product. Groups' means
    /// are those of the rows given, and no target is looked at.
    ///
    /// @throws IllegalArgumentException when a column is not of the kind that is needed
    public List<Encoder> encoders(Table table, int[] rows) {
        var number = new Encoder.Number(first);
        return switch (kind) {
            case RATIO ->
                    List.of(
                            new Combined(
                                    number, new Encoder.Number(second), Combined.Operation.RATIO));
            case DIFFERENCE ->
                    List.of(
                            new Combined(
                                    number,
                                    new Encoder.Number(second),
                                    Combined.Operation.DIFFERENCE));
            case GROUP -> {
                var mean = mean(table, rows);
                yield List.of(mean, new Combined(number, mean, Combined.Operation.DIFFERENCE));
            }
            case FREQUENCY -> List.of(share(table, rows));
            case PRODUCT -> throw new IllegalArgumentException("a product depends on the learner");
        };
    }

    private LevelValues share(Table table, int[] rows) {
        if (!(table.column(first) instanceof CategoryColumn groups)) {
            throw new IllegalArgumentException(line() + ": a category is needed");
        }
        var shares = new double[groups.levels().size()];
        double missing = 0;
        for (int row : rows) {
            int group = groups.code(row);
            if (group >= 0) {
                shares[group]++;
            } else {
                missing++;
            }
        }
        double all = Math.max(1, rows.length);
        Arrays.setAll(shares, g -> shares[g] / all);
        return new LevelValues(
                first, "frequency", groups.levels(), Values.of(shares), missing / all, 0);
    }

    private LevelValues mean(Table table, int[] rows) {
        if (!(table.column(first) instanceof NumberColumn numbers)
                || !(table.column(second) instanceof CategoryColumn groups)) {
            throw new IllegalArgumentException(line() + ": a number by a category is needed");
        }
        var sums = new double[groups.levels().size()];
        var counts = new int[sums.length];
        double all = 0;
        int known = 0;
        for (int row : rows) {
            double value = numbers.value(row);
            if (Double.isFinite(value)) {
                all += value;
                known++;
                int group = groups.code(row);
                if (group >= 0) {
                    sums[group] += value;
                    counts[group]++;
                }
            }
        }
        double mean = known == 0 ? 0 : all / known;
        var means = new double[sums.length];
        Arrays.setAll(means, g -> counts[g] < FEWEST ? mean : sums[g] / counts[g]);
        return new LevelValues(
                second, "mean of " + first, groups.levels(), Values.of(means), mean, mean);
    }
}
