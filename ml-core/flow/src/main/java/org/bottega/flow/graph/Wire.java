package org.bottega.flow.graph;

import java.util.Comparator;

/// From an output of one node to an input of another.
public record Wire(String from, String output, String to, String input)
        implements Comparable<Wire> {
    private static final Comparator<Wire> ORDER =
            Comparator.comparing(Wire::to)
                    .thenComparing(Wire::input)
                    .thenComparing(Wire::from)
                    .thenComparing(Wire::output);

    public boolean touches(String node) {
        return from.equals(node) || to.equals(node);
    }

    /// By where it ends, then by where it begins: the order in files.
    @Override
    public int compareTo(Wire other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return from + "." + output + " -> " + to + "." + input;
    }
}
