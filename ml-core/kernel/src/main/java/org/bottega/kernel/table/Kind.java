package org.bottega.kernel.table;

/// What the values of a column are to a person. Storage follows from it, see [Column].
public enum Kind {
    /// a quantity: [NumberColumn]
    NUMBER,
    /// one of a limited number of names: [CategoryColumn]
    CATEGORY,
    /// exactly two levels, the negative one first, as they are written in the data: [CategoryColumn]
    BOOLEAN,
    /// a day without a time of day: [TimeColumn], always at midnight
    DATE,
    /// a moment: [TimeColumn]
    DATE_TIME,
    /// free text: [TextColumn]
    TEXT,
    /// names the row and tells nothing else: [TextColumn]
    IDENTIFIER,
    /// a picture. In memory only its fingerprint (SHA-256, hexadecimal): [TextColumn]; the bytes of its
    /// file stay in the snapshot
    IMAGE,
    /// letters of an alphabet in an order, such as DNA or a protein: [TextColumn]
    SEQUENCE;

    /// Whether values are moments or days, kept in a [TimeColumn].
    public boolean temporal() {
        return this == DATE || this == DATE_TIME;
    }
}
