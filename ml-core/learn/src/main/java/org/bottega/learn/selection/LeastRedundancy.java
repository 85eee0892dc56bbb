package org.bottega.learn.selection;

import java.util.ArrayList;
import java.util.Locale;
import org.bottega.kernel.job.Progress;

/// mRMR: one column after the other, each time the one that tells most of the target less what it tells of
/// those chosen before, on average.
final class LeastRedundancy {
    private LeastRedundancy() {}

    static Selected choose(Candidates candidates, int wanted, Progress progress) {
        int count = candidates.count();
        var training = candidates.training();
        var target = Bins.of(training.y(), training.classes());
        var bins = new Bins[count];
        var relevance = new double[count];
        for (int c = 0; c < count; c++) {
            progress.checkCancelled();
            relevance[c] = Double.NEGATIVE_INFINITY;
            for (int j : candidates.inputs().get(c)) {
                var own = MutualInformation.bins(candidates, j);
                double told = Bins.information(own, target) - Bins.byChance(own, target);
                if (told > relevance[c]) {
                    relevance[c] = told;
                    bins[c] = own;
                }
            }
        }
        var redundancy = new double[count];
        var taken = new boolean[count];
        var judged = new ArrayList<Selected.Judged>();
        boolean worth = true;
        for (int place = 0; place < count; place++) {
            progress.checkCancelled();
            progress.at((double) place / count, "Column " + (place + 1));
            int best = -1;
            double highest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < count; c++) {
                double score = relevance[c] - (place == 0 ? 0 : redundancy[c] / place);
                if (!taken[c] && score > highest) {
                    highest = score;
                    best = c;
                }
            }
            taken[best] = true;
            worth &= highest > 0;
            judged.add(
                    new Selected.Judged(
                            candidates.names().get(best),
                            highest,
                            wanted > 0 ? place < wanted : worth,
                            String.format(
                                    Locale.ROOT,
                                    "tells %.3f of the target, %.3f of those before",
                                    Math.max(0, relevance[best]),
                                    place == 0 ? 0 : redundancy[best] / place)));
            for (int c = 0; c < count; c++) {
                if (!taken[c]) {
                    redundancy[c] +=
                            Math.max(
                                    0,
                                    Bins.information(bins[c], bins[best])
                                            - Bins.byChance(bins[c], bins[best]));
                }
            }
        }
        return new Selected("relevance less redundancy", judged);
    }
}
