package org.bottega.data;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bottega.data.duck.CancelWatch;
import org.bottega.data.duck.Duck;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;

/// A source file as a DuckDB table `raw` with columns `c0`, `c1`, …, and what each of them is.
final class RawTable {

    private final Duck duck;
    private final ImportOptions options;
    private final Progress progress;
    private boolean decimalComma;

    RawTable(Duck duck, ImportOptions options, Progress progress) {
        this.duck = duck;
        this.options = options;
        this.progress = progress;
    }

    /// What lies in `raw` now.
    ///
    /// @param types for each column what is known; TEXT is looked at
    record Loaded(
            List<String> names,
            List<SourceType> types,
            long rows,
            long rejected,
            List<Problem> notes) {}

    Loaded csv(Path source) throws IOException, SQLException {
        var file = source.getFileName().toString();
        CsvDialect dialect;
        try (var in = CsvText.open(source)) {
            dialect = CsvSniffer.sniff(in, file);
        }
        decimalComma = dialect.decimalComma();
        progress.at(0.02, "Reading " + file);
        var text = duck.folder().resolve("source.csv");
        CsvText.copy(source, dialect, text, progress);
        progress.at(0.2, "Reading " + file);
        var columns = new ArrayList<String>();
        var cleaned = new ArrayList<String>();
        for (int c = 0; c < dialect.names().size(); c++) {
            columns.add("'c" + c + "': 'VARCHAR'");
            cleaned.add("nullif(trim(c" + c + "), '') as c" + c);
        }
        duck.run(
                "create table raw as select "
                        + String.join(", ", cleaned)
                        + " from read_csv("
                        + Duck.file(text)
                        + ", auto_detect = false, header = "
                        + dialect.header()
                        + ", delim = "
                        + Duck.text(String.valueOf(dialect.separator()))
                        + ", quote = '\"', escape = '\"', nullstr = "
                        + options.nullTokens()
                        + ", strict_mode = true, max_line_size = 8388608, buffer_size = 33554432"
                        + ", store_rejects = true, ignore_errors = true, columns = {"
                        + String.join(", ", columns)
                        + "})",
                progress);
        java.nio.file.Files.delete(text);
        long rows = number("select count(*) from raw");
        long rejected = number("select count(distinct line) from reject_errors");
        if (rows == 0) {
            throw ProblemException.input(
                    file,
                    rejected == 0
                            ? "The file has a header but no rows."
                            : "None of its "
                                    + rejected
                                    + " rows could be read: "
                                    + firstReject()
                                    + ".",
                    "Look at the first lines in a text editor.");
        }
        var notes = new ArrayList<Problem>();
        dialect.renamed().forEach(r -> notes.add(Problem.note(file, r)));
        if (rejected > 0) {
            notes.add(
                    Problem.warning(
                            file,
                            String.format(
                                    Locale.ROOT,
                                    "%,d of %,d rows could not be read and were left out; the first: %s.",
                                    rejected,
                                    rejected + rows,
                                    firstReject()),
                            "They are kept in rejected.csv with the reason for each."));
        }
        if (!dialect.charset().name().equals("UTF-8")) {
            notes.add(Problem.note(file, "The text was read as " + dialect.charset().name() + "."));
        }
        duck.run(
                "create table rejected as select line, error_message as reason, csv_line as text "
                        + "from reject_errors order by line",
                progress);
        return new Loaded(
                dialect.names(),
                Collections.nCopies(dialect.names().size(), SourceType.TEXT),
                rows,
                rejected,
                notes);
    }

    Loaded parquet(Path source) throws SQLException {
        var names = new ArrayList<String>();
        var types = new ArrayList<String>();
        try (var statement = duck.connection().createStatement();
                var rows =
                        statement.executeQuery(
                                "describe select * from read_parquet(" + Duck.file(source) + ")")) {
            while (rows.next()) {
                names.add(rows.getString(1));
                types.add(rows.getString(2));
            }
        }
        var select = new ArrayList<String>();
        for (int c = 0; c < names.size(); c++) {
            select.add(Duck.name(names.get(c)) + " as c" + c);
        }
        progress.at(0.1, "Reading " + source.getFileName());
        duck.run(
                "create view raw as select "
                        + String.join(", ", select)
                        + " from read_parquet("
                        + Duck.file(source)
                        + ")",
                progress);
        return ready(
                names,
                types.stream().map(RawTable::type).toList(),
                List.of(),
                source.getFileName().toString());
    }

