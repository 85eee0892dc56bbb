package org.bottega.data.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.data.Snapshot;
import org.bottega.data.profile.Comparison.Change;
import org.bottega.data.profile.Comparison.Drift;
import org.bottega.data.profile.Comparison.Test;
import org.bottega.data.profile.Comparison.What;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.jspecify.annotations.Nullable;

/// Compares the columns of two snapshots.
final class ComparisonScan {
    private static final int SMALL = 1_000;
    private static final int FEW = 5;
    private static final int LEVELS = 200;
    private static final int RANGES = 10;
    private static final double LEAST_DEVIATION = 1e-3;

    private ComparisonScan() {}

    static Comparison of(Snapshot before, Snapshot after, Progress progress) {
        progress.at(0, "Reading the first version");
        var old = Rows.with(before, progress, rows -> Sample.of(rows, progress));
        progress.at(0.45, "Reading the second version");
        var young = Rows.with(after, progress, rows -> Sample.of(rows, progress));
        progress.at(0.9, "Comparing columns");
        boolean small = before.rows() <= SMALL;
        var drifts = new ArrayList<Drift>();
        var changes = changes(before.schema(), after.schema(), old, young, small);
        for (var field : before.schema().fields()) {
            progress.checkCancelled();
            var name = field.name();
            var drift = drift(old.find(name), young.find(name), small);
            if (drift != null) {
                drifts.add(drift);
            }
        }
        drifts.sort(
                Comparator.comparing((Drift d) -> !d.drifted())
                        .thenComparing(d -> -d.jensenShannon().or(0)));
        long moved = drifts.stream().filter(Drift::drifted).count();
        return new Comparison(
                before.rows(),
                after.rows(),
                List.of(old.rows(), young.rows()),
                changes,
                drifts,
                !drifts.isEmpty() && moved >= Comparison.SHARE * drifts.size());
    }

    private static List<Change> changes(
            Schema before, Schema after, Sample old, Sample young, boolean small) {
        var changes = new ArrayList<Change>();
        var added = new ArrayList<Field>();
        after.fields().stream().filter(f -> before.find(f.name()).isEmpty()).forEach(added::add);
        for (var field : before.fields()) {
            var now = after.find(field.name());
            if (now.isPresent()) {
                if (now.get().kind() != field.kind()) {
                    changes.add(
                            new Change(
                                    What.KIND_CHANGED,
                                    field.name(),
                                    field.kind().name(),
                                    now.get().kind().name()));
                }
                if (now.get().role() != field.role()) {
                    changes.add(
                            new Change(
                                    What.ROLE_CHANGED,
                                    field.name(),
                                    field.role().name(),
                                    now.get().role().name()));
                }
                continue;
            }
            var heir = added.stream().filter(a -> same(field, a, old, young, small)).findFirst();
            if (heir.isPresent()) {
                added.remove(heir.get());
                changes.add(
                        new Change(What.RENAMED, field.name(), field.name(), heir.get().name()));
            } else {
                changes.add(new Change(What.REMOVED, field.name(), field.name(), ""));
            }
        }
        added.forEach(a -> changes.add(new Change(What.ADDED, a.name(), "", a.name())));
        return changes;
    }

    private static boolean same(Field was, Field is, Sample old, Sample young, boolean small) {
        var a = old.find(was.name());
        var b = young.find(is.name());
        if (was.kind() != is.kind() || a == null || b == null) {
            return false;
        }
        if (a.levels.size() > 1 && Arrays.equals(a.codes, b.codes) && a.levels.equals(b.levels)) {
            return true;
        }
        var drift = drift(a, b, small);
        return alike(was.name(), is.name()) && (drift == null || !drift.drifted());
    }

    private static boolean alike(String a, String b) {
        var x = a.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        var y = b.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return x.equals(y)
                || Math.min(x.length(), y.length()) >= 4 && (x.contains(y) || y.contains(x));
    }

