package org.bottega.learn.neighbours;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Declared;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Fitting;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.model.predictor.Neighbours;
import org.bottega.model.predictor.Predictor;

/// Answers with what the most similar known rows have.
public final class NearestNeighbours extends Declared {
    public static final Param<Integer> NEIGHBOURS =
            Param.whole("neighbours", 15, 1, 1000).log().doc("How many known rows are asked.");
    public static final Param<Boolean> NEARER_WEIGHS_MORE =
            Param.flag("nearer-weighs-more", true).doc("Weigh them by 1 / distance.");
    public static final Param<Neighbours.Distance> DISTANCE =
            Param.choice("distance", Neighbours.Distance.EUCLIDEAN)
                    .doc("How distances are measured, all inputs being standardised.");
    public static final Param<Integer> MOST_ROWS =
            Param.whole("most-rows", 50_000, 100, 5_000_000)
                    .log()
                    .doc("How many rows are remembered at most; of more, so many by chance.");

    public NearestNeighbours() {
        super(
                new Info(
                        "nearest-neighbours",
                        "Nearest neighbours",
                        "Remembers the rows and answers with the mean of the most similar ones.",
                        "Neighbours",
                        List.of("knn", "k-nn", "instance based", "lazy")),
                Manual.own(
                        "Cover and Hart, Nearest Neighbor Pattern Classification, IEEE Trans. Information Theory 13, 1967.",
                        "Learning: nothing. A prediction: n·d. Memory and file: n·d numbers."),
                Set.of(Trait.CLASSIFICATION, Trait.REGRESSION, Trait.WEIGHTS, Trait.ON_REQUEST),
                List.of(NEIGHBOURS, NEARER_WEIGHS_MORE, DISTANCE, MOST_ROWS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(Encoding.LINEAR, (training, progress) -> fit(training, params));
    }

    private static Predictor fit(Training training, Params params) {
        var rows = Rows.atMost(training, params.get(MOST_ROWS));
        int outputs = Math.max(1, training.classes());
        var columns = new double[rows.count() * rows.width()];
        var answers = new double[rows.count() * outputs];
        for (int i = 0; i < rows.count(); i++) {
            for (int j = 0; j < rows.width(); j++) {
                columns[j * rows.count() + i] = rows.x(i, j);
            }
            if (training.classifies()) {
                answers[i * outputs + (int) rows.y()[i]] = 1;
            } else {
                answers[i] = rows.y()[i];
            }
        }
        return new Neighbours(
                rows.width(),
                outputs,
                Math.min(params.get(NEIGHBOURS), rows.count()),
                params.get(DISTANCE),
                params.get(NEARER_WEIGHS_MORE),
                columns,
                answers,
                rows.w());
    }
}
