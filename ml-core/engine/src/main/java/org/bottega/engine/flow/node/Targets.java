package org.bottega.engine.flow.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.spec.Finding;
import org.bottega.flow.spec.Look;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;

/// The column to predict, and which it may be where none is chosen.
final class Targets {
    private static final List<String> USUAL =
            List.of("target", "label", "class", "outcome", "y", "churn", "price", "survived");
    private static final int OFFERED = 3;

    private Targets() {}

    /// Whether a target is chosen that is there; tells when not, with columns that it may be.
    static boolean chosen(Look look) {
        if (!look.get(TrainNode.TARGET).isBlank()) {
            return look.column(TrainNode.TARGET, Declared.DATA);
        }
        Optional<Schema> schema = look.schema(Declared.DATA);
        var fixes =
                schema.map(Targets::likely).orElse(List.of()).stream()
                        .map(name ->
                                new Finding.Fix(
                                        "Predict " + name,
                                        new Edit.PutNode(
                                                look.node().with(TrainNode.TARGET.id(), name))))
                        .toArray(Finding.Fix[]::new);
        look.error(
                TrainNode.TARGET.label(),
                "The column to predict is not chosen.",
                "Choose it in the settings.",
                fixes);
        return false;
    }

    /// Columns marked as targets, then those of usual names, then the last one.
    private static List<String> likely(Schema schema) {
        var names = new ArrayList<String>();
        schema.fields().stream()
                .filter(f -> f.role() == Role.TARGET)
                .forEach(f -> names.add(f.name()));
        for (var usual : USUAL) {
            schema.fields().stream()
                    .filter(Targets::possible)
                    .map(Field::name)
                    .filter(n -> n.toLowerCase(Locale.ROOT).equals(usual))
                    .forEach(names::add);
        }
        schema.fields().reversed().stream()
                .filter(Targets::possible)
                .findFirst()
                .ifPresent(f -> names.add(f.name()));
        return names.stream().distinct().limit(OFFERED).toList();
    }

    private static boolean possible(Field field) {
        return field.role() != Role.IGNORE
                && (field.kind() == Kind.NUMBER
                        || field.kind() == Kind.CATEGORY
                        || field.kind() == Kind.BOOLEAN);
    }
}
