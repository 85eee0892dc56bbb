package org.bottega.learn.algorithm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.model.features.Feature;

/// Which inputs may only raise the prediction, and which only lower it: `age:+, price:-`.
public final class Directions {
    private Directions() {}

    /// @return for each feature +1, −1 or 0
    /// @throws ProblemException (usage) naming what cannot be read or the nearest column
    public static int[] read(String text, List<Feature> features) {
        Map<String, Integer> wanted = new HashMap<>();
        for (var part : text.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            var trimmed = part.strip();
            int colon = trimmed.lastIndexOf(':');
            var sign = colon < 0 ? "" : trimmed.substring(colon + 1).strip();
            if (!sign.equals("+") && !sign.equals("-")) {
                throw ProblemException.usage(
                        "monotone",
                        "\"" + trimmed + "\" is not a column with a direction.",
                        "Write columns as in \"age:+, price:-\".");
            }
            wanted.put(trimmed.substring(0, colon).strip(), sign.equals("+") ? 1 : -1);
        }
        var columns = new ArrayList<String>();
        features.stream().filter(f -> f.levels() == 0).forEach(f -> columns.add(f.column()));
        for (var name : wanted.keySet()) {
            if (!columns.contains(name)) {
                throw ProblemException.usage(
                        "monotone",
                        "There is no number column \"" + name + "\" among the inputs.",
                        Nearest.hint(name, columns));
            }
        }
        return features.stream()
                .mapToInt(f ->
                        f.name().equals(f.column()) && f.levels() == 0
                                ? wanted.getOrDefault(f.column(), 0)
                                : 0)
                .toArray();
    }
}
