package org.bottega.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bottega.model.Model;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;

/// How much the splits on each column lowered the loss in training, as a share of all. Cheap, but it flatters columns
/// with many different values and tells nothing about rows that were not learnt from: see
/// [PermutationImportance].
///
/// @param columns the most important first; their shares add up to 1
public record GainImportance(List<Importance> columns) {
    /// @param share 0 to 1
    public record Importance(String column, double share) {}

    public GainImportance {
        columns = List.copyOf(columns);
    }

    /// @return empty where the model has no forest, or its forests do not know their gains. In blends each forest's
    ///     shares count by its weight
    public static Optional<GainImportance> of(Model model) {
        var sum = new double[model.predictor().inputs()];
        add(model.predictor(), IntStream.range(0, sum.length).toArray(), 1, sum);
        var inputs = model.signature().inputs();
        var byColumn = new double[inputs.size()];
        double all = 0;
        for (int j = 0; j < sum.length; j++) {
            var columns = model.features().features().get(j).columns();
            for (var column : columns) {
                byColumn[inputs.indexOf(column).orElseThrow()] += sum[j] / columns.size();
            }
            all += sum[j];
        }
        if (!(all > 0)) {
            return Optional.empty();
        }
        var shares = new ArrayList<Importance>();
        for (int c = 0; c < byColumn.length; c++) {
            shares.add(new Importance(inputs.field(c).name(), byColumn[c] / all));
        }
        shares.sort(Comparator.comparingDouble(Importance::share).reversed());
        return Optional.of(new GainImportance(shares));
    }

    private static void add(Predictor predictor, int[] inputs, double weight, double[] sum) {
        switch (predictor) {
            case TreeEnsemble forest -> {
                var gain = forest.gainByInput();
                double all = java.util.Arrays.stream(gain).sum();
                for (int j = 0; j < gain.length && all > 0; j++) {
                    sum[inputs[j]] += weight * gain[j] / all;
                }
            }
            case Calibrated calibrated -> add(calibrated.predictor(), inputs, weight, sum);
            case Blend blend ->
                    blend.members()
                            .forEach(m ->
                                    add(
                                            m.predictor(),
                                            IntStream.of(m.inputs()).map(i -> inputs[i]).toArray(),
                                            weight * m.weight(),
                                            sum));
            default -> {}
        }
    }
}
