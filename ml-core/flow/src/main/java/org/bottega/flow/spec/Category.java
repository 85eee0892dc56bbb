package org.bottega.flow.spec;

/// Where a kind of node is found in the palette, in the palette's order.
public enum Category {
    SOURCE,
    PREPARE,
    SPLIT,
    LEARN,
    JUDGE,
    EXPLAIN,
    CHART,
    OUTPUT,
    CONTROL
}
