package org.bottega.engine.flow.node;

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
import org.bottega.flow.spec.PortType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// Goes one way or the other by a figure.
final class Condition extends Declared {
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final Param<String> METRIC =
            Param.line("metric", "").doc("The figure's name, such as auc or drifted-share.");
    private static final Param<Requirement.Is> IS =
            Param.choice("is", Requirement.Is.AT_LEAST).doc("How it is compared.");
    private static final Param<Double> VALUE =
            Param.real("value", 0, -1e12, 1e12).doc("With what it is compared.");

    Condition() {
        super(
                Label.of(
                        "condition",
                        "Condition",
                        "Goes one of two ways, by a figure: what is behind the other way does not run.",
                        Category.CONTROL,
                        "source-branch",
                        "if",
                        "branch",
                        "switch",
                        "when"));
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(METRIC, IS, VALUE);
    }

    @Override
    public List<Port> inputs() {
        return List.of(metrics());
    }

    @Override
    public List<Port> outputs() {
        return List.of(Port.of(YES, "Yes", PortType.METRICS), Port.of(NO, "No", PortType.METRICS));
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (look.get(METRIC).isBlank()) {
            look.error(METRIC.label(), "No figure is named.", "Name one such as auc.");
        }
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var requirement =
                new Requirement(run.get(METRIC).strip(), false, run.get(IS), run.get(VALUE));
        var figures = Pieces.figures(run.input(METRICS)).values();
        boolean met = requirement.met(figures);
        run.note(Problem.note("", requirement.sentence(figures, Locale.ENGLISH)));
        Pieces.pass(run, run.input(METRICS), met ? YES : NO);
    }
}
