package org.bottega.engine.flow.node;

import org.bottega.engine.flow.piece.ModelFacts;
import org.bottega.flow.spec.Look;
import org.bottega.kernel.Nearest;

/// Looks whether a table has what a model reads.
final class ModelInputs {
    private static final int TOLD = 5;

    private ModelInputs() {}

    /// Tells the model's inputs that the table does not have.
    ///
    /// @param target what the table must have besides, `true` for the model's target
    static void check(Look look, boolean target) {
        var schema = look.schema(Declared.DATA);
        var inputs = look.schema(Declared.MODEL);
        if (schema.isEmpty()) {
            return;
        }
        if (inputs.isPresent()) {
            inputs.get().fields().stream()
                    .filter(f -> schema.get().find(f.name()).isEmpty())
                    .limit(TOLD)
                    .forEach(f ->
                            look.warn(
                                    f.name(),
                                    "The model was trained with this column, and it is not here.",
                                    Nearest.hint(f.name(), schema.get().names())));
        }
        var wanted =
                look.input(Declared.MODEL)
                        .map(m -> m.facts().getOrDefault(ModelFacts.TARGET, ""))
                        .orElse("");
        if (target && !wanted.isEmpty() && schema.get().find(wanted).isEmpty()) {
            look.error(
                    wanted,
                    "The model predicts this column, and it is not here to compare with.",
                    Nearest.hint(wanted, schema.get().names()));
        }
    }
}
