package org.bottega.data.profile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How good data is, as a score that can be explained.
///
/// @param score 0 to 100: the weighted mean of its parts
public record Quality(double score, List<Part> parts) {
    public Quality {
        parts = List.copyOf(parts);
    }

    /// One part of the score.
    ///
    /// @param weight of all parts together they are 100
    /// @param value 0 for bad to 1 for nothing found
    /// @param columns that cost something
    /// @param findings why, as indexes into the list of findings
    public record Part(
            Aspect aspect, int weight, double value, List<String> columns, List<Integer> findings) {
        public Part {
            columns = List.copyOf(columns);
            findings = List.copyOf(findings);
        }

        /// How many points of the score it costs.
        public double lost() {
            return weight * (1 - value);
        }
    }

    /// What a part of the score looks at.
    public enum Aspect {
        /// the share of cells that are filled
        COMPLETENESS(30, Set.of(Concern.MOSTLY_MISSING)),
        /// the share of cells without outliers and infinities
        VALIDITY(15, Set.of(Concern.OUTLIERS, Concern.INFINITE)),
        /// the share of columns without mixed units and spellings
        CONSISTENCY(15, Set.of(Concern.MIXED_UNITS, Concern.SPELLING)),
        /// the mean of the shares of rows and of columns that do not repeat others
        UNIQUENESS(15, Set.of(Concern.DUPLICATE_ROWS, Concern.DUPLICATE_COLUMN)),
        /// the share of columns that tell something
        INFORMATION(
                15,
                Set.of(
                        Concern.CONSTANT,
                        Concern.NEARLY_CONSTANT,
                        Concern.IDENTIFIER,
                        Concern.MOSTLY_MISSING)),
        /// the share of columns without personal data and leaks
        SAFETY(10, Set.of(Concern.PERSONAL_DATA, Concern.LEAK));

        private final int weight;
        private final Set<Concern> concerns;

        Aspect(int weight, Set<Concern> concerns) {
            this.weight = weight;
            this.concerns = concerns;
        }

        public int weight() {
            return weight;
        }

        /// Its name, one word.
        public String title(Locale locale) {
            return Finding.bundle(locale).getString(key());
        }

        /// What it is, one sentence.
        public String about(Locale locale) {
            return Finding.bundle(locale).getString(key() + ".about");
        }

        private String key() {
            return "score." + name().toLowerCase(Locale.ROOT);
        }
    }

    static Quality of(Profile profile, long duplicateRows, List<Finding> findings) {
        var parts = new ArrayList<Part>();
        double score = 0;
        for (var aspect : Aspect.values()) {
            var part = part(aspect, profile, duplicateRows, findings);
            parts.add(part);
            score += part.weight() * part.value();
        }
        return new Quality(score, parts);
    }

    private static Part part(
            Aspect aspect, Profile profile, long duplicateRows, List<Finding> findings) {
        var columns = new LinkedHashSet<String>();
        var why = new ArrayList<Integer>();
        for (int i = 0; i < findings.size(); i++) {
            if (aspect.concerns.contains(findings.get(i).concern())) {
                columns.addAll(findings.get(i).columns());
                why.add(i);
            }
        }
        double all = Math.max(1, profile.columns().size());
        double rows = Math.max(1, profile.rows());
        double clean = 1 - columns.size() / all;
        double value =
                switch (aspect) {
                    case COMPLETENESS -> {
                        profile.columns().stream()
                                .filter(c -> c.missing() > 0)
                                .forEach(c -> columns.add(c.field().name()));
                        yield 1
                                - profile.columns().stream()
                                                .mapToDouble(ColumnProfile::missing)
                                                .sum()
                                        / (rows * all);
                    }
                    case VALIDITY -> 1 - odd(profile) / (rows * all);
                    case UNIQUENESS -> (clean + 1 - duplicateRows / rows) / 2;
                    case CONSISTENCY, INFORMATION, SAFETY -> clean;
                };
        return new Part(aspect, aspect.weight, Math.clamp(value, 0, 1), List.copyOf(columns), why);
    }

    private static double odd(Profile profile) {
        double odd = 0;
        for (var column : profile.columns()) {
            var numbers = column.numbers();
            odd += numbers == null ? 0 : numbers.outliers() + numbers.infinite();
        }
        return odd;
    }
}
