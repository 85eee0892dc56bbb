package org.bottega.automl;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.encode.FeatureFitting;
import org.bottega.learn.encode.Target;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Predictor;

/// Puts a model together from what was fitted.
final class Assembly {
    private static final int SAMPLE = 200;

    private Assembly() {}

    static Model model(
            Table table,
            Task task,
            Target target,
            Features features,
            Predictor predictor,
            Map<String, String> card) {
        var inputs = FeatureFitting.inputs(table, features);
        var sample = table.select(inputs.names()).rows(sample(target.rows()));
        return new Model(new Signature(inputs, task, target.classes()), features, predictor, sample, card);
    }

    /// Up to 200 of the rows, chosen by a fixed seed, ascending.
    private static int[] sample(int[] rows) {
        var shuffled = rows.clone();
        var random = new SplittableRandom(1);
        int size = Math.min(SAMPLE, rows.length);
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i, rows.length);
            int kept = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = kept;
        }
        var chosen = Arrays.copyOf(shuffled, size);
        Arrays.sort(chosen);
        return chosen;
    }
}
