package org.bottega.kernel.table;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;

/// The columns of a table by name and kind, in order. Names are unique (case matters).
public record Schema(List<Field> fields) {
    public Schema {
        fields = List.copyOf(fields);
        var names = new HashSet<String>();
        for (var field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("two columns are called " + field.name());
            }
        }
    }

    public static Schema of(Field... fields) {
        return new Schema(List.of(fields));
    }

    public int size() {
        return fields.size();
    }

    public Field field(int index) {
        return fields.get(index);
    }

    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    public OptionalInt indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    public Optional<Field> find(String name) {
        var index = indexOf(name);
        return index.isPresent() ? Optional.of(fields.get(index.getAsInt())) : Optional.empty();
    }

    /// The field of that name.
    ///
    /// @throws ProblemException (usage) naming the nearest column when there is none
    public Field require(String name) {
        return find(name)
                .orElseThrow(() ->
                        ProblemException.usage(
                                name,
                                "There is no column \"" + name + "\".",
                                Nearest.hint(name, names())));
    }

    /// All fields but the named ones.
    public Schema without(String... names) {
        var out = List.of(names);
        return new Schema(fields.stream().filter(f -> !out.contains(f.name())).toList());
    }
}
