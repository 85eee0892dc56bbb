package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Algorithms;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.metric.Metric;
import org.junit.jupiter.api.Test;

class QueueTest {
    private static Trial trial(int number, String id, double loss) {
        var algorithm = Algorithms.byId(id);
        return new Trial(
                new Candidate(number, id + " " + number, algorithm, Params.defaults()),
                Encoding.TREES,
                loss,
                0,
                Map.of(),
                1,
                new double[0],
                List.of(),
                new double[0],
                List.of(),
                1);
    }

    private static Queue queue(Aim aim) {
        var settings =
                AutoMlSettings.of(new Task.Regression("y"), Metric.RMSE, Duration.ofMinutes(1), 1)
                        .withAim(aim);
        var plan = new Plan(Judging.folds(5), List.of(), 3, 1, 1, List.of());
        return new Queue(plan, settings, Deadline.never(), new Forecast(1), 5);
    }

    @Test
    void whatDidBestIsLearntAgainWithOtherSeedsAndThenItEnds() {
        var queue = queue(Aim.BALANCED);
        var trials =
                new ArrayList<>(
                        List.of(
                                trial(-3, "ridge-regression", 0.1),
                                trial(-2, "xgboost", 0.3),
                                trial(-1, "lightgbm", 0.2)));
        var names = new ArrayList<String>();
        for (var next = queue.again(trials); next != null; next = queue.again(trials)) {
            names.add(next.name());
            assertEquals(
                    names.size() - 1, next.number(), "each has a number, so a seed, of its own");
            trials.add(trial(next.number(), next.algorithm().info().id(), 0.15));
        }
        assertEquals(
                List.of("lightgbm -1, seed 2", "xgboost -2, seed 2", "lightgbm -1, seed 3"),
                names.subList(0, 3));
        assertEquals(20, names.size());
        assertTrue(names.stream().noneMatch(n -> n.contains("ridge")), "it is the same each time");
    }

    @Test
    void aFastSearchAndOneForASingleModelEndInstead() {
        for (var aim : List.of(Aim.FAST, Aim.SMALL, Aim.EXPLAINABLE)) {
            assertNull(queue(aim).again(List.of(trial(0, "lightgbm", 1))));
        }
    }
}
