package org.bottega.explain.fairness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What was found out about a model's fairness, when, and on which data: what a model's card keeps.
///
/// @param made when it was computed
/// @param data the name of the rows that were judged
public record FairnessFinding(Instant made, String data, FairnessReport report) {

    /// The findings with newer ones; of those that answer the same question of the same data the newest stays.
    public static List<FairnessFinding> joined(
            List<FairnessFinding> kept, List<FairnessFinding> newer) {
        var all = new ArrayList<>(kept);
        for (var finding : newer) {
            all.removeIf(finding::answersTheSame);
            all.add(finding);
        }
        return List.copyOf(all);
    }

    private boolean answersTheSame(FairnessFinding other) {
        var mine = report.question();
        var its = other.report.question();
        return data.equals(other.data)
                && mine.facet().equals(its.facet())
                && mine.favoured().equals(its.favoured())
                && java.util.Objects.equals(mine.group(), its.group())
                && java.util.Objects.equals(mine.threshold(), its.threshold())
                && mine.awsCompatible() == its.awsCompatible();
    }

    /// The figures of several groups by code in small letters, each that of the group for which it is worst; what no
    /// group has a figure for is left out.
    public static Map<String, Double> worst(List<FairnessReport> reports) {
        var worst = new LinkedHashMap<FairnessMetric, Double>();
        for (var report : reports) {
            for (var result : report.results()) {
                if (result.estimate().known()) {
                    worst.merge(
                            result.metric(),
                            result.estimate().orNaN(),
                            (one, two) ->
                                    result.metric().distance(one) >= result.metric().distance(two)
                                            ? one
                                            : two);
                }
            }
        }
        var values = new LinkedHashMap<String, Double>();
        worst.forEach((metric, value) -> values.put(metric.name().toLowerCase(Locale.ROOT), value));
        return values;
    }
}
