package org.bottega.model.attribution;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.bottega.model.predictor.Additive;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Gaussians;
import org.bottega.model.predictor.Kernel;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.LocalOutliers;
import org.bottega.model.predictor.Marginal;
import org.bottega.model.predictor.Neighbours;
import org.bottega.model.predictor.Network;
import org.bottega.model.predictor.OneVsRest;
import org.bottega.model.predictor.Onnx;
import org.bottega.model.predictor.Ordinal;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.Stack;
import org.bottega.model.predictor.TreeEnsemble;
import org.jspecify.annotations.Nullable;

/// Explains single predictions of a model.
///
/// - Forests: path-dependent TreeSHAP of the margins, exact.
/// - Weighted sums: Shapley values of the margins against the means of the model's sample rows, exact
///   for independent inputs.
/// - Sums of step functions and independent normal distributions: Shapley values of the margins against the
///   model's sample rows, exact.
/// - Calibrated probabilities and ordered classes: the values of what is calibrated, carried through.
/// - Stacks with a weighted sum on top: the members' values and the inputs passed on, weighed by the sum;
///   exact for numbers whose members are exact.
/// - Everything else (networks, kernels, neighbours, one against the rest, other stacks): Shapley values of the
///   outputs by asking the model, see [ShapleyAttributor]; exact with few columns.
/// - Blends: the members' values above, each carried through its link to the outputs, then averaged by
///   the members' weights. They add up to the blended output; as Shapley values they are approximate
///   (see [Attributions#exact()]) where a member's link is not the identity.
///
/// Contributions of all features made from a column are added up to the column's; what two columns do
/// together (an interaction) is shared evenly between them.
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

    /// How contributions are found.
    public enum Method {
        /// what suits the model best, see above
        PRESET,
        /// path-dependent TreeSHAP: forests only
        TREE_SHAP,
        /// against the model's sample rows: forests by interventional TreeSHAP, exact for columns, all others as
        /// with the preset
        INTERVENTIONAL,
        /// by asking the model, whatever it is, with the error of the sample
        SAMPLED
    }

    public static Explainer of(Model model) {
        return of(model, Method.PRESET);
    }

    /// @throws ProblemException (usage) when the method is not for such a model
    public static Explainer of(Model model, Method method) {
        var background = Background.of(model);
        boolean interventional = method == Method.INTERVENTIONAL;
        if (method == Method.SAMPLED) {
            return new Explainer(
                    model,
                    new ShapleyAttributor(model.predictor(), background),
                    Attributions.Space.OUTPUT);
        }
        if (method == Method.TREE_SHAP && !(model.predictor() instanceof TreeEnsemble)) {
            throw ProblemException.usage(
                    "method",
                    "The model is not a forest of trees, which TreeSHAP is for.",
                    "Choose interventional or sampled, or leave the choice to the preset.");
        }
        var margins = margins(model.predictor(), background, interventional);
        if (margins != null && model.predictor() instanceof Marginal marginal) {
            boolean same = marginal.link() == Link.IDENTITY;
            return new Explainer(
                    model, margins, same ? Attributions.Space.OUTPUT : Attributions.Space.MARGIN);
        }
        return new Explainer(
                model,
                outputs(model.predictor(), background, interventional),
                Attributions.Space.OUTPUT);
    }

    /// What explains margins exactly, where there is such a thing.
    private static @Nullable Attributor margins(
            Predictor predictor, Background background, boolean interventional) {
        return switch (predictor) {
            case TreeEnsemble forest ->
                    interventional
                            ? new InterventionalAttributor(forest, background)
                            : new TreeAttributor(forest);
            case Linear linear -> new LinearAttributor(linear, background.means());
            case Additive additive -> new AdditiveAttributor(additive, background);
            case Gaussians gaussians ->
                    gaussians.diagonal() ? new DiagonalAttributor(gaussians, background) : null;
            case Network _,
                    Kernel _,
                    Neighbours _,
                    LocalOutliers _,
                    Calibrated _,
                    Ordinal _,
                    OneVsRest _,
                    Stack _,
                    Blend _,
                    Onnx _ ->
                    null;
        };
    }

    private static Attributor outputs(
            Predictor predictor, Background background, boolean interventional) {
        var margins = margins(predictor, background, interventional);
        if (margins != null && predictor instanceof Marginal marginal) {
            return new OutputAttributor(margins, marginal);
        }
        return switch (predictor) {
            case Blend blend ->
                    new BlendAttributor(
                            blend,
                            blend.members().stream()
                                    .map(m ->
                                            outputs(
                                                    m.predictor(),
                                                    background.select(m.inputs()),
                                                    interventional))
                                    .toList());
            case Calibrated calibrated -> {
                var inner = outputs(calibrated.predictor(), background, interventional);
                // what is explained by asking is asked as it answers, so that the base is its mean
                yield inner instanceof ShapleyAttributor
                        ? new ShapleyAttributor(calibrated, background)
                        : new CarriedAttributor(inner, calibrated);
            }
            case Ordinal ordinal ->
                    new OrdinalAttributor(
                            outputs(ordinal.score(), background, interventional), ordinal);
            case Stack stack when stack.top() instanceof Linear top ->
                    new OutputAttributor(
                            new StackAttributor(
                                    stack,
                                    top,
                                    stack.members().stream()
                                            .map(m ->
                                                    outputs(
                                                            m.predictor(),
                                                            background.select(m.inputs()),
                                                            interventional))
                                            .toList(),
                                    background.means()),
                            top);
            default -> new ShapleyAttributor(predictor, background);
        };
    }

    /// Explains all rows, block by block on the common pool.
    ///
    /// @param rows any table that has the model's inputs; rows × inputs × outputs below 2^31
    /// @throws org.bottega.kernel.ProblemException when a column is missing or cannot be read
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public Attributions explain(Table rows, Progress progress) {
        var table = Conform.to(model.signature().inputs(), rows);
        var bound = model.features().bind(table);
        var columnsOf = columnsOf();
        int columns = table.columns().size();
        int results = attributor.results();
        int inputs = attributor.inputs();
        var values =
                new double[Math.multiplyExact(Math.multiplyExact(rows.rows(), columns), results)];
        var errors = new double[attributor.sampled() ? values.length : 0];
        // few rows of a large model shall occupy all processors
        int block =
                Math.clamp(
                        rows.rows() / (4L * ForkJoinPool.getCommonPoolParallelism() + 4), 1, BLOCK);
        int blocks = (rows.rows() + block - 1) / block;
        var done = new AtomicInteger();
        IntStream.range(0, blocks)
                .parallel()
                .forEach(b -> {
                    progress.checkCancelled();
                    int from = b * block;
                    int count = Math.min(rows.rows(), from + block) - from;
                    var encoded = new double[count * inputs];
                    bound.encode(from, from + count, encoded, 0, inputs);
                    var part = new double[encoded.length * results];
                    var unsure = new double[attributor.sampled() ? part.length : 0];
                    if (attributor.sampled()) {
                        attributor.attribute(encoded, count, part, unsure);
                    } else {
                        attributor.attribute(encoded, count, part);
                    }
                    for (int i = 0, at = 0; i < count; i++) {
                        for (int j = 0; j < inputs; j++, at += results) {
                            for (int column : columnsOf[j]) {
                                int to = ((from + i) * columns + column) * results;
                                for (int k = 0; k < results; k++) {
                                    values[to + k] += part[at + k] / columnsOf[j].length;
                                    if (unsure.length > 0) {
                                        errors[to + k] += unsure[at + k] / columnsOf[j].length;
                                    }
                                }
                            }
                        }
                    }
                    progress.at((double) done.incrementAndGet() / blocks, "Explaining rows");
                });
        return new Attributions(
                space,
                attributor.exact(),
                table.schema().names(),
                names(results),
                attributor.base(),
                values,
                errors,
                rows.rows());
    }

    /// For each input the columns it comes from.
    private int[][] columnsOf() {
        var inputs = model.signature().inputs();
        return model.features().features().stream()
                .map(f ->
                        f.columns().stream()
                                .mapToInt(c -> inputs.indexOf(c).orElseThrow())
                                .toArray())
                .toArray(int[][]::new);
    }

    private List<String> names(int results) {
        var signature = model.signature();
        if (!signature.classifies()) {
            return signature.outputNames();
        }
        return results == 1 ? List.of(signature.classes().get(1)) : signature.classes();
    }
}
