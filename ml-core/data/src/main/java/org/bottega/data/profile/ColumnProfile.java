package org.bottega.data.profile;

import java.util.List;
import org.bottega.kernel.table.Field;
import org.jspecify.annotations.Nullable;

/// One column over all rows.
///
/// @param missing how many values are missing
/// @param distinct how many different values there are: exact for words, else estimated (HyperLogLog,
///     about 2 %)
/// @param single how many values occur once; 0 unless the column holds words
/// @param numbers null unless the column holds numbers or moments and any is known
/// @param texts null unless the column holds words and any is known
/// @param times null unless the column holds dates and any is known
/// @param top the most frequent values of a column of words, most frequent first
/// @param variants spellings of one category that differ by case or blanks only, most frequent first
public record ColumnProfile(
        Field field,
        long missing,
        long distinct,
        long single,
        @Nullable Numbers numbers,
        @Nullable Texts texts,
        @Nullable Times times,
        List<Profile.Count> top,
        List<List<Profile.Count>> variants) {
    public ColumnProfile {
        top = List.copyOf(top);
        variants = variants.stream().map(List::copyOf).toList();
    }

    /// A number's or moment's distribution. Moments are microseconds since 1970. Infinite values count
    /// as missing here. Quantiles are exact up to 200,000 rows and estimated above (t-digest).
    ///
    /// @param deviation of a sample, with n − 1
    /// @param skew of a sample, adjusted (G1)
    /// @param kurtosis of a sample, adjusted, 0 for a normal distribution (G2)
    /// @param infinite how many are plus or minus infinity or no number
    /// @param whole how many are whole numbers
    /// @param typical how many equal the median
    /// @param outliers how many lie beyond three times the middle half's width from it (Tukey's far
    ///     out)
    /// @param counts how many values fall into each of equal ranges between `min` and `max`
    public record Numbers(
            double min,
            double q01,
            double q05,
            double q1,
            double median,
            double q3,
            double q95,
            double q99,
            double max,
            Measure mean,
            Measure deviation,
            Measure skew,
            Measure kurtosis,
            long zeros,
            long negatives,
            long infinite,
            long whole,
            long typical,
            long outliers,
            List<Long> counts) {
        public Numbers {
            counts = List.copyOf(counts);
        }
    }

    /// Lengths of texts, over all rows, and words of them, over the rows looked at.
    ///
    /// @param shortest in characters, as the other lengths
    /// @param blank how many are empty or hold only blanks
    /// @param looked how many texts were split into words; 0 unless the column is free text
    /// @param words mean number of words
    /// @param mostWords the largest number of words
    /// @param topWords the most frequent words in lower case, with how many texts hold them
    public record Texts(
            long shortest,
            double meanLength,
            long longest,
            long blank,
            long looked,
            double words,
            long mostWords,
            List<Profile.Count> topWords) {
        public Texts {
            topWords = List.copyOf(topWords);
        }
    }

    /// When things happened.
    ///
    /// @param daily whether gaps were looked for between days, not moments
    /// @param step the median time between two neighbours that differ, in microseconds
    /// @param regular whether at least 95 % of neighbours are that far apart
    /// @param gaps how many neighbours are more than twice as far apart
    /// @param gapFrom where the widest gap begins, microseconds since 1970; null without any
    /// @param gapTo where it ends
    public record Times(
            boolean daily,
            Measure step,
            boolean regular,
            long gaps,
            @Nullable Long gapFrom,
            @Nullable Long gapTo,
            Season months,
            Season weekdays,
            Season hours) {}

    /// How often something happened in each part of a cycle, and whether that is more than chance.
    ///
    /// @param counts for January to December, Monday to Sunday or 0 to 23 o'clock
    /// @param chiSquare against what so many days of each part would give
    /// @param p the probability of that much by chance, values taken as independent
    /// @param strength 0 for none to 1 for all in one part (Cramér's V of a goodness of fit)
    public record Season(List<Long> counts, Measure chiSquare, Measure p, Measure strength) {
        public Season {
            counts = List.copyOf(counts);
        }
    }
}
