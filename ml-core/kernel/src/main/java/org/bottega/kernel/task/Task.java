package org.bottega.kernel.task;

/// What a model is asked to do.
public sealed interface Task {
    String target();

    /// Tell which of two or more classes a row belongs to.
    record Classification(String target) implements Task {}

    /// Tell a number.
    record Regression(String target) implements Task {}
}
