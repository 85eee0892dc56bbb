package org.bottega.data.source;

/// A column as its source names it. Names may be blank or come twice: the import makes them unique.
public record SourceColumn(String name, SourceType type) {}
