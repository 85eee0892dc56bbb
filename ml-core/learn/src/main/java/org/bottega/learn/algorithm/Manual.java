package org.bottega.learn.algorithm;

/// What a person who wants to rely on an algorithm asks about it.
///
/// @param implementation whose code learns
/// @param source the paper or book that describes it
/// @param cost how time and memory grow with rows n and inputs d
public record Manual(String implementation, String source, String cost) {
    public static Manual own(String source, String cost) {
        return new Manual("Bottega", source, cost);
    }
}
