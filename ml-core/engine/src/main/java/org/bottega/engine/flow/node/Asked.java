package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Map;
import org.bottega.data.Snapshot;
import org.bottega.data.sql.SqlSession;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// The few rows that a question in SQL over one table `t` gives. The table stays on the disk.
final class Asked {
    private Asked() {}

    /// @param most rows at most
    static List<@Nullable String[]> rows(Snapshot table, String sql, int most, Progress progress) {
        try (var session = SqlSession.open(Map.of("t", table))) {
            return session.page(session.run(sql, most, progress), 0, most, progress);
        }
    }

    /// A number, NaN where there is none.
    static double number(@Nullable String text) {
        return text == null ? Double.NaN : Double.parseDouble(text);
    }

    /// A text, `missing` where there is none.
    static String text(@Nullable String text) {
        return text == null ? "missing" : text;
    }
}
