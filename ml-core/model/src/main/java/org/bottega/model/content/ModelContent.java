package org.bottega.model.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.bottega.kernel.table.Figures;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.model.features.Feature;
import org.bottega.model.predictor.Additive;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Gaussians;
import org.bottega.model.predictor.Kernel;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.LocalOutliers;
import org.bottega.model.predictor.Neighbours;
import org.bottega.model.predictor.Network;
import org.bottega.model.predictor.OneVsRest;
import org.bottega.model.predictor.Onnx;
import org.bottega.model.predictor.Ordinal;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.Stack;
import org.bottega.model.predictor.TreeEnsemble;
import org.bottega.model.rules.TreeRules;
import org.bottega.model.rules.WeightedRules;

/// What a model holds, as tables by name: weights, rules, shapes, stored rows, members. Numbers are in the units of
/// the encoded inputs (standardised, where the encoder does so). Of many rows the first thousand.
public final class ModelContent {
    private static final int MOST_ROWS = 1000;

    private final SequencedMap<String, Table> tables = new LinkedHashMap<>();

    private ModelContent() {}

    /// What was found in training first, then what the predictor holds.
    public static SequencedMap<String, Table> of(Model model) {
        var content = new ModelContent();
        content.tables.putAll(model.figures());
        var rules = TreeRules.of(model);
        if (!rules.isEmpty()) {
            var figures = new Figures();
            rules.forEach(r -> figures.row().text("rule", r));
            content.add("", "rules", figures);
        }
        boolean weighed =
                model.predictor() instanceof Stack stack
                        && !WeightedRules.of(model, stack).isEmpty();
        if (!weighed) {
            content.describe(
                    "",
                    model.predictor(),
                    model.features().features().stream().map(Feature::name).toList(),
                    model.signature().outputNames());
        }
        return content.tables;
    }

    private void add(String path, String name, Figures figures) {
        tables.put(path.isEmpty() ? name : path + ": " + name, figures.table());
    }

    /// @param inputs their names
    /// @param outputs their names
    private void describe(
            String path, Predictor predictor, List<String> inputs, List<String> outputs) {
        switch (predictor) {
            case TreeEnsemble forest -> forest(path, forest, inputs);
            case Linear linear -> linear(path, linear, inputs, outputs);
            case Additive additive -> additive(path, additive, inputs, outputs);
            case Network network -> {
                var figures = new Figures();
                for (var layer : network.layers()) {
                    figures.row()
                            .number("inputs", layer.inputs())
                            .number("outputs", layer.outputs())
                            .number("numbers", layer.weights().length + layer.bias().length);
                }
                add(path, "layers", figures);
            }
            case Kernel kernel -> {
                var figures = new Figures();
                for (int v = 0; v < Math.min(MOST_ROWS, kernel.count()); v++) {
                    figures.row();
                    for (int k = 0; k < kernel.margins(); k++) {
                        figures.number(
                                weight(kernel.margins(), outputs, k),
                                kernel.weights()[k * kernel.count() + v]);
                    }
                    for (int j = 0; j < kernel.inputs(); j++) {
                        figures.number(inputs.get(j), kernel.vectors()[v * kernel.inputs() + j]);
                    }
                }
                add(path, "rows with weights", figures);
            }
            case Gaussians gaussians -> gaussians(path, gaussians, inputs, outputs);
            case Neighbours neighbours -> {
                var figures = new Figures();
                int count = neighbours.count();
                for (int v = 0; v < Math.min(MOST_ROWS, count); v++) {
                    figures.row();
                    for (int k = 0; k < neighbours.outputs(); k++) {
                        figures.number(
                                "tells " + outputs.get(k),
                                neighbours.answers()[v * neighbours.outputs() + k]);
                    }
                    stored(figures, neighbours.columns(), count, v, inputs);
                }
                add(path, "stored rows", figures);
            }
            case LocalOutliers outliers -> {
                var figures = new Figures();
                int count = outliers.count();
                for (int v = 0; v < Math.min(MOST_ROWS, count); v++) {
                    figures.row()
                            .number("reach", outliers.reach()[v])
                            .number("density", outliers.density()[v]);
                    stored(figures, outliers.columns(), count, v, inputs);
                }
                add(path, "stored rows", figures);
            }
            case Calibrated calibrated -> {
                curve(path, calibrated, outputs);
                describe(path, calibrated.predictor(), inputs, outputs);
            }
            case Ordinal ordinal -> {
                var figures = new Figures();
                for (int k = 0; k < ordinal.cuts().length; k++) {
                    figures.row().text("up to", outputs.get(k)).number("score", ordinal.cuts()[k]);
                }
                add(path, "cuts", figures);
                describe(path, ordinal.score(), inputs, List.of("score"));
            }
            case OneVsRest rest -> {
                for (int k = 0; k < rest.members().size(); k++) {
                    describe(
                            inside(path, outputs.get(k)),
                            rest.members().get(k),
                            inputs,
                            List.of("others", outputs.get(k)));
                }
            }
            case Stack stack -> stack(path, stack, inputs, outputs);
            case Blend blend -> {
                var figures = new Figures();
                for (var member : blend.members()) {
                    figures.row().text("member", member.name()).number("weight", member.weight());
                }
                add(path, "members", figures);
                for (var member : blend.members()) {
                    describe(
                            inside(path, member.name()),
                            member.predictor(),
                            select(inputs, member.inputs()),
                            outputs);
                }
            }
            case Onnx onnx -> {
                var figures =
                        new Figures()
                                .row()
                                .number("bytes", onnx.graph().length)
                                .number("inputs", onnx.inputs())
                                .number("outputs", onnx.outputs());
                add(path, "graph", figures);
            }
        }
    }

