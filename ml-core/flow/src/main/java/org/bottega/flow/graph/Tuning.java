package org.bottega.flow.graph;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What of a workflow is marked to be tuned, and by which figures.
///
/// @param metrics `node.figure`, for a figure that is no metric of the catalogue with `:min` or `:max` behind; the
///     first decides
/// @param ranges how far each thing may go, such as `0.01..0.3:log` or `a|b`, by the name of what varies:
///     `node.setting` (in a component `component.node.setting`), or a parameter
public record Tuning(List<String> metrics, SortedMap<String, String> ranges) {
    public static final Tuning NONE = new Tuning(List.of(), new TreeMap<>());

    public Tuning {
        metrics = List.copyOf(metrics);
        ranges = Collections.unmodifiableSortedMap(new TreeMap<>(ranges));
    }

    public boolean isEmpty() {
        return metrics.isEmpty() && ranges.isEmpty();
    }

    /// The ranges as lines, those that hang on another behind it: `name=range`.
    public List<String> lines() {
        return ranges.entrySet().stream()
                .sorted(
                        java.util.Comparator.comparing(
                                (Map.Entry<String, String> e) -> e.getValue().contains(" if ")))
                .map(e -> e.getKey() + (e.getValue().isEmpty() ? "" : "=" + e.getValue()))
                .toList();
    }

    Tuning with(String name, String range) {
        var more = new TreeMap<>(ranges);
        more.put(name, range);
        return new Tuning(metrics, more);
    }

    Tuning by(List<String> others) {
        return new Tuning(others, ranges);
    }

    Tuning without(String name) {
        var left = new TreeMap<>(ranges);
        left.remove(name);
        return new Tuning(metrics, left);
    }

    /// What is left when a node goes.
    Tuning withoutNode(String id) {
        var inside = id + ".";
        if (metrics.stream().noneMatch(m -> m.startsWith(inside))
                && ranges.keySet().stream().noneMatch(n -> n.startsWith(inside))) {
            return this;
        }
        var left = new TreeMap<>(ranges);
        left.keySet().removeIf(n -> n.startsWith(inside));
        return new Tuning(metrics.stream().filter(m -> !m.startsWith(inside)).toList(), left);
    }

    /// The same under other names.
    ///
    /// @param name what a range or a metric is called now, of what it was called
    public Tuning renamed(UnaryOperator<String> name) {
        var next = new TreeMap<String, String>();
        ranges.forEach((old, range) -> next.put(name.apply(old), range));
        return new Tuning(metrics.stream().map(name).toList(), next);
    }
}
