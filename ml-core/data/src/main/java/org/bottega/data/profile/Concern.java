package org.bottega.data.profile;

/// What may be wrong with data.
public enum Concern {
    CONSTANT,
    NEARLY_CONSTANT,
    /// nearly every value is different, so that it names the row
    IDENTIFIER,
    /// one column predicts the target almost perfectly, or its name says it is known only afterwards
    LEAK,
    /// the same values as another column, or the same under other names
    DUPLICATE_COLUMN,
    MOSTLY_MISSING,
    PERSONAL_DATA,
    MIXED_UNITS,
    OUTLIERS,
    IMBALANCE,
    MANY_LEVELS,
    SKEW,
    /// one category in spellings that differ by case or blanks
    SPELLING,
    DUPLICATE_ROWS,
    INFINITE
}
