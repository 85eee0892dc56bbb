package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Map;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// Ends a run as failed.
final class Fail extends Declared {
    private static final Param<String> MESSAGE =
            Param.line("message", "The workflow was made to fail here.")
                    .doc("Why; {auc} stands for that figure.");

    Fail() {
        super(
                Label.of(
                        "fail",
                        "Fail",
                        "Ends the run as failed, with a message, when something comes here.",
                        Category.CONTROL,
                        "close-octagon-outline",
                        "stop",
                        "abort",
                        "error"));
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(MESSAGE);
    }

    @Override
    public List<Port> inputs() {
        return List.of(
                metrics().orSeveral().orNothing(),
                table().orSeveral().orNothing(),
                model().orSeveral().orNothing());
    }

    @Override
    public List<Port> outputs() {
        return List.of();
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (inputs().stream().allMatch(p -> look.inputs(p.id()).isEmpty())) {
            look.error("", "Nothing leads here.", "Connect the way on which the run shall fail.");
        }
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        throw ProblemException.input("", Message.filled(run.get(MESSAGE), run.inputs(METRICS)), "");
    }
}
