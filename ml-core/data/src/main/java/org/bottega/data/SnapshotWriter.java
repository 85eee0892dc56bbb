package org.bottega.data;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;

/// Writes the typed rows of a [RawTable], and collects levels and warnings on the way.
final class SnapshotWriter {
    private final Duck duck;
    private final Progress progress;

    SnapshotWriter(Duck duck, Progress progress) {
        this.duck = duck;
        this.progress = progress;
    }

    Importer.Written write(RawTable.Loaded loaded, List<ColumnRule> rules, Path parquet)
            throws SQLException {
        var select = new ArrayList<String>();
        for (int c = 0; c < rules.size(); c++) {
            select.add(rules.get(c).sql() + " as " + Duck.name(loaded.names().get(c)));
        }
        progress.at(0.6, "Writing the data");
        duck.run(
                "copy (select "
                        + String.join(", ", select)
                        + " from raw) to "
                        + Duck.file(parquet)
                        + " (format parquet, compression zstd)",
                progress);
        duck.run(
                "create view typed as select * from read_parquet(" + Duck.file(parquet) + ")",
                progress);
        long rows = number("select count(*) from typed");
        var levels = new ArrayList<List<String>>();
        var notes = new ArrayList<Problem>();
        for (int c = 0; c < rules.size(); c++) {
            progress.checkCancelled();
            var name = loaded.names().get(c);
            var kind = rules.get(c).kind();
            boolean named = kind == Kind.CATEGORY || kind == Kind.BOOLEAN;
            levels.add(named ? levels(name, kind) : List.of());
            notes.addAll(notes(name, kind, rows, levels.getLast().size()));
        }
        return new Importer.Written(rows, levels, notes);
    }

    private List<String> levels(String name, Kind kind) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = duck.connection().createStatement();
                var found =
                        statement.executeQuery(
                                "select distinct "
                                        + Duck.name(name)
                                        + " as v from typed where v is not null order by v")) {
            while (found.next()) {
                values.add(found.getString(1));
            }
        }
        return kind == Kind.BOOLEAN ? ColumnRule.ordered(values) : values;
    }

    private List<Problem> notes(String name, Kind kind, long rows, int levels) throws SQLException {
        var notes = new ArrayList<Problem>();
        var column = Duck.name(name);
        long missing = rows - number("select count(" + column + ") from typed");
        if (missing == rows) {
            notes.add(
                    Problem.warning(
                            name, "All values are missing.", "It is of no use for learning."));
            return notes;
        }
        if (missing > 0.5 * rows) {
            notes.add(
                    Problem.warning(
                            name,
                            String.format(
                                    Locale.ROOT,
                                    "%.0f %% of the values are missing.",
                                    100.0 * missing / rows),
                            "See whether it is worth keeping."));
        }
        boolean constant =
                kind == Kind.NUMBER || kind.temporal()
                        ? number(
                                        "select case when min("
                                                + column
                                                + ") = max("
                                                + column
                                                + ") then 1 else 0 end from typed")
                                == 1
                        : levels == 1;
        if (constant && rows > 1) {
            notes.add(
                    Problem.warning(
                            name,
                            "All known values are the same.",
                            "Nothing can be learnt from it."));
        }
        if (kind == Kind.IDENTIFIER) {
            notes.add(Problem.note(name, "It names the rows and is not used for learning."));
        }
        if (kind == Kind.NUMBER) {
            long infinite = number("select count(*) from typed where isinf(" + column + ")");
            if (infinite > 0) {
                notes.add(
                        Problem.warning(
                                name,
                                String.format(
                                        Locale.ROOT,
                                        "%,d values are infinite or too large for a number.",
                                        infinite),
                                "They count as missing when a model learns."));
            }
        }
        return notes;
    }

    private long number(String sql) throws SQLException {
        try (var statement = duck.connection().createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
