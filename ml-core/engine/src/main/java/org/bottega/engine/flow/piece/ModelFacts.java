package org.bottega.engine.flow.piece;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.task.Task;

/// What a model's outline tells, before or after it is trained.
public final class ModelFacts {
    public static final String TASK = "task";
    public static final String TARGET = "target";

    /// the names of its outputs, one a line
    public static final String OUTPUTS = "outputs";

    private ModelFacts() {}

    /// The task's name in outlines.
    public static String word(Task task) {
        return switch (task) {
            case Task.Classification _ -> "classification";
            case Task.Regression _ -> "regression";
            case Task.Forecast _ -> "forecast";
            case Task.Clustering _ -> "clustering";
            case Task.MultiLabel _ -> "multi-label";
            case Task.Anomaly _ -> "anomaly";
            case Task.Projection _ -> "projection";
        };
    }

    public static String join(List<String> outputs) {
        return String.join("\n", outputs.stream().map(o -> o.replace('\n', ' ')).toList());
    }

    /// The columns that predictions add to a table, as `Predictions.toTable` names them; empty when they
    /// cannot be told yet, and for a forecast, which gives rows of its own.
    ///
    /// @param facts of a model's outline
    public static Optional<List<Field>> predicted(Map<String, String> facts) {
        var task = facts.getOrDefault(TASK, "");
        var joined = facts.getOrDefault(OUTPUTS, "");
        var outputs = joined.isEmpty() ? List.<String>of() : List.of(joined.split("\n"));
        if (task.equals("regression")) {
            return Optional.of(List.of(Field.of("prediction", Kind.NUMBER)));
        }
        if (outputs.isEmpty() || task.equals("forecast")) {
            return Optional.empty();
        }
        var fields = new ArrayList<Field>();
        if (task.equals("classification") || task.equals("clustering")) {
            fields.add(new Field("prediction", Kind.CATEGORY, Role.FEATURE, outputs));
            outputs.forEach(o -> fields.add(Field.of("probability " + o, Kind.NUMBER)));
        } else {
            outputs.forEach(o -> fields.add(Field.of(o, Kind.NUMBER)));
        }
        return Optional.of(fields);
    }
}
