package org.bottega.explain.effect;

/// A value at which a model was asked.
///
/// @param words the value as text
/// @param number the number, or microseconds since 1970 for a time; NaN for a category
public record Place(String words, double number) {}
