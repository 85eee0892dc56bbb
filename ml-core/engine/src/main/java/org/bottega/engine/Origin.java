package org.bottega.engine;

import org.jspecify.annotations.Nullable;

/// Where data come from, as a person tells it.
///
/// @param place a file or folder, an http or https address, or a database's `jdbc:` address
/// @param part which sheet or table, where the place holds several; `null` for the first
/// @param query what to ask a database instead of a whole table, or `null`
/// @param user who asks a database, often empty
public record Origin(String place, @Nullable String part, @Nullable String query, String user) {
    public static Origin of(String place) {
        return new Origin(place, null, null, "");
    }

    public Origin part(@Nullable String sheetOrTable) {
        return new Origin(place, sheetOrTable, query, user);
    }

    /// @param sql one select, or `null` for a whole table
    public Origin asking(@Nullable String sql, String asUser) {
        return new Origin(place, part, sql, asUser);
    }
}
