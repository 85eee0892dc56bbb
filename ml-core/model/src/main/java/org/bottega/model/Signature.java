package org.bottega.model;

import java.util.List;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.task.Task;

/// What a model reads and what it tells.
///
/// @param inputs the columns it reads, with kinds and, for categories, the levels seen in training
/// @param classes for classification the class names in the order of the outputs, else empty
public record Signature(Schema inputs, Task task, List<String> classes) {
    public Signature {
        classes = List.copyOf(classes);
    }

    public boolean classifies() {
        return task instanceof Task.Classification;
    }

    public int outputs() {
        return classifies() ? classes.size() : 1;
    }
}
