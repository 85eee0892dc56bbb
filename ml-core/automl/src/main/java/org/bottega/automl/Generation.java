package org.bottega.automl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Table;
import org.bottega.learn.Algorithms;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.encode.FeatureChoices;
import org.bottega.learn.encode.Pairing;
import org.bottega.learn.encode.Target;
import org.bottega.learn.metric.Goal;
import org.bottega.model.features.Feature;
import org.bottega.model.predictor.TreeEnsemble;
import org.jspecify.annotations.Nullable;

/// Features made of two columns, and the frequencies of categories, kept only where they help.
///
/// The rows are halved. On one half a quick boosted model says which columns matter, and, offered the ratios,
/// differences, products, distances from a group's mean, crosses of categories and frequencies of these, which of them it would rather split on. Whether
/// they help is decided on the other half, which has had no say in the choice: there a feature must lower the loss
/// of the boosted or of the linear model, out of fold, by a share that matters and by several standard errors.
final class Generation {
    private static final int FEWEST_ROWS = 200;
    private static final int MOST_ROWS = 20_000;
    private static final int MANY_ROWS = 5_000;
    private static final int NUMBERS = 6;
    private static final int CATEGORIES = 3;
    private static final int MOST_LEVELS = 200;

    /// Crosses of two categories have at most so many cells, each one input.
    private static final int MOST_CELLS = 100;

    /// Below so many levels a frequency is but another name for the level.
    private static final int FEW_LEVELS = 10;

    private static final int TRIED = 3;
    private static final int FOLDS = 5;
    private static final int SCREENING = 3;

    /// The share of the boosted model's gain that a feature must have to be tried.
    private static final double PROMISING = 0.02;

    /// The share of the loss by which a feature must lower it, and by how many standard errors.
    private static final double GAIN = 0.01;

    private static final double ERRORS = 3;

    /// Another kind of model must not lose more than this share.
    private static final double HARM = 0.005;

    /// About how many fits of the quick model all of it takes.
    private static final int FITS = 40;

    /// What a fit takes at least, in seconds.
    private static final double LEAST_FIT = 0.05;

    private final Table table;
    private final String name;
    private final Target target;
    private final double @Nullable [] weights;
    private final Goal goal;
    private final List<String> own;
    private final long seed;
    private final int threads;
    private final Progress progress;

    private Generation(
            Table table,
            Target target,
            double @Nullable [] weights,
            AutoMlSettings settings,
            List<String> own,
            Progress progress) {
        this.table = table;
        this.name = settings.task().target();
        this.target = target;
        this.weights = weights;
        this.goal = settings.goal();
        this.own = own;
        this.seed = settings.seed();
        this.threads = settings.threads();
        this.progress = progress;
    }

    /// What was kept.
    ///
    /// @param lines as [FeatureChoices] reads them
    /// @param remarks for the report: which, and how much they help
    record Kept(List<String> lines, List<Remark> remarks) {
        static final Kept NOTHING = new Kept(List.of(), List.of());
    }

    /// Whether features are made: when a person says so; else for the aim `best`, and for `balanced` where the
    /// budget is long against what it takes.
    ///
    /// @param fitSeconds what the usual boosting is expected to take for one fold with one thread
    static boolean wanted(AutoMlSettings settings, int rows, double fitSeconds) {
        if (settings.features().contains(FeatureChoices.GENERATED)
                || settings.features().contains(FeatureChoices.NOT_GENERATED)) {
            return settings.features().contains(FeatureChoices.GENERATED);
        }
        double share = Math.min(1, (double) MOST_ROWS / Math.max(1, rows)) / 2;
        double seconds = FITS * Math.max(LEAST_FIT, 0.3 * share * fitSeconds / settings.threads());
        double budget = settings.budget().toMillis() / 1000.0;
        return switch (settings.aim()) {
            case BEST -> seconds < 0.15 * budget;
            // a number of trials instead of a time says nothing of how long it may take
            case BALANCED -> !settings.counted() && budget >= 60 && seconds < 0.03 * budget;
            case FAST, EXPLAINABLE, SMALL -> false;
        };
    }

    /// @param own what a person wants of columns
    static Kept of(
            Table table,
            Target target,
            double @Nullable [] weights,
            AutoMlSettings settings,
            List<String> own,
            Progress progress) {
        if (target.rows().length < FEWEST_ROWS) {
            return new Kept(List.of(), List.of(Remark.of("feature.few-rows")));
        }
        return new Generation(table, target, weights, settings, own, progress).kept();
    }

    private Kept kept() {
        progress.at(0, "Looking for features made of two columns");
        var rows = some(target.rows());
        var halves =
                org.bottega.learn.validation.Validation.folds(
                        target.y(), target.classes().size(), rows, 2, seed);
        var proposed = proposed(halves.get(0).validation());
        if (proposed.isEmpty()) {
            return new Kept(List.of(), List.of(Remark.of("feature.none")));
        }
        return decided(proposed, halves.get(1).validation());
    }

