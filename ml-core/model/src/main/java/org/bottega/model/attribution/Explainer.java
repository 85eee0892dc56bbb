package org.bottega.model.attribution;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Marginal;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;

/// Explains single predictions of a model.
///
/// - Forests: path-dependent TreeSHAP of the margins, exact.
/// - Weighted sums: Shapley values of the margins against the means of the model's sample rows, exact
///   for independent inputs.
/// - Blends: the members' values above, each carried through its link to the outputs, then averaged by
///   the members' weights. They add up to the blended output; as Shapley values they are approximate
///   (see [Attributions#exact()]) where a member's link is not the identity.
///
/// Contributions of all features made from a column are added up to the column's.
public final class Explainer {
    private static final int BLOCK = 128;

    private final Model model;
    private final Attributor attributor;
    private final Attributions.Space space;

    private Explainer(Model model, Attributor attributor, Attributions.Space space) {
        this.model = model;
        this.attributor = attributor;
        this.space = space;
    }

    public static Explainer of(Model model) {
        var means = means(model);
        return switch (model.predictor()) {
            case TreeEnsemble forest ->
                    new Explainer(model, new TreeAttributor(forest), space(forest.link()));
            case Linear linear ->
                    new Explainer(model, new LinearAttributor(linear, means), space(linear.link()));
            case Blend blend ->
                    new Explainer(model, outputs(blend, means), Attributions.Space.OUTPUT);
        };
    }

    private static Attributions.Space space(Link link) {
        return link == Link.IDENTITY ? Attributions.Space.OUTPUT : Attributions.Space.MARGIN;
    }

    private static Attributor outputs(Predictor predictor, double[] means) {
        return switch (predictor) {
            case TreeEnsemble forest -> new OutputAttributor(new TreeAttributor(forest), forest);
            case Linear linear -> new OutputAttributor(new LinearAttributor(linear, means), linear);
            case Blend blend ->
                    new BlendAttributor(
                            blend,
                            blend.members().stream()
                                    .map(m -> outputs(m.predictor(), chosen(means, m.inputs())))
                                    .toList());
        };
    }

    /// A blend of sums is a sum itself.
    private static boolean exact(Predictor predictor) {
        return !(predictor instanceof Blend blend)
                || blend.members().stream().allMatch(m -> isSum(m.predictor()));
    }

    private static boolean isSum(Predictor predictor) {
        return switch (predictor) {
            case Marginal marginal -> marginal.link() == Link.IDENTITY;
            case Blend blend -> blend.members().stream().allMatch(m -> isSum(m.predictor()));
        };
    }

    private static double[] chosen(double[] means, int[] inputs) {
        return Arrays.stream(inputs).mapToDouble(i -> means[i]).toArray();
    }

    /// The mean of each feature over the model's sample rows, missing ones left out.
    private static double[] means(Model model) {
        var matrix =
                model.features().encode(Conform.to(model.signature().inputs(), model.sample()));
        return IntStream.range(0, matrix.width())
                .mapToDouble(j ->
                        Arrays.stream(matrix.column(j))
                                .filter(x -> !Double.isNaN(x))
                                .average()
                                .orElse(0))
                .toArray();
    }

    /// Explains all rows, block by block on the common pool.
    ///
    /// @param rows any table that has the model's inputs; rows × inputs × outputs below 2^31
    /// @throws org.bottega.kernel.ProblemException when a column is missing or cannot be read
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public Attributions explain(Table rows, Progress progress) {
        var table = Conform.to(model.signature().inputs(), rows);
        var bound = model.features().bind(table);
        var columnOf = columnOf();
        int columns = table.columns().size();
        int results = attributor.results();
        int inputs = attributor.inputs();
        var values =
                new double[Math.multiplyExact(Math.multiplyExact(rows.rows(), columns), results)];
        int blocks = (rows.rows() + BLOCK - 1) / BLOCK;
        var done = new AtomicInteger();
        IntStream.range(0, blocks)
                .parallel()
                .forEach(b -> {
                    progress.checkCancelled();
                    int from = b * BLOCK;
                    int count = Math.min(rows.rows(), from + BLOCK) - from;
                    var encoded = new double[count * inputs];
                    bound.encode(from, from + count, encoded, 0, inputs);
                    var part = new double[encoded.length * results];
                    attributor.attribute(encoded, count, part);
                    for (int i = 0, at = 0; i < count; i++) {
                        for (int j = 0; j < inputs; j++) {
                            int to = ((from + i) * columns + columnOf[j]) * results;
                            for (int k = 0; k < results; k++, at++) {
                                values[to + k] += part[at];
                            }
                        }
                    }
                    progress.at((double) done.incrementAndGet() / blocks, "Explaining rows");
                });
        return new Attributions(
                space,
                exact(model.predictor()),
                table.schema().names(),
                names(results),
                attributor.base(),
                values,
                rows.rows());
    }

    private int[] columnOf() {
        return model.features().features().stream()
                .mapToInt(f -> model.signature().inputs().indexOf(f.column()).orElseThrow())
                .toArray();
    }

    private List<String> names(int results) {
        var signature = model.signature();
        if (!signature.classifies()) {
            return List.of(signature.task().target());
        }
        return results == 1 ? List.of(signature.classes().get(1)) : signature.classes();
    }
}
