package org.bottega.kernel.table;

/// What the values of a column are to a person. Storage follows from it, see [Column].
public enum Kind {
    /// a quantity: [NumberColumn]
    NUMBER,
    /// one of a limited number of names: [CategoryColumn]
    CATEGORY,
    /// exactly two levels, the negative one first, as they are written in the data: [CategoryColumn]
    BOOLEAN,
    /// a moment: [TimeColumn]
    DATE_TIME,
    /// free text: [TextColumn]
    TEXT,
    /// names the row and tells nothing else: [TextColumn]
    IDENTIFIER
}
