package org.bottega.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.model.Model;
import org.bottega.model.features.Combined;
import org.bottega.model.features.Cyclic;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.FilledLevel;
import org.bottega.model.features.Hashed;
import org.bottega.model.features.LevelValues;
import org.bottega.model.features.Polynomial;
import org.bottega.model.features.Power;
import org.bottega.model.features.Product;
import org.bottega.model.features.Ranks;
import org.bottega.model.features.SentenceVector;
import org.bottega.model.features.Terms;

/// The text that stands for a missing value in a string input: the empty one, unless the column has a
/// level of that name; then `(missing)`.
final class MissingText {
    private final Map<String, Set<String>> levels = new HashMap<>();

    MissingText(Model model) {
        for (var field : model.signature().inputs().fields()) {
            of(field.name(), field.levels());
        }
        for (var encoder : model.features().encoders()) {
            collect(encoder);
        }
    }

    private void collect(Encoder encoder) {
        switch (encoder) {
            case Encoder.Codes(var column, var names, var _) -> of(column, names);
            case Encoder.OneHot(var column, var names) -> of(column, names);
            case Encoder.Scaled(var base, var _, var _, var _) -> collect(base);
            case LevelValues values -> of(values.column(), values.levels());
            case FilledLevel(var base, var fill) -> {
                collect(base);
                of(base.column(), List.of(fill));
            }
            case Power(var base, var _, var _) -> collect(base);
            case Ranks ranks -> collect(ranks.base());
            case Polynomial(var base, var _) -> collect(base);
            case Cyclic(var base, var _) -> collect(base);
            case Product(var first, var second) -> {
                collect(first);
                collect(second);
            }
            case Combined(var first, var second, var _) -> {
                collect(first);
                collect(second);
            }
            case Encoder.Number _,
                    Encoder.DatePart _,
                    Encoder.Missing _,
                    Terms _,
                    Hashed _,
                    SentenceVector _ -> {}
        }
    }

    private void of(String column, Iterable<String> names) {
        var all = levels.computeIfAbsent(column, _ -> new HashSet<>());
        names.forEach(all::add);
    }

    String of(String column) {
        var all = levels.getOrDefault(column, Set.of());
        if (!all.contains("")) {
            return "";
        }
        var token = "(missing)";
        while (all.contains(token)) {
            token = "(" + token + ")";
        }
        return token;
    }
}
