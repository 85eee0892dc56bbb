package org.bottega.explain.report;

import java.util.ArrayList;
import java.util.List;
import org.bottega.explain.Evaluation;
import org.bottega.explain.fairness.FairnessMetric;
import org.bottega.explain.fairness.FairnessResult;
import org.bottega.learn.metric.Metric;
import org.bottega.model.attribution.Attributions;
import org.jspecify.annotations.Nullable;

/// What one should know before trusting a model, as far as it shows.
final class Limits {
    private static final int FEW_ROWS = 200;
    private static final int RARE = 30;
    private static final int MOST = 8;

    private Limits() {}

    /// @param why nothing where contributions were not found
    static List<String> of(
            Evaluation evaluation,
            ModelReport.Facts facts,
            @Nullable Attributions why,
            ReportText text) {
        var texts = ofScores(evaluation, text);
        if (facts.test().isEmpty() && !facts.leaderboard().isEmpty()) {
            texts.add(text.say("limit.same-rows"));
        }
        for (var finding : facts.fairness()) {
            var report = finding.report();
            boolean broken =
                    report.result(FairnessMetric.DI)
                            .map(r -> r.fourFifths() == FairnessResult.FourFifths.OUTSIDE)
                            .orElse(false);
            if (broken) {
                texts.add(text.say("limit.unfair", report.question().facet().words()));
            }
        }
        if (why != null && !why.exact()) {
            texts.add(text.say(why.sampled() ? "limit.sampled" : "limit.blend"));
        }
        texts.add(text.say("limit.cause"));
        texts.add(text.say("limit.far"));
        return texts;
    }

    /// What the judged rows show.
    static List<String> ofScores(Evaluation evaluation, ReportText text) {
        var texts = new ArrayList<String>();
        if (evaluation.rows() < FEW_ROWS) {
            texts.add(text.say("limit.few", text.number(evaluation.rows())));
        }
        if (evaluation.leftOut() > 0) {
            texts.add(text.say("limit.left-out", text.number(evaluation.leftOut())));
        }
        for (int k = 0; k < evaluation.classes().size() && texts.size() <= MOST; k++) {
            long rows = evaluation.actual(k);
            if (rows < RARE) {
                texts.add(text.say("limit.rare", evaluation.classes().get(k), text.number(rows)));
            }
        }
        if (tooGood(evaluation)) {
            texts.add(text.say("limit.too-good"));
        }
        return texts;
    }

    private static boolean tooGood(Evaluation evaluation) {
        var metric = evaluation.classifies() ? Metric.AUC : Metric.R2;
        return evaluation.rows() > 20 && evaluation.score(metric) > 0.999;
    }
}
