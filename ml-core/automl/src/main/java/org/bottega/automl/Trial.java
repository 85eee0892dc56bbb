package org.bottega.automl;

import java.util.List;
import java.util.Map;
import org.bottega.learn.algorithm.Encoding;

/// A candidate that was tried to its end.
///
/// @param score the search's metric over all judged rows, each predicted by a model that did not learn
///     from it
/// @param spread standard error of the score, from its values in the folds; 0 with one fold
/// @param metrics other metrics of the same predictions, by id
/// @param seconds time of fitting and predicting, added over the folds
/// @param predictions judged rows × outputs, row-major: read only
/// @param fitted one predictor a fold
/// @param foldScores one a fold: read only
/// @param again for each fold that with which its model is learnt again without validation rows
/// @param atSeconds when it was done, counted from the search's begin
@SuppressWarnings("ArrayRecordComponent")
record Trial(
        Candidate candidate,
        Encoding encoding,
        double score,
        double spread,
        Map<String, Double> metrics,
        double seconds,
        double[] predictions,
        List<Shelf.Kept> fitted,
        double[] foldScores,
        List<Found> again,
        double atSeconds) {}
