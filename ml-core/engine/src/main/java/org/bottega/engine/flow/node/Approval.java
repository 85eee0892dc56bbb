package org.bottega.engine.flow.node;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;

/// Lets a model pass only when a person has agreed.
final class Approval extends Declared {
    private static final Param<String> QUESTION =
            Param.line("question", "May this model be used?").doc("What the person is asked.");

    private final Surroundings surroundings;

    Approval(Surroundings surroundings) {
        super(
                Label.of(
                        "approval",
                        "Approval",
                        "Lets a model pass only once a person has approved it.",
                        Category.CONTROL,
                        "account-check-outline",
                        "approve",
                        "sign-off",
                        "review",
                        "human"));
        this.surroundings = surroundings;
    }

    @Override
    public String documentation() {
        return """
        The first run asks: what is behind does not run, and the question appears in the list of approvals, with the
        figures. Once somebody has said yes, the next run goes on; all before comes from the results that are kept. The
        answer holds for this very model: another one is asked for anew.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(QUESTION);
    }

    @Override
    public List<Port> inputs() {
        return List.of(model(), metrics().orSeveral().orNothing());
    }

    @Override
    public List<Port> outputs() {
        return List.of(model());
    }

    /// A new answer is a new result; without one, what is behind stays kept.
    @Override
    public String fingerprint(Params params) {
        return new Approvals(surroundings.approvals())
                .list().stream()
                        .map(a -> a.id() + " " + a.answer())
                        .sorted()
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        return look.input(MODEL).map(m -> Map.of(MODEL, m)).orElse(Map.of());
    }

    @Override
    public void run(NodeRun run) throws IOException {
        var approvals = new Approvals(surroundings.approvals());
        var figures = run.inputs(METRICS).stream().map(Pieces::figures).toList();
        var asked = approvals.ask(run.get(QUESTION), Pieces.modelFile(run.input(MODEL)), figures);
        switch (asked.answer()) {
            case APPROVED -> Pieces.pass(run, run.input(MODEL), MODEL);
            case REJECTED ->
                    throw ProblemException.input(
                            "",
                            "The model was rejected by " + asked.by() + ".",
                            "Train another one.");
            case WAITING ->
                    run.note(
                            Problem.warning(
                                    "",
                                    "It waits for an approval, number " + asked.id() + ".",
                                    "Approve it, then run again."));
        }
    }
}
