package org.bottega.explain.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.chart.Chart;
import org.bottega.explain.GainImportance;
import org.bottega.explain.surrogate.LocalSurrogate;
import org.bottega.model.rules.TreeOutline;

/// A model's tree as a drawing, its gains, and the sum that tells nearly what it tells near one row. In one
/// language.
public final class ModelDrawings {
    private static final int MOST_NAMES = 15;

    private final ChartWords words;
    private final Locale locale;

    private ModelDrawings(ChartWords words, Locale locale) {
        this.words = words;
        this.locale = locale;
    }

    /// With the words of a language; English where there are none.
    public static ModelDrawings in(Locale locale) {
        return new ModelDrawings(ChartWords.in(locale), locale);
    }

    /// Questions from left to right; a leaf is the stronger coloured the larger what it tells.
    public Chart.Tree tree(TreeOutline tree, String title) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var node : tree.nodes()) {
            if (Double.isFinite(node.value())) {
                low = Math.min(low, node.value());
                high = Math.max(high, node.value());
            }
        }
        double all = tree.nodes().getFirst().rows();
        var nodes = new ArrayList<Chart.Tree.Node>();
        for (var node : tree.nodes()) {
            double shade =
                    Double.isNaN(node.value())
                            ? Double.NaN
                            : high > low ? (node.value() - low) / (high - low) : 0.5;
            nodes.add(
                    new Chart.Tree.Node(
                            node.text(),
                            note(node, share(node.rows() / all)),
                            shade,
                            node.leaf()
                                    ? List.of()
                                    : List.of(
                                            new Chart.Tree.Branch(words.say("yes"), node.yes()),
                                            new Chart.Tree.Branch(words.say("no"), node.no()))));
        }
        return new Chart.Tree(title, nodes);
    }

    private String note(TreeOutline.Node node, String share) {
        return node.missing() < 0
                ? words.say("tree.rows", share)
                : words.say(
                        "tree.rows-missing",
                        share,
                        words.say(node.missing() == node.yes() ? "yes" : "no"));
    }

    private String share(double value) {
        double percent = 100 * value;
        return String.format(locale, percent < 10 ? "%.1f" : "%.0f", percent);
    }

    /// How much the splits on each column helped in training.
    public Chart.Bars gain(GainImportance found) {
        return new Chart.Bars(
                words.say("gain-importance"),
                words.say("gain-importance.unit"),
                found.columns().stream()
                        .limit(MOST_NAMES)
                        .map(c -> new Chart.Bar(c.column(), c.share()))
                        .toList());
    }

    /// By how much each column's value moves the output near one row.
    public Chart.Bars local(LocalSurrogate found) {
        return new Chart.Bars(
                words.say("local", found.output(), share(found.fidelity())),
                words.say("prediction"),
                found.parts().stream()
                        .limit(MOST_NAMES)
                        .map(p -> new Chart.Bar(p.column(), p.moved()))
                        .toList());
    }
}