    private static int[] some(int[] rows) {
        if (rows.length <= MOST_ROWS) {
            return rows;
        }
        var picked = new int[MOST_ROWS];
        Arrays.setAll(picked, i -> rows[(int) ((long) i * rows.length / MOST_ROWS)]);
        return picked;
    }

    private Material material(int[] rows, int folds, List<String> lines) {
        var part = new Target(target.y(), target.classes(), rows);
        var all = new ArrayList<>(own);
        all.addAll(lines);
        return new Material(
                table,
                name,
                part,
                weights,
                Folds.of(new Judging(Judging.Kind.FOLDS, folds, 1, ""), table, part, seed),
                new FeatureChoices(all),
                seed);
    }

    private Candidate boosted() {
        var algorithm = Algorithms.byId("lightgbm");
        return new Candidate(
                0,
                "boosting",
                algorithm,
                algorithm
                        .params()
                        .read(Map.of("rounds", 80, "learning-rate", 0.15, "num-leaves", 15)));
    }

    private Candidate linear() {
        var algorithm =
                Algorithms.byId(
                        target.classes().isEmpty() ? "ridge-regression" : "logistic-regression");
        return new Candidate(1, "a linear model", algorithm, algorithm.params().read(Map.of()));
    }

    private FoldFit.Fitted fit(Material material, Candidate candidate, int fold) {
        progress.checkCancelled();
        return FoldFit.fit(
                material,
                candidate,
                fold,
                // more threads would wait for one another longer than they work
                material.target().rows().length < MANY_ROWS ? 1 : threads,
                seed + fold,
                Deadline.never(),
                progress);
    }

    /// The features that a boosted model splits on most when it is offered all of them, best first.
    private List<Pairing> proposed(int[] rows) {
        var all = candidates(gains(material(rows, SCREENING, List.of())));
        if (all.isEmpty()) {
            return List.of();
        }
        var lines = all.stream().map(Pairing::line).toList();
        var gains = gains(material(rows, SCREENING, lines));
        double whole = gains.values().stream().mapToDouble(Double::doubleValue).sum();
        record Scored(Pairing pairing, double gain) {}
        var scored = new ArrayList<Scored>();
        for (var pairing : all) {
            double gain = 0;
            for (var made : gains.entrySet()) {
                gain += made(pairing, rows, made.getKey()) ? made.getValue() : 0;
            }
            if (gain > PROMISING * whole) {
                scored.add(new Scored(pairing, gain));
            }
        }
        scored.sort(Comparator.comparingDouble((Scored s) -> -s.gain()));
        Set<Set<String>> seen = new HashSet<>();
        return scored.stream()
                .map(Scored::pairing)
                .filter(p -> seen.add(new HashSet<>(List.of(p.first(), p.second()))))
                .limit(TRIED)
                .toList();
    }

    /// Whether an input was made by a pairing.
    private boolean made(Pairing pairing, int[] rows, Feature feature) {
        return pairing.kind() == Pairing.Kind.PRODUCT
                ? feature.name().contains(" × ")
                        && feature.columns().equals(List.of(pairing.first(), pairing.second()))
                : pairing.encoders(table, rows).stream()
                        .anyMatch(e -> e.features().getFirst().name().equals(feature.name()));
    }

    /// For each input what the boosted model gains by it, added over the folds.
    private Map<Feature, Double> gains(Material material) {
        var gains = new LinkedHashMap<Feature, Double>();
        var features = material.features(Encoding.TREES).features();
        for (int f = 0; !features.isEmpty() && f < material.folds().count(); f++) {
            if (fit(material, boosted(), f).predictor() instanceof TreeEnsemble forest) {
                var gain = forest.gainByInput();
                for (int j = 0; j < gain.length; j++) {
                    gains.merge(features.get(j), gain[j], Double::sum);
                }
            }
        }
        return gains;
    }

