package org.bottega.learn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.task.Task;
import org.bottega.learn.encode.Target;
import org.bottega.learn.metric.Metric;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the algorithms reach on real data, so that a change that costs quality is seen.
class RealDataTest {
    private static double score(String data, Task task, String algorithm, Metric metric) {
        var model =
                Trainer.of(1, 2)
                        .train(
                                SharedData.read(data + ".train.csv"),
                                task,
                                Algorithms.byId(algorithm),
                                Params.defaults(),
                                Progress.none());
        var test = SharedData.read(data + ".test.csv");
        var classes = model.signature().classes();
        var truth = Target.judge(test, task.target(), classes);
        return metric.score(truth.y(), model.predict(test).values(), classes.size());
    }

    @Test
    void lightGbmReachesItsUsualAucOnAdult() {
        double auc = score("adult", new Task.Classification("income"), "lightgbm", Metric.AUC);
        assertTrue(auc > 0.928, "AUC " + auc);
    }

    @Test
    void logisticRegressionReachesItsUsualAucOnAdult() {
        double auc =
                score(
                        "adult",
                        new Task.Classification("income"),
                        "logistic-regression",
                        Metric.AUC);
        assertTrue(auc > 0.902, "AUC " + auc);
    }

    @Tag("slow")
    @Test
    void xgBoostReachesItsUsualAucOnAdult() {
        double auc = score("adult", new Task.Classification("income"), "xgboost", Metric.AUC);
        assertTrue(auc > 0.9275, "AUC " + auc);
    }

    @Tag("slow")
    @Test
    void aForestReachesItsUsualErrorOnCalifornia() {
        double rmse =
                score(
                        "california",
                        new Task.Regression("median_house_value"),
                        "random-forest",
                        Metric.RMSE);
        assertTrue(rmse < 51_500, "RMSE " + rmse);
    }
}
