package org.bottega.data;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bottega.data.csv.CsvDialect;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// Reads a text file once, believing its first rows until a value says otherwise. What it writes is
/// what a look at all rows first would have written, or nothing.
///
/// The first rows are looked at while somebody else still looks at all bytes.
final class SinglePass {
    private final Duck duck;
    private final ImportOptions options;
    private final Progress progress;

    SinglePass(Duck duck, ImportOptions options, Progress progress) {
        this.duck = duck;
        this.options = options;
        this.progress = progress;
    }

    /// What the first rows tell.
    ///
    /// @param dialects how each of the files is written
    record First(List<CsvDialect> dialects, Loaded head, List<ColumnRule> rules) {}

    /// @param first how many rows tell the kinds
    First first(CsvFiles csv, int first) throws SQLException {
        var head = csv.load(first);
        return new First(
                csv.dialects(), head, new Typing(duck, options, Progress.none()).rules(head));
    }

    /// @param csv the files, all of whose bytes were looked at
    /// @return `null` when the first rows told something else than all rows
    @Nullable Snapshot write(First first, CsvFiles csv, Path beside)
            throws IOException, SQLException {
        var head = first.head();
        var rules = first.rules();
        var marks = csv.marks();
        var missing = new MissingTokens(options.missing(), head.quotesTell());
        var ways = new ArrayList<ShortWay>();
        for (int c = 0; c < rules.size(); c++) {
            var way = ShortWay.of(rules.get(c), c, marks, missing, head.quotesTell());
            if (way == null) {
                return null;
            }
            ways.add(way);
        }
        var parquet = beside.resolve("data.parquet");
        Loaded all;
        try {
            progress.at(0.15, "Reading and writing");
            all = csv.copy(ways, head.names(), parquet);
        } catch (SQLException e) {
            progress.checkCancelled();
            all = null;
        }
        if (all != null) {
            try (var hash = Beside.start(progress, stop -> Importer.sha256(parquet, stop))) {
                progress.at(0.8, "Looking at the columns");
                var settling = new Settling(duck, options, marks, all, parquet, progress);
                var settled = settling.settled(rules);
                if (settled != null) {
                    return Snapshots.describe(
                            duck,
                            all,
                            settled,
                            settling.looked(),
                            options,
                            beside,
                            hash::result,
                            progress);
                }
            }
        }
        FileImport.forget(parquet);
        return null;
    }
}
