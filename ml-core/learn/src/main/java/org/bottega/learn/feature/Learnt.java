package org.bottega.learn.feature;

/// What is to be predicted, as featurizers see it.
///
/// @param name the target column
/// @param y for each row of the table its class or value; NaN where it is missing
/// @param classes the names of the classes; empty for numbers
@SuppressWarnings("ArrayRecordComponent")
public record Learnt(String name, double[] y, java.util.List<String> classes) {
    public Learnt {
        classes = java.util.List.copyOf(classes);
    }
}
