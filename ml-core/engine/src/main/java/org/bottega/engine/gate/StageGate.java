package org.bottega.engine.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bottega.explain.EvaluationFile;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.report.CardFile;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.ModelRecord;
import org.bottega.workspace.ModelRecord.Stage;
import org.bottega.workspace.Workspace;

/// The one way to approve a model or take its approval back: the workspace's policy has to hold, or somebody gives a
/// reason why it need not. Both are written into the model's history.
public final class StageGate {
    private final Workspace workspace;
    private final Locale locale;

    public StageGate(Workspace workspace) {
        this(workspace, Locale.ENGLISH);
    }

    /// @param locale the language of the sentences, those in a model's history too
    public StageGate(Workspace workspace, Locale locale) {
        this.workspace = workspace;
        this.locale = locale;
    }

    /// What is known of a model, by id: its scores, and the worst figures of fairness on its card in small letters.
    public Map<String, Double> figures(ModelRecord model) {
        var figures = new LinkedHashMap<String, Double>();
        if (!model.metric().isEmpty() && !Double.isNaN(model.score())) {
            figures.put(model.metric(), model.score());
        }
        var run = model.runId();
        if (run != null) {
            workspace
                    .runs()
                    .find(run)
                    .map(r -> workspace.runs().folder(r).resolve(EvaluationFile.NAME))
                    .filter(java.nio.file.Files::isRegularFile)
                    .ifPresent(file ->
                            EvaluationFile.read(file)
                                    .scores()
                                    .forEach((m, v) -> figures.putIfAbsent(m.id(), v)));
        }
        var card = CardFile.read(workspace.models().file(model));
        figures.putAll(
                FairnessFinding.worst(
                        card.fairness().stream().map(FairnessFinding::report).toList()));
        return figures;
    }

    /// What of the policy does not hold for a model.
    public List<Problem> missed(ModelRecord model) {
        var policy = ApprovalPolicy.of(workspace.folder());
        return policy.requirements().isEmpty() ? List.of() : policy.missed(figures(model), locale);
    }

    /// Changes how far a model is trusted.
    ///
    /// @param by who does it
    /// @param reason why; with one a model is approved although the policy does not hold, if `override` says so
    /// @throws ProblemException with a sentence for each requirement that does not hold, when there is no reason to
    ///     set it aside
    public void change(ModelRecord model, Stage to, String by, String reason, boolean override) {
        var missed = to == Stage.APPROVED ? missed(model) : List.<Problem>of();
        if (!missed.isEmpty() && (!override || reason.isBlank())) {
            var problems = new ArrayList<>(missed);
            if (override) {
                problems.add(
                        Problem.error(
                                model.name(),
                                PolicyWords.say(locale, "reason"),
                                PolicyWords.say(locale, "reason.fix")));
            }
            throw new ProblemException(ProblemException.Blame.INPUT, problems);
        }
        workspace
                .models()
                .setStage(
                        model.id(),
                        to,
                        by,
                        reason.strip(),
                        missed.stream().map(Problem::what).collect(Collectors.joining(" ")));
    }
}
