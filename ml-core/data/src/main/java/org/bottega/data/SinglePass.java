package org.bottega.data;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.jspecify.annotations.Nullable;

/// Reads a text file once, believing its first rows until a value says otherwise. What it writes is
/// what a look at all rows first would have written, or nothing.
final class SinglePass {
    private final Duck duck;
    private final ImportOptions options;
    private final Progress progress;

    SinglePass(Duck duck, ImportOptions options, Progress progress) {
        this.duck = duck;
        this.options = options;
        this.progress = progress;
    }

    /// @return `null` when the first rows told something else than all rows
    @Nullable Snapshot write(CsvFiles csv, Path beside) throws IOException, SQLException {
        var head = csv.load(FileImport.FIRST);
        var rules = new Typing(duck, options, Progress.none()).rules(head);
        var parquet = beside.resolve("data.parquet");
        Loaded all;
        try {
            progress.at(0.15, "Reading and writing");
            all = csv.copy(rules, head.names(), parquet);
        } catch (SQLException e) {
            progress.checkCancelled();
            FileImport.forget(parquet);
            return null;
        }
        progress.at(0.8, "Looking at the columns");
        var settled = settled(all, rules);
        if (settled == null) {
            FileImport.forget(parquet);
            return null;
        }
        return Snapshots.describe(duck, all, settled, options, beside, progress);
    }

    /// The rules that all rows give, where they store what was stored; else `null`.
    private @Nullable List<ColumnRule> settled(Loaded all, List<ColumnRule> rules)
            throws SQLException {
        var texts = new ArrayList<Integer>();
        var values = new ArrayList<String>();
        for (int c = 0; c < rules.size(); c++) {
            var x = Duck.name(all.names().get(c));
            if (rules.get(c).kind() == Kind.NUMBER) {
                if (!number(all, c, x)) {
                    return null;
                }
            } else if (rules.get(c).numbered()) {
                if (!numbered(all, c, x)) {
                    return null;
                }
            } else if (ColumnRule.words(rules.get(c).kind())) {
                texts.add(c);
                values.add(x);
            }
        }
        var facts =
                new FactFinder(duck, all.relation(), all.rows(), true, Progress.none())
                        .texts(values);
        var missing = new MissingTokens(options.missing(), all.quotesTell());
        var text = new TextRules(options, missing, all.decimalComma(), ImportOptions.DayOrder.AUTO);
        var settled = new ArrayList<>(rules);
        for (int i = 0; i < texts.size(); i++) {
            int c = texts.get(i);
            var old = rules.get(c);
            var found = facts.get(i);
            var rule = text.rule(all.names().get(c), "c" + c, found);
            boolean lowered = !old.notes().isEmpty() && old.kind() == Kind.BOOLEAN;
            if (!ColumnRule.words(rule.kind())) {
                return null;
            }
            if (!lowered) {
                boolean capitals = rule.kind() == Kind.BOOLEAN && found.few().size() > 2;
                if (capitals) {
                    return null;
                }
                settled.set(c, rule);
            }
        }
        return settled;
    }

    /// Whether whole numbers that name the first rows name all rows.
    private boolean numbered(Loaded all, int c, String x) throws SQLException {
        record Names(long known, double distinct, double min, double max) {}
        var names =
                duck.query(
                                "select count({x}), approx_count_distinct({x}), min(try_cast({x} as double)), max(try_cast({x} as double)) from "
                                                .replace("{x}", x)
                                        + all.relation(),
                                progress,
                                row ->
                                        new Names(
                                                row.getLong(1),
                                                row.getDouble(2),
                                                row.getDouble(3),
                                                row.getDouble(4)))
                        .getFirst();
        boolean gapless =
                names.max() - names.min() == names.known() - 1
                        && (names.min() == 0 || names.min() == 1);
        // the estimate errs by a few per cent
        if (names.distinct() < 0.93 * names.known()) {
            return false;
        }
        if (gapless) {
            return true;
        }
        long distinct =
                new FactFinder(duck, all.relation(), all.rows(), true, progress).distinct(x);
        return TextRules.saysId(all.names().get(c)) && distinct >= 0.98 * names.known();
    }

    /// Whether a column stored as numbers is one after all rows are known.
    private boolean number(Loaded all, int c, String x) throws SQLException {
        var name = all.names().get(c);
        record Numbers(long known, double min, double max, long parts, long infinite) {}
        var numbers =
                duck.query(
                                "select count({x}), min({x}), max({x}), count(*) filter ({x} <> trunc({x})), count(*) filter (isinf({x})) from "
                                                .replace("{x}", x)
                                        + all.relation(),
                                progress,
                                row ->
                                        new Numbers(
                                                row.getLong(1),
                                                row.getDouble(2),
                                                row.getDouble(3),
                                                row.getLong(4),
                                                row.getLong(5)))
                        .getFirst();
        if (numbers.known() == 0 || numbers.parts() > 0 && numbers.infinite() == 0) {
            return true;
        }
        boolean gapless = numbers.max() - numbers.min() == numbers.known() - 1;
        if (numbers.infinite() > 0
                || Math.max(-numbers.min(), numbers.max()) >= TextRules.MOST_WHOLE
                || NumericTime.of(name, numbers.min(), numbers.max()).isPresent()) {
            return false;
        }
        if (gapless || TextRules.saysId(name)) {
            long distinct =
                    new FactFinder(duck, all.relation(), all.rows(), true, progress).distinct(x);
            boolean counted =
                    gapless
                            && distinct == numbers.known()
                            && numbers.min() >= 0
                            && numbers.min() <= 1;
            return !counted && !(TextRules.saysId(name) && distinct >= 0.98 * numbers.known());
        }
        return true;
    }
}
