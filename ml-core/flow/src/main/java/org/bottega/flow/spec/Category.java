package org.bottega.flow.spec;

/// Where a kind of node is found in the palette, in the palette's order.
public enum Category {
    SOURCE("database-import-outline"),
    PREPARE("table-edit"),
    SPLIT("call-split"),
    LEARN("school-outline"),
    JUDGE("gauge"),
    EXPLAIN("lightbulb-on-outline"),
    CHART("chart-box-outline"),
    OUTPUT("export"),
    CONTROL("directions-fork");

    private final String icon;

    Category(String icon) {
        this.icon = icon;
    }

    /// The picture of a kind that has none of its own, as [NodeSpec#icon].
    public String icon() {
        return icon;
    }
}
