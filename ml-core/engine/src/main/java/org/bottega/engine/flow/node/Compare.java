package org.bottega.engine.flow.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bottega.chart.Chart;
import org.bottega.engine.flow.piece.Figures;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.learn.metric.Metric;

/// Puts the figures of several evaluations side by side.
final class Compare extends Declared {
    private static final Param<String> METRIC =
            Param.line("metric", "").doc("By which one to sort; the first when empty.");

    Compare() {
        super(
                Label.of(
                        "compare",
                        "Compare",
                        "Puts the figures of several evaluations side by side, best first.",
                        Category.JUDGE,
                        "scale-balance",
                        "leaderboard",
                        "ranking",
                        "models"));
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(METRIC);
    }

    @Override
    public List<Port> inputs() {
        return List.of(metrics().orSeveral());
    }

    @Override
    public List<Port> outputs() {
        return List.of(table(), chart());
    }

    @Override
    public void run(NodeRun run) {
        var all = run.inputs(METRICS).stream().map(Pieces::figures).toList();
        var wanted = run.get(METRIC).strip();
        var ids = all.getFirst().values().keySet();
        var metric = wanted.isEmpty() ? ids.iterator().next() : wanted;
        if (all.stream().noneMatch(f -> f.values().containsKey(metric))) {
            throw ProblemException.usage(
                    METRIC.label(),
                    "None of them has the metric \"" + metric + "\".",
                    Nearest.hint(metric, ids));
        }
        record Named(String name, Figures figures) {}
        var named = new ArrayList<Named>();
        for (int i = 0; i < all.size(); i++) {
            var subject = all.get(i).subject();
            boolean twice = all.stream().filter(f -> f.subject().equals(subject)).count() > 1;
            named.add(new Named(twice ? subject + " " + (i + 1) : subject, all.get(i)));
        }
        boolean greater =
                Arrays.stream(Metric.values())
                        .filter(m -> m.id().equals(metric))
                        .findFirst()
                        .map(Metric::greaterIsBetter)
                        .orElse(true);
        named.sort(
                java.util.Comparator.comparingDouble(n -> {
                    double value = n.figures().values().getOrDefault(metric, Double.NaN);
                    return Double.isNaN(value)
                            ? Double.POSITIVE_INFINITY
                            : greater ? -value : value;
                }));
        var table = new TableDraft();
        var bars = new ArrayList<Chart.Bar>();
        for (var one : named) {
            var row = table.row().text("model", one.name());
            one.figures().values().forEach(row::number);
            bars.add(
                    new Chart.Bar(
                            one.name(), one.figures().values().getOrDefault(metric, Double.NaN)));
        }
        Pieces.put(run, DATA, table.table(), "comparison", run.progress());
        Pieces.put(run, CHART, List.of(new Chart.Bars("Comparison", metric, bars)));
    }
}
