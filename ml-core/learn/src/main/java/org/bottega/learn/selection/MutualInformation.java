package org.bottega.learn.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.kernel.job.Progress;

/// Columns by how much each tells of the target: the information of its best input, in nats, less what it
/// would tell by chance.
final class MutualInformation {
    /// The chance that a column which tells nothing is chosen, over all columns together.
    private static final double BY_MISTAKE = 0.01;

    private MutualInformation() {}

    static Selected choose(Candidates candidates, int wanted, Progress progress) {
        var training = candidates.training();
        var target = Bins.of(training.y(), training.classes());
        var judged = new ArrayList<Selected.Judged>();
        for (int c = 0; c < candidates.count(); c++) {
            progress.checkCancelled();
            progress.at((double) c / candidates.count(), candidates.names().get(c));
            double best = 0;
            boolean beyondChance = false;
            for (int j : candidates.inputs().get(c)) {
                var bins = bins(candidates, j);
                double told = Bins.information(bins, target);
                best = Math.max(best, told - Bins.byChance(bins, target));
                beyondChance |= beyondChance(told, bins, target, candidates.training().x().width());
            }
            judged.add(
                    new Selected.Judged(
                            candidates.names().get(c),
                            best,
                            beyondChance,
                            beyondChance ? "tells more than chance" : "may tell nothing"));
        }
        return best("mutual information", judged, wanted);
    }

    static Bins bins(Candidates candidates, int input) {
        var x = candidates.training().x();
        return Bins.of(x.column(input), x.features().get(input).levels());
    }

    /// Whether 2·n·information is above what the chi-squared distribution allows; its tail by Wilson and
    /// Hilferty's normal approximation.
    private static boolean beyondChance(double told, Bins a, Bins b, int tests) {
        double freedom = (a.count() - 1.0) * (b.count() - 1);
        if (freedom == 0) {
            return false;
        }
        double unit = 2 / (9 * freedom);
        double z = (Math.cbrt(2 * a.bin().length * told / freedom) - (1 - unit)) / Math.sqrt(unit);
        // the normal tail is below exp(−z²/2) / 2 for z > 0
        return z > 0 && Math.exp(-z * z / 2) / 2 < BY_MISTAKE / tests;
    }

    /// Sorts and, where a number is wanted, chooses that many.
    static Selected best(String scoreName, List<Selected.Judged> judged, int wanted) {
        var sorted =
                judged.stream().sorted((a, b) -> Double.compare(b.score(), a.score())).toList();
        if (wanted == 0) {
            return new Selected(scoreName, sorted);
        }
        var chosen = new ArrayList<Selected.Judged>();
        for (int i = 0; i < sorted.size(); i++) {
            var one = sorted.get(i);
            chosen.add(
                    new Selected.Judged(
                            one.name(),
                            one.score(),
                            i < wanted,
                            String.format(Locale.ROOT, "place %d", i + 1)));
        }
        return new Selected(scoreName, chosen);
    }
}
