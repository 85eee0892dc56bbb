package org.bottega.engine.flow.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.engine.gate.Requirement;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// Lets a model pass only when it is good enough.
final class QualityGate extends Declared {
    /// What happens to a model that is not good enough.
    enum Otherwise {
        /// the run fails
        FAIL,
        /// what is behind does not run
        STOP
    }

    private static final Param<List<String>> REQUIREMENTS =
            Param.lines("requirements").doc("What must hold, one a line, such as auc >= 0.8.");
    private static final Param<Otherwise> OTHERWISE =
            Param.choice("otherwise", Otherwise.FAIL)
                    .doc("Whether the run fails, or only what is behind does not run.");

    QualityGate() {
        super(
                Label.of(
                        "quality-gate",
                        "Quality gate",
                        "Lets a model pass only when its figures are good enough.",
                        Category.CONTROL,
                        "shield-check-outline",
                        "check",
                        "threshold",
                        "guard",
                        "require"));
    }

    @Override
    public String documentation() {
        return """
        Each requirement is a figure, a comparison and a number, such as `auc >= 0.8` or `rmse <= 12`; all of them
        must hold. `|dppl| <= 0.1` asks for the size whatever the sign. Figures may come from several evaluations, of fairness and of drift too.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(REQUIREMENTS, OTHERWISE);
    }

    @Override
    public List<Port> inputs() {
        return List.of(model(), metrics().orSeveral());
    }

    @Override
    public List<Port> outputs() {
        return List.of(model());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (look.get(REQUIREMENTS).stream().allMatch(String::isBlank)) {
            look.error(
                    REQUIREMENTS.label(), "Nothing is required.", "Give one such as auc >= 0.8.");
        }
        for (var text : look.get(REQUIREMENTS)) {
            if (!text.isBlank()) {
                Requirement.parse(text);
            }
        }
        return look.input(MODEL).map(m -> Map.of(MODEL, m)).orElse(Map.of());
    }

    @Override
    public void run(NodeRun run) {
        var values = new LinkedHashMap<String, Double>();
        for (var piece : run.inputs(METRICS)) {
            Pieces.figures(piece).values().forEach(values::putIfAbsent);
        }
        var missed = new ArrayList<Problem>();
        for (var text : run.get(REQUIREMENTS)) {
            if (text.isBlank()) {
                continue;
            }
            var requirement = Requirement.parse(text);
            if (!requirement.met(values)) {
                missed.add(
                        Problem.error(
                                requirement.metric(),
                                requirement.sentence(values, Locale.ENGLISH),
                                "Make the model better, or ask for less."));
            }
        }
        if (missed.isEmpty()) {
            Pieces.pass(run, run.input(MODEL), MODEL);
        } else if (run.get(OTHERWISE) == Otherwise.FAIL) {
            throw new ProblemException(ProblemException.Blame.INPUT, missed);
        } else {
            missed.forEach(p -> run.note(Problem.warning(p.where(), p.what(), p.fix())));
        }
    }
}
