package org.bottega.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.jspecify.annotations.Nullable;

/// Makes a [Preview] of rows that are loaded.
final class Previewing {
    private final Duck duck;
    private final ImportOptions options;
    private final Progress progress;

    Previewing(Duck duck, ImportOptions options, Progress progress) {
        this.duck = duck;
        this.options = options;
        this.progress = progress;
    }

    Preview of(String source, Loaded loaded) throws SQLException {
        var rules = new Typing(duck, options, progress).rules(loaded);
        var fields = new ArrayList<Field>();
        var notes = new ArrayList<Problem>(loaded.notes());
        for (int c = 0; c < rules.size(); c++) {
            var name = loaded.names().get(c);
            var rule = rules.get(c);
            fields.add(
                    new Field(name, rule.kind(), Snapshots.role(name, rule, options), List.of()));
            notes.addAll(rule.notes());
        }
        return new Preview(
                source,
                loaded.dialect(),
                new Schema(fields),
                rules.stream().map(ColumnRule::format).toList(),
                rows(loaded, rules),
                loaded.rows(),
                loaded.whole(),
                loaded.rejected(),
                notes);
    }

    private List<List<@Nullable String>> rows(Loaded loaded, List<ColumnRule> rules)
            throws SQLException {
        var columns = new ArrayList<String>();
        for (int c = 0; c < rules.size(); c++) {
            columns.add(
                    rules.get(c).kind() == Kind.IMAGE
                            ? "'(' || octet_length(c" + c + ") || ' bytes)'"
                            : "cast(c" + c + " as varchar)");
        }
        return duck.query(
                "select "
                        + String.join(", ", columns)
                        + " from "
                        + loaded.relation()
                        + " limit "
                        + Preview.ROWS,
                progress,
                row -> {
                    var values = new ArrayList<@Nullable String>();
                    for (int c = 1; c <= columns.size(); c++) {
                        values.add(row.getString(c));
                    }
                    return Collections.unmodifiableList(values);
                });
    }
}
