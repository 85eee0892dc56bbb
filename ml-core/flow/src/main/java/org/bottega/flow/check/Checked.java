package org.bottega.flow.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.flow.spec.Finding;
import org.bottega.flow.spec.Outline;

/// What was found out about each node of a flat workflow before anything ran.
///
/// @param nodes by flat id, in an order in which they could run
public record Checked(Map<String, NodeCheck> nodes) {
    public Checked {
        nodes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /// @param findings worst first
    /// @param outputs what will come out, by output id; empty when it cannot be told
    /// @param ready whether the node and all it needs can run
    public record NodeCheck(List<Finding> findings, Map<String, Outline> outputs, boolean ready) {}

    /// What was found at a node, and within it when it is a component.
    public List<Finding> findings(String node) {
        var own = nodes.get(node);
        if (own != null) {
            return own.findings();
        }
        return nodes.entrySet().stream()
                .filter(e -> e.getKey().startsWith(node + "."))
                .flatMap(e -> e.getValue().findings().stream())
                .toList();
    }

    /// Whether a node can run; a component when all within can.
    public boolean ready(String node) {
        var own = nodes.get(node);
        return own != null
                ? own.ready()
                : nodes.entrySet().stream()
                        .filter(e -> e.getKey().startsWith(node + "."))
                        .allMatch(e -> e.getValue().ready());
    }

    public Optional<Outline> output(String node, String port) {
        return Optional.ofNullable(nodes.get(node)).map(n -> n.outputs().get(port));
    }

    /// Everything found, by flat id.
    public Map<String, List<Finding>> all() {
        var found = new LinkedHashMap<String, List<Finding>>();
        nodes.forEach((id, check) -> {
            if (!check.findings().isEmpty()) {
                found.put(id, check.findings());
            }
        });
        return found;
    }
}