    /// Takes `raw` as it is.
    ///
    /// @throws ProblemException when it has no rows
    Loaded ready(List<String> names, List<SourceType> types, List<Problem> notes, String source)
            throws SQLException {
        long rows = number("select count(*) from raw");
        if (rows == 0) {
            throw ProblemException.input(source, "There are no rows.", "Choose other rows.");
        }
        return new Loaded(names, types, rows, 0, notes);
    }

    static SourceType type(String sql) {
        if (sql.matches(
                "TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U[A-Z]+INT|FLOAT|DOUBLE|DECIMAL.*")) {
            return SourceType.NUMBER;
        }
        if (sql.startsWith("TIMESTAMP")) {
            return SourceType.DATE_TIME;
        }
        return switch (sql) {
            case "DATE" -> SourceType.DATE;
            case "BOOLEAN" -> SourceType.BOOLEAN;
            case "BLOB" -> SourceType.IMAGE;
            default -> SourceType.CATEGORY;
        };
    }

    Loaded rows(RowSource source) throws IOException, SQLException {
        progress.at(0.02, "Reading " + source.name());
        return RowTable.load(duck, source, Long.MAX_VALUE, progress.part(0.02, 0.4));
    }

    /// For each column what it is; the rule's SQL reads `raw`.
    ///
    /// @param known fields whose kind stays where the values are texts
    List<ColumnRule> rules(Loaded loaded, Schema known) throws SQLException {
        var rules = new ArrayList<ColumnRule>();
        for (int c = 0; c < loaded.names().size(); c++) {
            progress.checkCancelled();
            var kind = known.find(loaded.names().get(c)).map(Field::kind);
            boolean words =
                    kind.isPresent()
                            && kind.get() != Kind.NUMBER
                            && kind.get() != Kind.IMAGE
                            && !kind.get().temporal();
            if (words && loaded.types().get(c) == SourceType.CATEGORY) {
                rules.add(new ColumnRule(kind.get(), "c" + c));
                continue;
            }
            rules.add(rule(loaded.names().get(c), loaded.types().get(c), "c" + c));
        }
        return rules;
    }

    private ColumnRule rule(String name, SourceType type, String column) throws SQLException {
        var text = "cast(" + column + " as varchar)";
        if (options.words(name) && type != SourceType.IMAGE) {
            return new ColumnRule(Objects.requireNonNull(options.kinds().get(name)), text);
        }
        return switch (type) {
            case TEXT -> counted(name, "nullif(trim(" + column + "), '')");
            case NUMBER, WHOLE -> new ColumnRule(Kind.NUMBER, "cast(" + column + " as double)");
            case DATE -> new ColumnRule(Kind.DATE, "cast(" + column + " as date)");
            case DATE_TIME -> new ColumnRule(Kind.DATE_TIME, "cast(" + column + " as timestamp)");
            case BOOLEAN -> new ColumnRule(Kind.BOOLEAN, text);
            case CATEGORY -> {
                var kind = counted(name, text).kind();
                boolean words = kind != Kind.NUMBER && !kind.temporal();
                yield new ColumnRule(words ? kind : Kind.CATEGORY, text);
            }
            case SEQUENCE -> new ColumnRule(Kind.SEQUENCE, column);
            case IMAGE -> new ColumnRule(Kind.IMAGE, column);
        };
    }

    /// Counts one column's values in one pass: DuckDB reads just that column, and many columns in one
    /// query would take its optimizer longer than the rows do.
    private ColumnRule counted(String name, String text) throws SQLException {
        if (options.words(name)) {
            return new ColumnRule(Objects.requireNonNull(options.kinds().get(name)), text);
        }
        try (var statement = duck.connection().createStatement();
                var watch = new CancelWatch(progress, statement);
                var row =
                        statement.executeQuery(
                                "select "
                                        + aggregates("v", possible(text))
                                        + " from (select "
                                        + text
                                        + " as v, count(*) as n from raw group by 1)")) {
            watch.check();
            row.next();
            return ColumnRule.of(name, text, counts(row, text), decimalComma);
        }
    }

