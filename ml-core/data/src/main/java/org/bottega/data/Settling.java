package org.bottega.data;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.bottega.data.ImportOptions.DayOrder;
import org.bottega.data.csv.ColumnMarks;
import org.bottega.data.csv.ColumnMarks.Mark;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.Problem.Severity;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.jspecify.annotations.Nullable;

/// Sees whether rows that were written as their first ones told are what a look at all of them would have
/// made of them. What the file itself says of its columns mostly suffices.
final class Settling {
    private final Duck duck;
    private final ImportOptions options;
    private final ColumnMarks marks;
    private final Loaded all;
    private final Progress progress;
    private final List<Footer.Column> footer;
    private final FactFinder finder;
    private final TextRules text;
    private final MissingTokens missing;
    private final List<WordCounts.@Nullable Counted> words = new ArrayList<>();

    /// @param marks of the values as they were read
    /// @param all the rows that were written
    Settling(
            Duck duck,
            ImportOptions options,
            ColumnMarks marks,
            Loaded all,
            Path parquet,
            Progress progress)
            throws SQLException {
        this.duck = duck;
        this.options = options;
        this.marks = marks;
        this.all = all;
        this.progress = progress;
        this.footer = Footer.read(duck, parquet, all.columns(), progress);
        this.finder = new FactFinder(duck, all.relation(), all.rows(), true, Progress.none());
        this.missing = new MissingTokens(options.missing(), all.quotesTell());
        this.text = new TextRules(options, missing, all.decimalComma(), DayOrder.AUTO);
        all.names().forEach(_ -> words.add(null));
    }

    /// What was found on the way.
    Looked looked() {
        return new Looked(footer, words);
    }

    /// The rules that all rows give, where they store what was stored; else `null`.
    @Nullable List<ColumnRule> settled(List<ColumnRule> rules) throws SQLException {
        var texts = new ArrayList<Integer>();
        var settled = new ArrayList<>(rules);
        for (int c = 0; c < rules.size(); c++) {
            progress.checkCancelled();
            var rule = rules.get(c);
            boolean same =
                    switch (rule.kind()) {
                        case NUMBER -> number(c, rule);
                        case DATE, DATE_TIME -> moment(c, rule);
                        case CATEGORY, BOOLEAN, TEXT, IDENTIFIER, SEQUENCE, IMAGE ->
                                !rule.numbered() || numbered(c);
                    };
            if (!same) {
                return null;
            }
            boolean lowered = !rule.notes().isEmpty() && rule.kind() == Kind.BOOLEAN;
            if (ColumnRule.words(rule.kind()) && !rule.numbered() && !lowered) {
                texts.add(c);
            }
        }
        return words(texts, settled) ? settled : null;
    }

    private boolean words(List<Integer> columns, List<ColumnRule> settled) throws SQLException {
        var values = new ArrayList<String>();
        var repeated = new HashSet<String>();
        for (int c : columns) {
            var x = name(c);
            // tokens in quotes are values, but tell nothing about the others
            values.add(marks.has(c, Mark.TOKEN) ? missing.bare(x) : x);
            if (footer.get(c).dictionary()) {
                repeated.add(values.getLast());
            }
        }
        var facts = finder.knowing(repeated).texts(values);
        for (int i = 0; i < columns.size(); i++) {
            int c = columns.get(i);
            var found = facts.get(i);
            var rule = text.rule(all.names().get(c), "c" + c, found);
            boolean capitals = rule.kind() == Kind.BOOLEAN && found.few().size() > 2;
            if (!ColumnRule.words(rule.kind()) || rule.numbered() || capitals) {
                return false;
            }
            if (!marks.has(c, Mark.TOKEN)) {
                words.set(c, finder.listed().get(values.get(i)));
            }
            settled.set(c, rule);
        }
        return true;
    }

    private String name(int c) {
        return Duck.name(all.names().get(c));
    }

    /// Whether moments stay what they are, day and month in the same order.
    private boolean moment(int c, ColumnRule rule) throws SQLException {
        if (rule.notes().stream().anyMatch(n -> n.severity() != Severity.NOTE)) {
            return false;
        }
        if (rule.format().equals(ShortWay.DAY)) {
            // a year of two digits is none
            return footer.get(c).bounded()
                    && String.valueOf(footer.get(c).min()).compareTo("1000") >= 0;
        }
        boolean either =
                options.days() == DayOrder.AUTO
                        && TimeFormat.ALL.stream()
                                .filter(f -> f.name().equals(rule.format()))
                                .anyMatch(f -> f.other().isPresent());
        // a day above 12 tells which of the two it is
        return !either || one("select count(*) filter (day({x}) > 12) from ", c) > 0;
    }

    /// Whether whole numbers that name the first rows name all rows.
    private boolean numbered(int c) throws SQLException {
        // rows that were left out may have been counted
        boolean seen = all.rejected() == 0 && marks.counts(c, all.rows());
        if (seen || sequence(c)) {
            words.set(c, new WordCounts.Counted(all.rows(), all.rows(), 0, 1, List.of(), ""));
            return true;
        }
        var facts = finder.texts(List.of(name(c))).getFirst();
        var exact = Typing.exact(finder, all.names().get(c), name(c), facts);
        return exact.zeroed() == 0 && text.rule(all.names().get(c), "c" + c, exact).numbered();
    }

    /// Whether the rows are counted from 0 or 1, one after the other: the usual case, and a cheap look.
    private boolean sequence(int c) throws SQLException {
        var from = all.relation().replaceFirst("\\)$", ", file_row_number = true)");
        for (int first : List.of(0, 1)) {
            var other =
                    "select 1 from "
                            + from
                            + " where "
                            + name(c)
                            + " is distinct from cast(file_row_number + "
                            + first
                            + " as varchar) limit 1";
            if (duck.query(other, progress, row -> row.getInt(1)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private double one(String select, int c) throws SQLException {
        return duck.query(
                        select.replace("{x}", name(c)) + all.relation(),
                        progress,
                        row -> row.getDouble(1))
                .getFirst();
    }

    /// Whether a column stored as numbers is one after all rows are known.
    private boolean number(int c, ColumnRule rule) throws SQLException {
        var known = footer.get(c);
        if (known.known() == 0) {
            return true;
        }
        if (known.known() < 0 || !known.bounded() || Double.isNaN(known.least())) {
            // some are infinite
            return false;
        }
        var name = all.names().get(c);
        boolean many = known.known() >= 20;
        boolean gapless = many && known.most() - known.least() == known.known() - 1;
        boolean large = Math.max(-known.least(), known.most()) >= TextRules.MOST_WHOLE;
        boolean moments = NumericTime.of(name, known.least(), known.most()).isPresent();
        boolean plain = rule.format().isEmpty();
        boolean says = many && TextRules.saysId(name);
        if (!large && !moments && !gapless && !says && !(plain && all.decimalComma())) {
            return true;
        }
        boolean parts = one("select count(*) filter ({x} <> trunc({x})) from ", c) > 0;
        if (parts) {
            // in such a file 1.234 may be meant as a thousand
            return !(plain && all.decimalComma());
        }
        if (large || moments) {
            return false;
        }
        long distinct = gapless || says ? finder.distinct(name(c)) : 0;
        boolean counted =
                gapless && distinct == known.known() && known.least() >= 0 && known.least() <= 1;
        return !counted && !(says && distinct >= 0.98 * known.known());
    }
}
