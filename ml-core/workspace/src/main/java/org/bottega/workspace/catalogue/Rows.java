package org.bottega.workspace.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prepared statements with their parameters in one call.
public final class Rows {
    private Rows() {}

    /// One row as a value.
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// All rows of a query.
    public static <T> List<T> query(
            Connection connection, Reader<T> reader, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (var rows = statement.executeQuery()) {
                var list = new ArrayList<T>();
                while (rows.next()) {
                    list.add(reader.read(rows));
                }
                return list;
            }
        }
    }

    /// A change; returns how many rows it touched.
    public static int update(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /// A moment, which may be missing.
    public static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            var value =
                    switch (parameters[i]) {
                        case Instant moment -> moment.atOffset(ZoneOffset.UTC);
                        case Enum<?> constant -> constant.name();
                        case null, default -> parameters[i];
                    };
            statement.setObject(i + 1, value);
        }
    }
}