    /// Whether a value is written so, for each number and then each time format.
    private static List<String> formats(String v) {
        var conditions = new ArrayList<String>();
        for (var format : NumberFormat.values()) {
            conditions.add(format.matches(v));
        }
        for (var format : TimeFormat.values()) {
            conditions.add(format.value(v) + " is not null");
        }
        return conditions;
    }

    /// The formats that hold for the first thousand known values. Only a format that holds for all
    /// decides anything, so the others need no look at the rest.
    private List<Boolean> possible(String text) throws SQLException {
        var all =
                formats("v").stream()
                        .map(condition -> "coalesce(bool_and(" + condition + "), true)")
                        .toList();
        try (var statement = duck.connection().createStatement();
                var row =
                        statement.executeQuery(
                                "select "
                                        + String.join(", ", all)
                                        + " from (select "
                                        + text
                                        + " as v from raw where "
                                        + text
                                        + " is not null limit 1000)")) {
            row.next();
            var possible = new ArrayList<Boolean>();
            for (int i = 1; i <= all.size(); i++) {
                possible.add(row.getBoolean(i));
            }
            return possible;
        }
    }

    /// Over the distinct values `v`, each there `n` times: most columns repeat theirs.
    private static String aggregates(String v, List<Boolean> possible) {
        var parts = new ArrayList<String>();
        parts.add(rows(v + " is not null"));
        var formats = formats(v);
        for (int i = 0; i < formats.size(); i++) {
            parts.add(possible.get(i) ? rows(formats.get(i)) : "0");
        }
        parts.add(rows("regexp_matches(" + v + ", '^[+-]?0[0-9]')"));
        parts.add("count(" + v + ")");
        parts.add(mean("length(" + v + ")", v));
        parts.add(mean("1 + length(" + v + ") - length(replace(" + v + ", ' ', ''))", v));
        parts.add(rows("regexp_full_match(" + v + ", '[+-]?[0-9]+')"));
        parts.add(rows("contains(" + v + ", ':')"));
        parts.add("min(try_cast(" + v + " as double))");
        parts.add("max(try_cast(" + v + " as double))");
        return String.join(", ", parts);
    }

    private static String rows(String condition) {
        return "cast(coalesce(sum(n) filter (" + condition + "), 0) as bigint)";
    }

    private static String mean(String value, String v) {
        var known = " filter (" + v + " is not null)";
        return "coalesce(sum(n * (" + value + "))" + known + " / sum(n)" + known + ", 0)::double";
    }

    private ColumnRule.Counts counts(ResultSet row, String text) throws SQLException {
        int at = 1;
        long known = row.getLong(at++);
        var numbers = new long[NumberFormat.values().length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = row.getLong(at++);
        }
        var times = new long[TimeFormat.values().length];
        for (int i = 0; i < times.length; i++) {
            times[i] = row.getLong(at++);
        }
        long zeroed = row.getLong(at++);
        long distinct = row.getLong(at++);
        double length = row.getDouble(at++);
        double words = row.getDouble(at++);
        boolean whole = row.getLong(at++) == known;
        boolean days = row.getLong(at++) == 0;
        double min = row.getDouble(at++);
        double max = row.getDouble(at++);
        boolean rising = whole && distinct == known && max - min == known - 1;
        return new ColumnRule.Counts(
                known,
                numbers,
                times,
                zeroed,
                distinct,
                length,
                words,
                whole,
                days,
                rising,
                distinct == 2 ? two(text) : List.of());
    }

    private List<String> two(String text) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = duck.connection().createStatement();
                var rows =
                        statement.executeQuery(
                                "select distinct "
                                        + text
                                        + " as v from raw where v is not null order by 1 limit 3")) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private long number(String sql) throws SQLException {
        try (var statement = duck.connection().createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String firstReject() throws SQLException {
        try (var statement = duck.connection().createStatement();
                var rows =
                        statement.executeQuery(
                                "select line, error_message from reject_errors order by line limit 1")) {
            if (!rows.next()) {
                return "no reason is known";
            }
            var message = rows.getString(2).lines().findFirst().orElse("");
            return "line " + rows.getLong(1) + ", " + message.replaceAll("[.\\s]+$", "");
        }
    }
}
