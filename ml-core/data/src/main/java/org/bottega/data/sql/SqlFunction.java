package org.bottega.data.sql;

/// A function that queries may use.
///
/// @param signature its name with its parameters, such as `round(x, precision)`
/// @param description what it does, often empty
public record SqlFunction(String name, String signature, String description) {}