    private List<Pairing> candidates(Map<Feature, Double> inputs) {
        // an indicator or another number of a column counts for it
        var gains = new LinkedHashMap<String, Double>();
        inputs.forEach((f, gain) -> gains.merge(f.columns().getFirst(), gain, Double::sum));
        var order = new ArrayList<>(gains.keySet());
        order.sort(Comparator.comparingDouble((String c) -> -gains.getOrDefault(c, 0.0)));
        var numbers =
                order.stream()
                        .filter(c -> usable(c) && table.column(c) instanceof NumberColumn)
                        .limit(NUMBERS)
                        .toList();
        var categories =
                order.stream()
                        .filter(c ->
                                usable(c)
                                        && table.column(c) instanceof CategoryColumn column
                                        && column.levels().size() >= 2
                                        && column.levels().size() <= MOST_LEVELS)
                        .limit(CATEGORIES)
                        .toList();
        var all = new ArrayList<Pairing>();
        for (int a = 0; a < numbers.size(); a++) {
            for (int b = a + 1; b < numbers.size(); b++) {
                var one = numbers.get(a);
                var two = numbers.get(b);
                all.add(new Pairing(one, two, Pairing.Kind.RATIO));
                all.add(new Pairing(two, one, Pairing.Kind.RATIO));
                all.add(new Pairing(one, two, Pairing.Kind.DIFFERENCE));
                all.add(new Pairing(one, two, Pairing.Kind.PRODUCT));
            }
            for (var category : categories) {
                all.add(new Pairing(numbers.get(a), category, Pairing.Kind.GROUP));
            }
        }
        for (int a = 0; a < categories.size(); a++) {
            for (int b = a + 1; b < categories.size(); b++) {
                if (levels(categories.get(a)) * levels(categories.get(b)) <= MOST_CELLS) {
                    all.add(
                            new Pairing(
                                    categories.get(a), categories.get(b), Pairing.Kind.PRODUCT));
                }
            }
        }
        // also of categories with more levels than can be crossed or grouped by
        order.stream()
                .filter(c -> usable(c) && levels(c) >= FEW_LEVELS)
                .limit(CATEGORIES)
                .forEach(c -> all.add(Pairing.frequency(c)));
        return all;
    }

    /// How many levels a column has, 0 where it is no category.
    private int levels(String column) {
        return table.column(column) instanceof CategoryColumn category
                ? category.levels().size()
                : 0;
    }

    /// Whether a column is an input of which nothing else was said.
    private boolean usable(String column) {
        return table.schema().indexOf(column).isPresent()
                && table.schema().require(column).role() == Role.FEATURE
                && own.stream().noneMatch(l -> l.startsWith(column + "="));
    }

    /// Adds one after the other where it helps on rows that have not proposed it.
    private Kept decided(List<Pairing> proposed, int[] rows) {
        var lines = new ArrayList<String>();
        var remarks = new ArrayList<Remark>();
        var refused = new ArrayList<String>();
        var before = losses(rows, lines);
        for (int p = 0; p < proposed.size(); p++) {
            progress.at((p + 1.0) / (proposed.size() + 1), "Trying " + proposed.get(p).line());
            var more = new ArrayList<>(lines);
            more.add(proposed.get(p).line());
            var after = losses(rows, more);
            int helped = helped(before, after);
            if (helped < 0) {
                refused.add(proposed.get(p).line());
                continue;
            }
            lines.add(proposed.get(p).line());
            remarks.add(
                    Remark.of(
                            "feature.kept",
                            proposed.get(p).line(),
                            goal.metric().id(),
                            helped == 0 ? boosted().name() : linear().name(),
                            100 * share(before[helped], after[helped])));
            before = after;
        }
        if (!refused.isEmpty()) {
            remarks.add(Remark.of("feature.refused", String.join(", ", refused)));
        }
        return new Kept(List.copyOf(lines), List.copyOf(remarks));
    }

    /// The losses of each fold, of the boosted and of the linear model.
    private double[][] losses(int[] rows, List<String> lines) {
        var material = material(rows, FOLDS, lines);
        var folds = material.folds();
        var candidates = List.of(boosted(), linear());
        var losses = new double[candidates.size()][folds.count()];
        for (int c = 0; c < losses.length; c++) {
            for (int f = 0; f < folds.count(); f++) {
                losses[c][f] =
                        goal.loss(
                                folds.score(
                                        goal,
                                        f,
                                        fit(material, candidates.get(c), f).predictions()));
            }
        }
        return losses;
    }

    /// @return the model that was helped most, −1 when none was or the other one was harmed
    private static int helped(double[][] before, double[][] after) {
        int best = -1;
        double most = 0;
        for (int c = 0; c < before.length; c++) {
            double gain = share(before[c], after[c]);
            if (gain < -HARM) {
                return -1;
            }
            if (gain > GAIN && beyondChance(before[c], after[c]) && gain > most) {
                best = c;
                most = gain;
            }
        }
        return best;
    }

    /// By how much of its size the mean loss fell.
    private static double share(double[] before, double[] after) {
        double old = Arrays.stream(before).average().orElse(0);
        double now = Arrays.stream(after).average().orElse(0);
        return old == 0 ? 0 : (old - now) / Math.abs(old);
    }

    private static boolean beyondChance(double[] before, double[] after) {
        int n = before.length;
        var gains = new double[n];
        Arrays.setAll(gains, f -> before[f] - after[f]);
        double mean = Arrays.stream(gains).average().orElse(0);
        double squares = Arrays.stream(gains).map(g -> (g - mean) * (g - mean)).sum();
        double error = Math.sqrt(squares / (n - 1) / n);
        return Double.isFinite(error) && mean > ERRORS * error;
    }
}
