package org.bottega.learn.feature;

/// Where in a pipeline a step may stand.
public enum Place {
    /// at any place where there are numbers: at the start of a number column, or behind a step that makes
    /// numbers
    NUMBERS("numbers"),
    /// at the start of a category or yes/no column
    CATEGORIES("categories"),
    /// at the start of a date or date-time column
    MOMENTS("dates"),
    /// at the start of a column of text
    TEXTS("texts");

    private final String words;

    Place(String words) {
        this.words = words;
    }

    /// What stands there, in words.
    public String words() {
        return words;
    }
}
