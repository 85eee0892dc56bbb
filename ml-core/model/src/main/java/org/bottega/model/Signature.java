package org.bottega.model;

import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.task.Task;

/// What a model reads and what it tells.
///
/// @param inputs the columns it reads, with kinds and, for categories, the levels seen in training
/// @param classes for classification the class names in the order of the outputs, for clustering the
///     groups' names, else empty
public record Signature(Schema inputs, Task task, List<String> classes) {
    public Signature {
        classes = List.copyOf(classes);
    }

    /// Whether outputs are the probabilities of classes or groups.
    public boolean classifies() {
        return task instanceof Task.Classification || task instanceof Task.Clustering;
    }

    public int outputs() {
        return outputNames().size();
    }

    /// What each output is called: a class, the target, a score or a dimension.
    public List<String> outputNames() {
        return switch (task) {
            case Task.Classification _, Task.Clustering _ -> classes;
            case Task.Regression(var target) -> List.of(target);
            case Task.Forecast forecast -> List.of(forecast.target());
            case Task.MultiLabel(var labels) -> labels;
            case Task.Anomaly _ -> List.of("anomaly score");
            case Task.Projection(int dimensions) ->
                    IntStream.rangeClosed(1, dimensions).mapToObj(d -> "dimension " + d).toList();
        };
    }
}
