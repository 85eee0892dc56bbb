package org.bottega.explain;

import java.util.ArrayList;
import java.util.List;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;
import org.bottega.model.attribution.Attributions;

/// What a reader of a report has to keep in mind about this model, in sentences.
final class Limits {
    private static final int FEW_ROWS = 500;
    private static final int RARE = 30;

    private Limits() {}

    static List<String> of(
            Model model, Evaluation evaluation, ModelReport.Facts facts, Attributions why) {
        var texts = new ArrayList<String>();
        if (evaluation.rows() < FEW_ROWS) {
            texts.add(
                    "Only "
                            + evaluation.rows()
                            + " rows were judged: scores may be quite different on others.");
        }
        if (evaluation.leftOut() > 0) {
            texts.add(
                    evaluation.leftOut()
                            + " rows were not judged, because their target is missing or of a class the model does not know.");
        }
        for (int k = 0; k < evaluation.classes().size(); k++) {
            long rows = evaluation.actual(k);
            if (rows < RARE) {
                texts.add(
                        "\""
                                + evaluation.classes().get(k)
                                + "\" has only "
                                + rows
                                + " of the judged rows: what is said about it is uncertain.");
            }
            if (texts.size() > 8) {
                break;
            }
        }
        if (tooGood(evaluation)) {
            texts.add(
                    "The score is nearly perfect. Check whether a column is only known after the target.");
        }
        if (facts.test().isEmpty() && !facts.leaderboard().isEmpty()) {
            texts.add(
                    "The winner was chosen by the same rows it is judged on: expect slightly less on new ones. A test file gives an unbiased figure.");
        }
        if (!why.exact()) {
            texts.add(
                    "The model blends several. Contributions add up to the prediction, but how they are shared between columns is approximate.");
        }
        texts.add(
                "Contributions say what the model does with a column, not what would happen if the column were changed in reality.");
        texts.add(
                "Categories that were not seen in training, and values far from the training data, are answered all the same.");
        return texts;
    }

    private static boolean tooGood(Evaluation evaluation) {
        var metric = evaluation.classifies() ? Metric.AUC : Metric.R2;
        return evaluation.rows() > 20 && evaluation.score(metric) > 0.999;
    }
}
