package org.bottega.kernel.table;

import java.util.List;

/// The name and kind of one column.
///
/// @param levels the names a value may have, in a fixed order; empty unless `kind` is CATEGORY or BOOLEAN
public record Field(String name, Kind kind, Role role, List<String> levels) {
    public Field {
        levels = List.copyOf(levels);
    }

    public static Field of(String name, Kind kind) {
        return new Field(name, kind, Role.FEATURE, List.of());
    }

    public Field withRole(Role newRole) {
        return new Field(name, kind, newRole, levels);
    }

    public Field withKind(Kind newKind) {
        return new Field(name, newKind, role, levels);
    }
}
