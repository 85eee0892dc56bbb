package org.bottega.learn.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.bottega.kernel.ProblemException;

/// What is done with a column, step by step. Written as `impute:strategy=median + power + standard`; no
/// step at all takes a number as it is.
public record Pipeline(List<Step> steps) {
    public Pipeline {
        steps = List.copyOf(steps);
    }

    /// Reads what [#toString()] writes.
    ///
    /// @throws ProblemException (usage) naming the step or setting that is wrong
    public static Pipeline read(String text) {
        var steps = new ArrayList<Step>();
        for (var part : text.isBlank() ? new String[0] : text.split("\\+", -1)) {
            steps.add(step(part.strip()));
        }
        return new Pipeline(steps);
    }

    private static Step step(String text) {
        int colon = text.indexOf(':');
        var featurizer = Featurizers.byId((colon < 0 ? text : text.substring(0, colon)).strip());
        var plain = new LinkedHashMap<String, String>();
        if (colon >= 0) {
            for (var setting : text.substring(colon + 1).split(",", -1)) {
                int equals = setting.indexOf('=');
                if (equals < 0) {
                    throw ProblemException.usage(
                            featurizer.info().id(),
                            "\"" + setting.strip() + "\" is no setting.",
                            "Write NAME=VALUE, several with commas between them.");
                }
                plain.put(
                        setting.substring(0, equals).strip(),
                        setting.substring(equals + 1).strip());
            }
        }
        return new Step(featurizer, featurizer.params().read(plain));
    }

    public boolean looksAtTarget() {
        return steps.stream().anyMatch(s -> s.featurizer().looksAtTarget());
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(" + "));
    }
}
