package org.bottega.data;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.data.duck.Duck;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.Progress;

/// Counts the values that a chosen kind made missing.
final class Unfit {
    private final Duck duck;
    private final ImportOptions options;
    private final Progress progress;

    Unfit(Duck duck, ImportOptions options, Progress progress) {
        this.duck = duck;
        this.options = options;
        this.progress = progress;
    }

    /// The rules, those of chosen kinds with a warning where values did not fit.
    List<ColumnRule> told(Loaded loaded, List<ColumnRule> rules, Path parquet) throws SQLException {
        var told = new ArrayList<>(rules);
        for (int c = 0; c < rules.size(); c++) {
            var name = loaded.names().get(c);
            boolean chosen =
                    options.kinds().containsKey(name)
                            && loaded.types().get(c) == SourceType.TEXT
                            && !ColumnRule.words(rules.get(c).kind());
            if (chosen) {
                long unfit = known(loaded, "c" + c) - stored(parquet, name);
                told.set(c, unfit == 0 ? rules.get(c) : with(rules.get(c), name, unfit));
            }
        }
        return told;
    }

    private long known(Loaded loaded, String column) throws SQLException {
        var bare = new MissingTokens(options.missing(), loaded.quotesTell()).bare(column);
        return count("select count(" + bare + ") from " + loaded.relation());
    }

    private long stored(Path parquet, String name) throws SQLException {
        return count("select count(" + Duck.name(name) + ") from " + Parquet.relation(parquet));
    }

    private long count(String sql) throws SQLException {
        return duck.query(sql, progress, row -> row.getLong(1)).getFirst();
    }

    private static ColumnRule with(ColumnRule rule, String name, long unfit) {
        var notes = new ArrayList<>(rule.notes());
        notes.add(
                Problem.warning(
                        name,
                        String.format(
                                Locale.ROOT,
                                unfit == 1
                                        ? "%,d value is not of the chosen kind."
                                        : "%,d values are not of the chosen kind.",
                                unfit),
                        "They count as missing."));
        return new ColumnRule(rule.kind(), rule.sql(), rule.checked(), rule.format(), notes);
    }
}
