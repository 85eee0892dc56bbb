package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.explain.Evaluation;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.table.Table;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;

/// Takes the best of several models.
final class BestModel extends Declared {
    private static final Param<String> METRIC =
            Param.line("metric", "").doc("What to go by; what suits the task when empty.");

    BestModel() {
        super(
                Label.of(
                        "best-model",
                        "Best model",
                        "Judges several models on the same rows and passes the best one on.",
                        Category.JUDGE,
                        "trophy-outline",
                        "select",
                        "choose",
                        "champion",
                        "loop end"));
    }

    @Override
    public String documentation() {
        return """
        Takes any number of models, also those of all rounds of a repeated component. Among equals the first wins.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(METRIC);
    }

    @Override
    public List<Port> inputs() {
        return List.of(model().orSeveral(), table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(model(), metrics());
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.JUDGES);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        return look.input(MODEL).map(m -> Map.of(MODEL, m)).orElse(Map.of());
    }

    @Override
    public void run(NodeRun run) {
        Model best = null;
        Evaluation judged = null;
        Metric metric = null;
        var pieces = run.inputs(MODEL);
        Table rows = null;
        for (var piece : pieces) {
            var model = Pieces.model(piece);
            if (rows == null) {
                rows = Evaluate.judged(model, run.input(DATA), run);
            }
            var evaluation = Evaluation.of(model, rows);
            if (metric == null) {
                int classes = evaluation.classes().size();
                metric =
                        run.get(METRIC).isBlank()
                                ? Metric.preset(classes)
                                : Metric.of(run.get(METRIC), classes);
            }
            if (judged == null || metric.better(evaluation.score(metric), judged.score(metric))) {
                best = model;
                judged = evaluation;
            }
        }
        Pieces.put(run, MODEL, Objects.requireNonNull(best));
        Pieces.put(run, METRICS, Evaluate.name(best), Objects.requireNonNull(judged));
    }
}
