package org.bottega.learn.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import smile.association.FPGrowth;
import smile.association.FPTree;

/// Rules of what goes together: `bread, butter → milk`. Frequent item sets are found by FP-growth (Han, Pei, Yin
/// 2000; Smile 6.3), rules with one item behind the arrow are made of them (Agrawal and Srikant 1994).
///
/// Time grows with the number of frequent sets, which a lower support multiplies; memory with the baskets and
/// the sets.
///
/// @param baskets how many there were
public record AssociationRules(int baskets, List<Rule> rules) {
    private static final int MOST_SETS = 2_000_000;

    /// What makes a rule worth telling.
    ///
    /// @param support the least share of baskets that hold all its items, above 0 up to 1
    /// @param confidence the least share of baskets with the left side that hold the right side too
    /// @param mostItems how many items a rule has at most, both sides together, 2 or more
    /// @param mostRules how many rules are told at most, those of the highest lift
    public record Wanted(double support, double confidence, int mostItems, int mostRules) {
        public static final Wanted USUAL = new Wanted(0.01, 0.5, 4, 1000);

        public Wanted {
            if (!(support > 0 && support <= 1)) {
                throw ProblemException.usage(
                        "support",
                        "The support is " + support + ".",
                        "Give a share above 0, up to 1.");
            }
            if (!(confidence >= 0 && confidence <= 1)) {
                throw ProblemException.usage(
                        "confidence",
                        "The confidence is " + confidence + ".",
                        "Give a share from 0 to 1.");
            }
            if (mostItems < 2 || mostRules < 1) {
                throw ProblemException.usage(
                        "items",
                        "A rule of "
                                + mostItems
                                + " items or a list of "
                                + mostRules
                                + " rules is empty.",
                        "Give at least 2 items and 1 rule.");
            }
        }
    }

    /// @param left items that a basket holds
    /// @param right the item that it then often holds too
    /// @param support the share of baskets that hold all of them
    /// @param confidence how often `right` is there where `left` is
    /// @param lift confidence over how often `right` is there at all: above 1, they go together
    /// @param leverage support less what it would be if they had nothing to do with one another
    /// @param conviction how many times as often the rule would be wrong by chance; infinite when never wrong
    public record Rule(
            List<String> left,
            String right,
            double support,
            double confidence,
            double lift,
            double leverage,
            double conviction) {
        public Rule {
            left = List.copyOf(left);
        }
    }

    public AssociationRules {
        rules = List.copyOf(rules);
    }

    /// @throws ProblemException when there are no baskets or so many frequent sets that a higher support is
    ///     needed
    public static AssociationRules of(Baskets baskets, Wanted wanted, Progress progress) {
        int all = baskets.sets().length;
        if (all == 0 || baskets.items().isEmpty()) {
            throw ProblemException.input(
                    "data", "There are no baskets with items.", "Give rows with items.");
        }
        progress.at(0, "Counting items");
        int least = (int) Math.max(1, Math.ceil(wanted.support() * all - 1e-9));
        var sets = frequent(baskets, least, wanted, progress);
        var rules = new ArrayList<Rule>();
        for (var set : sets.entrySet()) {
            if (rules.size() % 1024 == 0) {
                progress.checkCancelled();
            }
            var items = set.getKey();
            for (int right = 0; right < items.size() && items.size() > 1; right++) {
                var left = new ArrayList<>(items);
                int last = left.remove(right);
                double before = sets.getOrDefault(left, 0);
                double confidence = set.getValue() / before;
                if (before > 0 && confidence >= wanted.confidence() - 1e-12) {
                    double alone = sets.getOrDefault(List.of(last), 0) / (double) all;
                    rules.add(rule(baskets, left, last, set.getValue(), before, alone, all));
                }
            }
        }
        rules.sort(
                Comparator.comparingDouble(Rule::lift)
                        .reversed()
                        .thenComparing(Comparator.comparingDouble(Rule::support).reversed())
                        .thenComparing(r -> String.join(", ", r.left()) + " → " + r.right()));
        return new AssociationRules(
                all, rules.subList(0, Math.min(wanted.mostRules(), rules.size())));
    }

    private static Rule rule(
            Baskets baskets,
            List<Integer> left,
            int right,
            int together,
            double before,
            double alone,
            int all) {
        double support = (double) together / all;
        double confidence = together / before;
        return new Rule(
                left.stream().map(baskets.items()::get).toList(),
                baskets.items().get(right),
                support,
                confidence,
                confidence / alone,
                support - before / all * alone,
                confidence >= 1 ? Double.POSITIVE_INFINITY : (1 - alone) / (1 - confidence));
    }

    /// All sets of items that lie together often enough, with how often.
    private static Map<List<Integer>, Integer> frequent(
            Baskets baskets, int least, Wanted wanted, Progress progress) {
        Map<List<Integer>, Integer> sets = new HashMap<>();
        var counts = baskets.counts();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] >= least) {
                sets.put(List.of(i), counts[i]);
            }
        }
        if (sets.isEmpty()) {
            return sets;
        }
        progress.at(0.1, "Looking for items that go together");
        var tree = FPTree.of(least, baskets.sets());
        var found = FPGrowth.apply(tree).iterator();
        long looked = 0;
        while (found.hasNext()) {
            if ((looked++ & 1023) == 0) {
                progress.checkCancelled();
            }
            var set = found.next();
            if (set.items().length > wanted.mostItems()) {
                continue;
            }
            var items = Arrays.stream(set.items()).sorted().boxed().collect(Collectors.toList());
            sets.put(List.copyOf(items), set.support());
            if (sets.size() > MOST_SETS) {
                throw ProblemException.usage(
                        "support",
                        "More than " + MOST_SETS + " sets of items are that frequent.",
                        "Raise the support, or allow fewer items a rule.");
            }
        }
        return sets;
    }

    /// One row a rule, the highest lift first.
    public Table toTable() {
        return new Table(
                new Schema(
                        List.of(
                                Field.of("if", Kind.TEXT),
                                Field.of("then", Kind.TEXT),
                                Field.of("support", Kind.NUMBER),
                                Field.of("confidence", Kind.NUMBER),
                                Field.of("lift", Kind.NUMBER),
                                Field.of("leverage", Kind.NUMBER),
                                Field.of("conviction", Kind.NUMBER))),
                List.of(
                        new TextColumn(
                                rules.stream()
                                        .map(r -> String.join(", ", r.left()))
                                        .toArray(String[]::new)),
                        new TextColumn(rules.stream().map(Rule::right).toArray(String[]::new)),
                        numbers(Rule::support),
                        numbers(Rule::confidence),
                        numbers(Rule::lift),
                        numbers(Rule::leverage),
                        numbers(Rule::conviction)));
    }

    private NumberColumn numbers(java.util.function.ToDoubleFunction<Rule> what) {
        return new NumberColumn(rules.stream().mapToDouble(what).toArray());
    }
}
