package org.bottega.data.recipe;

/// What a step has to see to treat one row.
public enum Reach {
    /// the row alone
    ROW,
    /// the row, and what was learnt once from all rows; new rows are treated alike
    FITTED,
    /// other rows, so that it means nothing for a single new row
    TABLE
}