    private static String inside(String path, String name) {
        return path.isEmpty() ? name : path + ": " + name;
    }

    private static List<String> select(List<String> names, int[] chosen) {
        return IntStream.of(chosen).mapToObj(names::get).toList();
    }

    private static void stored(
            Figures figures, double[] columns, int count, int row, List<String> inputs) {
        for (int j = 0; j < inputs.size(); j++) {
            figures.number(inputs.get(j), columns[j * count + row]);
        }
    }

    /// What a margin's column of weights is called.
    private static String weight(int margins, List<String> outputs, int margin) {
        return margins == 1 ? "weight" : "weight of " + outputs.get(margin);
    }

    private void forest(String path, TreeEnsemble forest, List<String> inputs) {
        var gains = forest.gainByInput();
        var splits = new int[inputs.size()];
        for (int n = 0; n < forest.nodeCount(); n++) {
            splits[forest.nodes().feature()[n]]++;
        }
        var order =
                IntStream.range(0, splits.length)
                        .filter(j -> splits[j] > 0)
                        .boxed()
                        .sorted((a, b) -> Double.compare(gains[b], gains[a]))
                        .toList();
        var figures = new Figures();
        for (int j : order) {
            figures.row()
                    .text("input", inputs.get(j))
                    .number("gain", gains[j])
                    .number("splits", splits[j]);
        }
        add(path, "inputs of " + forest.trees() + " trees", figures);
    }

    private void linear(String path, Linear linear, List<String> inputs, List<String> outputs) {
        var figures = new Figures();
        for (int j = -1; j < linear.inputs(); j++) {
            figures.row().text("input", j < 0 ? "(intercept)" : inputs.get(j));
            for (int k = 0; k < linear.margins(); k++) {
                figures.number(
                        weight(linear.margins(), outputs, k),
                        j < 0 ? linear.intercept()[k] : linear.weights()[k * linear.inputs() + j]);
            }
        }
        add(path, "weights", figures);
    }

    /// Each step of each shape; of shapes over two inputs only how large they are.
    private void additive(
            String path, Additive additive, List<String> inputs, List<String> outputs) {
        var figures = new Figures();
        int margins = additive.margins();
        for (var term : additive.terms()) {
            var name = String.join(" × ", select(inputs, term.inputs()));
            var cuts = term.cuts()[0];
            boolean pair = term.inputs().length == 2;
            for (int bin = 0; bin < (pair ? 1 : term.bins(0)); bin++) {
                figures.row().text("term", name);
                if (!pair && bin <= cuts.length) {
                    figures.number("above", bin == 0 ? Double.NaN : cuts[bin - 1])
                            .number("up to", bin == cuts.length ? Double.NaN : cuts[bin]);
                }
                figures.text("where", pair ? "mean size" : bin > cuts.length ? "missing" : "range");
                for (int k = 0; k < margins; k++) {
                    double value = term.values()[bin * margins + k];
                    if (pair) {
                        value = 0;
                        for (int at = k; at < term.values().length; at += margins) {
                            value += Math.abs(term.values()[at]) * margins / term.values().length;
                        }
                    }
                    figures.number(weight(margins, outputs, k), value);
                }
            }
        }
        add(path, "shapes", figures);
    }

    private void gaussians(
            String path, Gaussians gaussians, List<String> inputs, List<String> outputs) {
        var figures = new Figures();
        for (int k = 0; k < gaussians.margins(); k++) {
            for (int j = 0; j < gaussians.inputs(); j++) {
                int at = k * gaussians.inputs() + j;
                figures.row()
                        .text("of", outputs.get(Math.min(k, outputs.size() - 1)))
                        .text("input", inputs.get(j))
                        .number("mean", gaussians.means()[at]);
                if (gaussians.diagonal()) {
                    figures.number("deviation", 1 / gaussians.factors()[at]);
                }
            }
        }
        add(path, "distributions", figures);
    }

    private void curve(String path, Calibrated calibrated, List<String> outputs) {
        var figures = new Figures();
        switch (calibrated.curve()) {
            case Calibrated.LogLinear(var scale, var shift) -> {
                for (int k = 0; k < scale.length; k++) {
                    figures.row()
                            .text("class", outputs.get(k))
                            .number("scale", scale[k])
                            .number("shift", shift[k]);
                }
            }
            case Calibrated.Isotonic(var from, var to) -> {
                for (int k = 0; k < from.length; k++) {
                    for (int i = 0; i < from[k].length; i++) {
                        figures.row()
                                .text("class", outputs.get(from.length == 1 ? 1 : k))
                                .number("from", from[k][i])
                                .number("to", to[k][i]);
                    }
                }
            }
        }
        add(path, "calibration", figures);
    }

    private void stack(String path, Stack stack, List<String> inputs, List<String> outputs) {
        var read = new ArrayList<String>();
        for (var member : stack.members()) {
            int told = member.predictor().outputs();
            var names =
                    told == outputs.size()
                            ? outputs
                            : IntStream.rangeClosed(1, told).mapToObj(Integer::toString).toList();
            describe(
                    inside(path, member.name()),
                    member.predictor(),
                    select(inputs, member.inputs()),
                    names);
            names.forEach(n -> read.add(member.name() + ": " + n));
        }
        read.addAll(select(inputs, stack.passed()));
        describe(inside(path, "top"), stack.top(), read, outputs);
    }
}
