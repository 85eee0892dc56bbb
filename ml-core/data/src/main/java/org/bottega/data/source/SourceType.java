package org.bottega.data.source;

/// What a source knows about a column's values, and the Java type in which it hands them over.
public enum SourceType {
    /// `String` as it is written; the import looks at all of them and tells what they are, as in CSV
    TEXT,
    /// any `Number`, kept as a double
    NUMBER,
    /// a `Long`, `Integer`, `Short` or `Byte`; kept as words when doubles would merge values (2^53)
    WHOLE,
    /// a `LocalDate`
    DATE,
    /// a `LocalDateTime`, `LocalDate`, or an `Instant`, `OffsetDateTime` or `ZonedDateTime`, which
    /// are kept in UTC
    DATE_TIME,
    /// a `Boolean`
    BOOLEAN,
    /// `String`s that are names, never numbers (an enumeration, a class label)
    CATEGORY,
    /// `byte[]`: a picture's file (PNG, JPEG …) as it is
    IMAGE,
    /// `String`: letters of an alphabet, such as DNA
    SEQUENCE
}