    private static @Nullable Drift drift(
            Sample.@Nullable Drawn a, Sample.@Nullable Drawn b, boolean small) {
        if (a == null || b == null || !comparable(a) || a.numeric() != b.numeric()) {
            return null;
        }
        if (a.numeric()) {
            return numbers(a, b, small);
        }
        var counts = levels(a, b);
        var known = known(counts);
        return new Drifting(a, b, small ? Test.CHI_SQUARE : Test.JENSEN_SHANNON, counts)
                .words(known);
    }

    private static boolean comparable(Sample.Drawn column) {
        return switch (column.field.kind()) {
            case NUMBER, CATEGORY, BOOLEAN, DATE, DATE_TIME -> true;
            case TEXT, IDENTIFIER, IMAGE, SEQUENCE -> false;
        };
    }

    private static double[] sorted(Sample.Drawn column) {
        return Arrays.stream(column.numbers).filter(x -> !Double.isNaN(x)).sorted().toArray();
    }

    private static Drift numbers(Sample.Drawn a, Sample.Drawn b, boolean small) {
        boolean few = a.levels.size() <= FEW && a.field.kind() == Kind.NUMBER;
        var test = !small ? Test.WASSERSTEIN : few ? Test.CHI_SQUARE : Test.KOLMOGOROV_SMIRNOV;
        var x = sorted(a);
        var y = sorted(b);
        var counts = few ? levels(a, b) : ranges(x, y, a, b);
        return new Drifting(a, b, test, counts).numbers(x, y, LEAST_DEVIATION);
    }

    /// Counts of both in ranges of equal count before; the last one is for what is missing.
    private static double[][] ranges(double[] x, double[] y, Sample.Drawn a, Sample.Drawn b) {
        var counts = new double[2][RANGES + 1];
        var edges = new double[RANGES - 1];
        for (int i = 1; i < RANGES && x.length > 0; i++) {
            edges[i - 1] = x[(int) ((long) i * x.length / RANGES)];
        }
        count(x, edges, counts[0]);
        count(y, edges, counts[1]);
        counts[0][RANGES] = a.codes.length - x.length;
        counts[1][RANGES] = b.codes.length - y.length;
        return counts;
    }

    private static void count(double[] values, double[] edges, double[] counts) {
        for (double v : values) {
            int at = 0;
            while (at < edges.length && v >= edges[at]) {
                at++;
            }
            counts[at]++;
        }
    }

    /// Counts of both by level; the most frequent ones, then all others, then what is missing.
    private static double[][] levels(Sample.Drawn a, Sample.Drawn b) {
        Map<String, double[]> counts = new HashMap<>();
        var missing = new double[2];
        var both = List.of(a, b);
        for (int side = 0; side < 2; side++) {
            var column = both.get(side);
            for (int code : column.codes) {
                if (code < 0) {
                    missing[side]++;
                } else {
                    counts.computeIfAbsent(column.levels.get(code), _ -> new double[2])[side]++;
                }
            }
        }
        var list =
                counts.entrySet().stream()
                        .sorted(
                                Comparator.comparingDouble((Map.Entry<String, double[]> e) ->
                                                -e.getValue()[0] - e.getValue()[1])
                                        .thenComparing(Map.Entry::getKey))
                        .map(Map.Entry::getValue)
                        .toList();
        int parts = Math.min(list.size(), LEVELS + 1);
        var result = new double[2][parts + 1];
        for (int i = 0; i < list.size(); i++) {
            for (int side = 0; side < 2; side++) {
                result[side][Math.min(i, LEVELS)] += list.get(i)[side];
            }
        }
        result[0][parts] = missing[0];
        result[1][parts] = missing[1];
        return result;
    }

    private static boolean known(double[][] counts) {
        return Arrays.stream(counts[0]).sum() > 0 && Arrays.stream(counts[1]).sum() > 0;
    }
}
