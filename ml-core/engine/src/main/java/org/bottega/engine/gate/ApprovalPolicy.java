package org.bottega.engine.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.explain.fairness.FairnessMetric;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.model.json.Json;

/// What a workspace asks of every model before it is approved. Empty asks for nothing.
public record ApprovalPolicy(List<Requirement> requirements) {
    /// Its file in the workspace's folder.
    public static final String FILE = "approval-policy.json";

    public static final ApprovalPolicy NONE = new ApprovalPolicy(List.of());

    public ApprovalPolicy {
        requirements = List.copyOf(requirements);
    }

    /// @param lines such as `di >= 0.8`; blank ones are left out
    /// @throws ProblemException (usage) when one is no requirement
    public static ApprovalPolicy parse(List<String> lines) {
        return new ApprovalPolicy(
                lines.stream().filter(l -> !l.isBlank()).map(Requirement::parse).toList());
    }

    /// The policy of a workspace.
    ///
    /// @throws ProblemException when its file is damaged
    public static ApprovalPolicy of(Path workspace) {
        var file = workspace.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        try {
            return parse(
                    Json.read(file.toString(), Files.readString(file)).at("requirements").texts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes it the policy of a workspace.
    public void keep(Path workspace) {
        var json = Json.object();
        json.put("format", 1);
        lines().forEach(json.putArray("requirements")::add);
        WholeFile.write(workspace.resolve(FILE), Json.pretty(json));
    }

    /// The requirements as they are written.
    public List<String> lines() {
        return requirements.stream().map(Requirement::toString).toList();
    }

    /// What does not hold, a sentence each; a figure that nobody measured does not hold either.
    ///
    /// @param figures by id
    /// @param locale the language of the sentences
    public List<Problem> missed(Map<String, Double> figures, Locale locale) {
        return requirements.stream()
                .filter(r -> !figures.containsKey(r.metric()) || !r.met(figures))
                .map(r ->
                        figures.containsKey(r.metric())
                                ? Problem.error(
                                        r.metric(),
                                        r.sentence(figures, locale),
                                        PolicyWords.say(locale, "required.fix"))
                                : Problem.error(
                                        r.metric(),
                                        PolicyWords.say(
                                                locale, "unmeasured", "", "", "", r.toString()),
                                        wayOut(r.metric(), locale)))
                .toList();
    }

    private static String wayOut(String metric, Locale locale) {
        boolean fairness =
                FairnessMetric.find(metric).isPresent()
                        && metric.equals(metric.toLowerCase(Locale.ROOT));
        return PolicyWords.say(locale, fairness ? "unmeasured.fairness.fix" : "unmeasured.fix");
    }
}
