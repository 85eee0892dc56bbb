package org.bottega.data.recipe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// Asks questions about the rows that come into a step.
public final class StepData {
    private final Duck duck;
    private final Progress progress;

    StepData(Duck duck, Progress progress) {
        this.duck = duck;
        this.progress = progress;
    }

    /// The first column of each row as text; what is missing is left out.
    public List<String> texts(String sql) throws SQLException {
        var found = new ArrayList<String>();
        for (var value : duck.query(sql, progress, StepData::first)) {
            if (!value.isEmpty()) {
                found.add(value.getFirst());
            }
        }
        return found;
    }

    /// The columns of a query that gives one row, as texts; numbers in full precision.
    public List<@Nullable String> row(String sql, int columns) throws SQLException {
        return duck.query(
                        sql,
                        progress,
                        row -> {
                            var list = new ArrayList<@Nullable String>();
                            for (int c = 1; c <= columns; c++) {
                                list.add(row.getString(c));
                            }
                            return list;
                        })
                .getFirst();
    }

    private static List<String> first(ResultSet row) throws SQLException {
        var value = row.getString(1);
        return value == null ? List.of() : List.of(value);
    }
}
