package org.bottega.data.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.jspecify.annotations.Nullable;

/// Compares the columns of a sample.
final class AssociationScan {
    private static final int TOGETHER = 60;

    private AssociationScan() {}

    static Associations of(Sample sample, Progress progress) {
        var usable =
                sample.columns().stream()
                        .filter(c -> comparable(c.field.kind()) && c.levels.size() > 1)
                        .toList();
        var target =
                sample.columns().stream()
                        .filter(c -> c.field.role() == Role.TARGET && comparable(c.field.kind()))
                        .findFirst()
                        .orElse(null);
        var links =
                target == null
                        ? List.<Associations.Link>of()
                        : links(sample, target, progress.part(0, 0.5));
        var compared = compared(usable, target, links);
        var pairs = new ArrayList<Associations.Pair>();
        Map<Sample.Drawn, int[]> orders = new HashMap<>();
        for (int i = 0; i < compared.size(); i++) {
            progress.at(0.5 + 0.5 * i / compared.size(), compared.get(i).field.name());
            progress.checkCancelled();
            for (int j = i + 1; j < compared.size(); j++) {
                pairs.add(pair(compared.get(i), compared.get(j), orders));
            }
        }
        return new Associations(
                sample.rows(),
                compared.stream().map(c -> c.field.name()).toList(),
                usable.size() - compared.size(),
                pairs,
                target == null ? null : target.field.name(),
                links);
    }

    private static boolean comparable(Kind kind) {
        return switch (kind) {
            case NUMBER, CATEGORY, BOOLEAN, DATE, DATE_TIME -> true;
            case TEXT, IDENTIFIER, IMAGE, SEQUENCE -> false;
        };
    }

    private static List<Associations.Link> links(
            Sample sample, Sample.Drawn target, Progress progress) {
        var prediction = new Prediction(target);
        var links = new ArrayList<Associations.Link>();
        for (var column : sample.columns()) {
            progress.checkCancelled();
            if (column != target && comparable(column.field.kind())) {
                links.add(prediction.link(column));
            }
        }
        links.sort(Comparator.comparingDouble(l -> -l.share().or(-1)));
        return links;
    }

    /// The target and what tells most about it; the order of the table where all fit.
    private static List<Sample.Drawn> compared(
            List<Sample.Drawn> usable,
            Sample.@Nullable Drawn target,
            List<Associations.Link> links) {
        if (usable.size() <= TOGETHER) {
            return usable;
        }
        Map<String, Double> share = new HashMap<>();
        links.forEach(l -> share.put(l.column(), l.share().or(0)));
        var best =
                usable.stream()
                        .sorted(
                                Comparator.comparingDouble(c ->
                                        c == target
                                                ? -2
                                                : -share.getOrDefault(c.field.name(), 0.0)))
                        .limit(TOGETHER)
                        .toList();
        return usable.stream().filter(best::contains).toList();
    }

    private static Associations.Pair pair(
            Sample.Drawn a, Sample.Drawn b, Map<Sample.Drawn, int[]> orders) {
        int rows = 0;
        for (int i = 0; i < a.codes.length; i++) {
            rows += a.codes[i] >= 0 && b.codes[i] >= 0 ? 1 : 0;
        }
        var names = List.of(a.field.name(), b.field.name());
        if (a.numeric() && b.numeric()) {
            return new Associations.Pair(
                    names.get(0),
                    names.get(1),
                    Associations.Measured.PEARSON,
                    Correlations.pearson(a.numbers, b.numbers),
                    Correlations.spearman(a.numbers, order(a, orders), b.numbers, order(b, orders)),
                    rows);
        }
        if (!a.numeric() && !b.numeric()) {
            return new Associations.Pair(
                    names.get(0),
                    names.get(1),
                    Associations.Measured.CRAMER,
                    Correlations.cramer(a.codes, a.levels.size(), b.codes, b.levels.size()),
                    null,
                    rows);
        }
        var words = a.numeric() ? b : a;
        var numbers = a.numeric() ? a : b;
        return new Associations.Pair(
                names.get(0),
                names.get(1),
                Associations.Measured.ETA,
                Correlations.eta(words.codes, words.levels.size(), numbers.numbers),
                null,
                rows);
    }

    private static int[] order(Sample.Drawn column, Map<Sample.Drawn, int[]> orders) {
        return Objects.requireNonNull(
                orders.computeIfAbsent(column, c -> Correlations.order(c.numbers)));
    }
}
