package org.bottega.engine.flow.node;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.engine.flow.piece.ModelFacts;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.Problem;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.task.Task;
import org.bottega.learn.metric.Metric;
import org.bottega.workspace.ModelRecord;
import org.bottega.workspace.Models;

/// Puts a model into the registry.
final class RegisterModel extends Declared {
    private static final Param<String> NAME =
            Param.line("name", "").doc("The model's name; its versions share it.");
    private static final Param<ModelRecord.Stage> STAGE =
            Param.choice("stage", ModelRecord.Stage.DRAFT).doc("How far it is trusted.");
    private static final Param<String> METRIC =
            Param.line("metric", "")
                    .doc("Which of the metrics is its score; what suits it when empty.");

    private final Surroundings surroundings;

    RegisterModel(Surroundings surroundings) {
        super(
                Label.of(
                        "register-model",
                        "Register model",
                        "Puts a model into the workspace's registry, as a draft or approved.",
                        Category.OUTPUT,
                        "archive-check-outline",
                        "registry",
                        "version",
                        "approve"));
        this.surroundings = surroundings;
    }

    @Override
    public String documentation() {
        return """
        Register behind an approval or a quality gate to have only such models here. When the newest version is the
        same model already, no other one is made. What a fairness node found out is kept on the model's card. A model is
        approved only when the workspace's policy holds.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(NAME, STAGE, METRIC);
    }

    @Override
    public List<Port> inputs() {
        return List.of(model(), metrics().orSeveral().orNothing());
    }

    @Override
    public List<Port> outputs() {
        return List.of(model());
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.EFFECT);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (look.get(NAME).isBlank()) {
            look.error(NAME.label(), "The model has no name.", "Give one.");
        }
        surroundings.store(title());
        return look.input(MODEL).map(m -> Map.of(MODEL, m)).orElse(Map.of());
    }

    @Override
    public void run(NodeRun run) throws IOException {
        var name = run.get(NAME).strip();
        var file = Pieces.modelFile(run.input(MODEL));
        var findings =
                run.inputs(METRICS).stream()
                        .flatMap(piece -> Pieces.figures(piece).fairness().stream())
                        .toList();
        var kept =
                surroundings
                        .store(title())
                        .register(name, file, facts(run), run.get(STAGE), findings);
        run.note(
                Problem.note(
                        name,
                        kept.same()
                                ? "Version " + kept.version() + " is this model already."
                                : "Registered as version " + kept.version() + "."));
        Pieces.pass(run, run.input(MODEL), MODEL);
    }

    private static Models.Facts facts(NodeRun run) {
        var model = Pieces.model(run.input(MODEL));
        int classes = model.signature().classes().size();
        var task =
                switch (model.signature().task()) {
                    case Task.Classification _ -> classes == 2 ? "binary" : "multiclass";
                    default -> ModelFacts.word(model.signature().task());
                };
        if (run.inputs(METRICS).isEmpty()) {
            return new Models.Facts(null, task, "", Double.NaN);
        }
        var figures = new LinkedHashMap<String, Double>();
        for (var piece : run.inputs(METRICS)) {
            Pieces.figures(piece).values().forEach(figures::putIfAbsent);
        }
        var metric =
                run.get(METRIC).isBlank() ? Metric.preset(classes).id() : run.get(METRIC).strip();
        return new Models.Facts(null, task, metric, figures.getOrDefault(metric, Double.NaN));
    }
}
