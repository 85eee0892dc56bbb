package org.bottega.explain.fairness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.estimate.Interval;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Table;
import org.bottega.learn.distribution.Normal;
import org.bottega.model.Model;
import org.bottega.model.Predictions;

/// How all groups fare that the values of one or several columns make together, such as sex and race: who is
/// at a disadvantage in the cross of two columns shows in neither of them alone.
///
/// @param columns whose values make the groups
/// @param groups the largest first
/// @param reference the position of the group with the largest share of favoured predictions among those of
///     thirty rows and more; −1 where there is none
/// @param unnamed how many smaller groups are not listed
public record GroupComparison(
        List<String> columns, List<Group> groups, int reference, int unnamed) {
    /// More groups than this are not listed.
    public static final int MOST_GROUPS = 50;

    /// Figures of fewer rows are little more than chance.
    public static final int FEWEST_ROWS = 30;

    /// @param values one a column, empty where it is missing
    /// @param impact its share of favoured predictions over the reference's (four-fifths rule: 0.8 and more),
    ///     with the interval of the delta method on its logarithm
    public record Group(List<String> values, GroupRates rates, Estimate impact) {
        public Group {
            values = List.copyOf(values);
        }

        /// Its values, with a word where one is missing.
        public String words(String missing) {
            return name(values, missing);
        }

        /// Whether its figures are little more than chance.
        public boolean small() {
            return rates.rows() < FEWEST_ROWS;
        }
    }

    public GroupComparison {
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
    }

    /// @param columns one or more columns of `rows`; a quantity is not split and makes a group of each value
    /// @param question its facet is not looked at
    /// @throws ProblemException when a column or value is not in the data
    public static GroupComparison of(
            Model model,
            Table rows,
            Predictions told,
            List<String> columns,
            FairnessQuestion question) {
        if (columns.isEmpty()) {
            throw ProblemException.usage("groups", "No column makes groups.", "Name one.");
        }
        columns.forEach(rows.schema()::require);
        var outcomes =
                Outcomes.of(model, rows, told, question.favoured(), question.threshold()).joined();
        var keys = new HashMap<List<String>, int[]>();
        for (int i = 0; i < rows.rows(); i++) {
            if (outcomes.label()[i] < 0) {
                continue;
            }
            var key = new ArrayList<String>(columns.size());
            for (var name : columns) {
                var text = rows.column(name).text(i);
                key.add(text == null ? "" : text);
            }
            int cell = 2 * outcomes.label()[i] + (outcomes.predicted()[i] ? 1 : 0);
            keys.computeIfAbsent(key, _ -> new int[4])[cell]++;
        }
        var counted =
                keys.entrySet().stream()
                        .map(e ->
                                new Group(
                                        e.getKey(),
                                        GroupRates.of(
                                                name(e.getKey(), "missing"),
                                                outcomes.words(),
                                                e.getValue()[3],
                                                e.getValue()[1],
                                                e.getValue()[2],
                                                e.getValue()[0],
                                                question.confidence()),
                                        Estimate.unknown("fairness.no-part")))
                        .sorted(
                                Comparator.comparingInt((Group g) -> -g.rates().rows())
                                        .thenComparing(g -> g.rates().name()))
                        .toList();
        var listed = counted.stream().limit(MOST_GROUPS).toList();
        int reference = -1;
        for (int g = 0; g < listed.size(); g++) {
            if (!listed.get(g).small()
                    && (reference < 0 || share(listed.get(g)) > share(listed.get(reference)))) {
                reference = g;
            }
        }
        var groups = new ArrayList<Group>();
        for (var group : listed) {
            groups.add(
                    new Group(
                            group.values(),
                            group.rates(),
                            reference < 0
                                    ? Estimate.unknown("fairness.no-reference")
                                    : impact(
                                            group.rates(),
                                            listed.get(reference).rates(),
                                            outcomes.words(),
                                            question.confidence())));
        }
        return new GroupComparison(columns, groups, reference, counted.size() - listed.size());
    }

    private static String name(List<String> values, String missing) {
        return values.stream()
                .map(v -> v.isEmpty() ? missing : v)
                .collect(Collectors.joining(" · "));
    }

    private static double share(Group group) {
        return group.rates().predictedPositive().orNaN();
    }

    private static Estimate impact(
            GroupRates group, GroupRates reference, String favoured, double confidence) {
        double own = group.truePositives() + group.falsePositives();
        double best = reference.truePositives() + reference.falsePositives();
        if (best == 0) {
            return Estimate.unknown("fairness.none-predicted", reference.name(), favoured);
        }
        double ratio = own / group.rows() / (best / reference.rows());
        if (group.equals(reference) || own == 0) {
            return new Estimate.Known(ratio, null);
        }
        double error = Math.sqrt(1 / own - 1.0 / group.rows() + 1 / best - 1.0 / reference.rows());
        double reach = Math.exp(Normal.quantile(0.5 + confidence / 2) * error);
        return new Estimate.Known(ratio, new Interval(ratio / reach, ratio * reach));
    }
}
