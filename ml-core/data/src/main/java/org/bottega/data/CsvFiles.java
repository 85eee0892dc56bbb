package org.bottega.data;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.bottega.data.csv.ColumnMarks;
import org.bottega.data.csv.CsvDialect;
import org.bottega.data.csv.CsvOptions;
import org.bottega.data.csv.CsvText;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// One or more text files as one table of texts.
final class CsvFiles {
    /// What DuckDB holds of a file at once, in bytes; more where rows are longer.
    private static final long BLOCK = 8L << 20;

    /// So many rows that do not fit show that the kinds were guessed wrongly.
    private static final long MOST_UNFIT = 100_000;

    private final Duck duck;
    private final ImportOptions options;
    private final Progress progress;
    private final List<CsvText> texts;
    private final String name;
    private final String part;
    private int reads;

    private CsvFiles(
            Duck duck,
            ImportOptions options,
            Progress progress,
            List<CsvText> texts,
            String name,
            String part) {
        this.duck = duck;
        this.part = part;
        this.options = options;
        this.progress = progress;
        this.texts = texts;
        this.name = name;
    }

    /// Looks at the bytes of the files.
    ///
    /// @param most how many of each, [CsvText#ALL] for all
    /// @param folder where copies may lie
    /// @throws ProblemException when one is damaged, or has other columns than the first
    static List<CsvText> look(
            List<Path> sources, ImportOptions options, long most, Path folder, Progress progress)
            throws IOException {
        var texts = new ArrayList<CsvText>();
        var tokens = new MissingTokens(options.missing(), true).tokens();
        for (var source : sources) {
            progress.at((double) texts.size() / sources.size(), "Reading " + source.getFileName());
            var copy =
                    folder.resolve(
                            (most < CsvText.ALL ? "head-" : "source-") + texts.size() + ".csv");
            texts.add(CsvText.prepare(source, options.csv(), tokens, most, copy, progress));
        }
        differing(sources, texts);
        return texts;
    }

    /// Files whose bytes were looked at.
    ///
    /// @param part what tells these reads from others of the same files
    static CsvFiles of(
            Duck duck,
            List<CsvText> texts,
            String name,
            String part,
            ImportOptions options,
            Progress progress)
            throws SQLException {
        WideTable.prepare(duck, texts.getFirst().dialect().names().size(), name, progress);
        return new CsvFiles(duck, options, progress, texts, name, part);
    }

    /// How each of the files is written.
    List<CsvDialect> dialects() {
        return texts.stream().map(CsvText::dialect).toList();
    }

    private static void differing(List<Path> sources, List<CsvText> texts) {
        var first = texts.getFirst().dialect().names();
        var problems = new ArrayList<Problem>();
        for (int i = 1; i < texts.size(); i++) {
            var names = texts.get(i).dialect().names();
            if (new HashSet<>(names).equals(new HashSet<>(first))) {
                continue;
            }
            var lacks = new ArrayList<>(first);
            lacks.removeAll(names);
            var more = new ArrayList<>(names);
            more.removeAll(first);
            problems.add(
                    Problem.error(
                            sources.get(i).getFileName().toString(),
                            "It has other columns than "
                                    + sources.getFirst().getFileName()
                                    + ":"
                                    + (lacks.isEmpty() ? "" : " it lacks " + some(lacks))
                                    + (lacks.isEmpty() || more.isEmpty() ? "" : " and")
                                    + (more.isEmpty() ? "" : " it has " + some(more) + " more")
                                    + ".",
                            "Import it as a table of its own."));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Blame.INPUT, problems);
        }
    }

    private static String some(List<String> names) {
        var few = names.stream().limit(5).map(n -> '"' + n + '"').toList();
        return String.join(", ", few) + (names.size() > 5 ? " …" : "");
    }

    CsvDialect dialect() {
        return texts.getFirst().dialect();
    }

    /// Length of all plain texts.
    long bytes() {
        return texts.stream().mapToLong(CsvText::bytes).sum();
    }

    int columns() {
        return dialect().names().size();
    }

    /// Reads rows into a table.
    ///
    /// @param limit how many rows; 0 reads all
    Loaded load(long limit) throws SQLException {
        var errors = "errors_" + part + ++reads;
        var table = "raw_" + part + reads;
        var most = limit == 0 ? options.limit() : limit;
        PlainPlan.run(
                duck,
                columns(),
                "create table "
                        + table
                        + " as "
                        + select("*", errors, words(limit > 0))
                        + (most == 0 ? "" : " limit " + most),
                progress);
        long rows = count("select count(*) from " + table);
        boolean seen = texts.stream().allMatch(CsvText::whole);
        boolean whole = most == 0 || rows < most && seen || options.limit() == most;
        return loaded(table, rows, whole, errors);
    }

    /// What all values of the columns are like, in the order of the first file.
    ColumnMarks marks() {
        var marks = texts.getFirst().marks();
        for (var text : texts.subList(1, texts.size())) {
            var names = text.dialect().names();
            int[] order = dialect().names().stream().mapToInt(names::indexOf).toArray();
            marks = marks.with(text.marks(), order);
        }
        return marks;
    }

    /// Writes the rows straight into a Parquet file.
    ///
    /// @param ways for each column how it is read
    /// @return `null` when a value was of another kind than the first rows told
    /// @throws SQLException when a value that is checked was of another kind
    @Nullable Loaded copy(List<ShortWay> ways, List<String> names, Path parquet)
            throws SQLException {
        var errors = "errors_" + part + ++reads;
        var columns = new ArrayList<String>();
        for (int c = 0; c < ways.size(); c++) {
            columns.add(ways.get(c).sql() + " as " + Duck.name(names.get(c)));
        }
        var tokens = new TreeSet<>(marks().tokens());
        tokens.add("");
        var reading =
                new Reading(
                        ways.stream().map(ShortWay::type).toList(),
                        MissingTokens.list(tokens),
                        BLOCK,
                        ", dateformat = '%Y-%m-%d', rejects_limit = " + MOST_UNFIT);
        Parquet.write(
                duck,
                ways.size(),
                select(String.join(", ", columns), errors, reading),
                parquet,
                progress);
        boolean unfit =
                duck.query(
                                "select count(*) filter (error_type = 'CAST'), count(*) from "
                                        + errors,
                                progress,
                                row -> row.getLong(1) > 0 || row.getLong(2) >= MOST_UNFIT)
                        .getFirst();
        if (unfit) {
            return null;
        }
        var relation = Parquet.relation(parquet);
        return loaded(relation, count("select count(*) from " + relation), true, errors);
    }

    /// How the columns are read.
    ///
    /// @param types for each what the reader makes of a value
    /// @param missing the bare texts that it takes for missing ones, as SQL
    /// @param block what it holds of a file at once, in bytes
    /// @param more further options
    private record Reading(List<String> types, String missing, long block, String more) {}

    /// @param few whether the first rows are all that is wanted, so that no more is to be parsed
    private Reading words(boolean few) {
        return new Reading(
                Collections.nCopies(columns(), "VARCHAR"),
                new MissingTokens(options.missing(), true).spellings(),
                few ? BLOCK / 4 : BLOCK,
                "");
    }

    private String select(String columns, String errors, Reading reading) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < texts.size(); ) {
            var dialect = texts.get(i).dialect();
            var files = new ArrayList<String>();
            for (; i < texts.size() && alike(texts.get(i).dialect(), dialect); i++) {
                files.add(Duck.file(texts.get(i).file()));
            }
            parts.add(
                    "select "
                            + ordered(dialect)
                            + " from "
                            + reader(files, dialect, errors, reading));
        }
        return "select " + columns + " from (" + String.join(" union all ", parts) + ")";
    }

    private static boolean alike(CsvDialect a, CsvDialect b) {
        return a.names().equals(b.names())
                && a.separator() == b.separator()
                && a.quote() == b.quote()
                && a.quotesAll() == b.quotesAll()
                && a.header() == b.header()
                && a.skipLines() == b.skipLines();
    }

    /// The columns in the order of the first file.
    private String ordered(CsvDialect dialect) {
        var names = dialect.names();
        if (names.equals(dialect().names())) {
            return "*";
        }
        var columns = new ArrayList<String>();
        for (int c = 0; c < columns(); c++) {
            columns.add("c" + names.indexOf(dialect().names().get(c)) + " as c" + c);
        }
        return String.join(", ", columns);
    }

    private String reader(List<String> files, CsvDialect dialect, String errors, Reading reading) {
        var columns = new ArrayList<String>();
        for (int c = 0; c < columns(); c++) {
            int first = dialect().names().indexOf(dialect.names().get(c));
            columns.add("'c" + c + "': '" + reading.types().get(first) + "'");
        }
        var quote = dialect.quote() == CsvOptions.NO_QUOTE ? "" : String.valueOf(dialect.quote());
        // DuckDB leaves out longer rows without a word
        long longest = 2 + texts.stream().mapToLong(CsvFiles::longest).max().orElse(0);
        return "read_csv(["
                + String.join(", ", files)
                + "], auto_detect = false, header = "
                + dialect.header()
                + ", skip = "
                + dialect.skipLines()
                + ", delim = "
                + Duck.text(String.valueOf(dialect.separator()))
                + ", quote = "
                + Duck.text(quote)
                + ", escape = "
                + Duck.text(quote)
                + ", nullstr = "
                + reading.missing()
                + ", allow_quoted_nulls = "
                + dialect.quotesAll()
                + ", strict_mode = true, max_line_size = "
                + longest
                + ", buffer_size = "
                + Math.max(reading.block(), 2 * longest)
                + ", store_rejects = true, ignore_errors = true, rejects_table = '"
                + errors
                + "', rejects_scan = '"
                + errors
                + "_scans'"
                + reading.more()
                + ", columns = {"
                + String.join(", ", columns)
                + "})";
    }

    /// Of a text whose rest was not looked at, rows may be longer.
    private static long longest(CsvText text) {
        return text.whole() ? text.longest() : Math.max(text.longest(), 1 << 20);
    }

    private Loaded loaded(String relation, long rows, boolean whole, String errors)
            throws SQLException {
        duck.run("drop table if exists rejected", progress);
        var reason =
                texts.size() == 1
                        ? "first(e.error_message)"
                        : "first(parse_filename(s.file_path) || ': ' || e.error_message)";
        duck.run(
                "create table rejected as select e.line, "
                        + reason
                        + " as reason, first(e.csv_line) as text from "
                        + errors
                        + " e join "
                        + errors
                        + "_scans s using (scan_id, file_id) group by e.scan_id, e.file_id, e.line"
                        + " order by e.file_id, e.line",
                progress);
        long rejected = count("select count(*) from rejected");
        var notes = new ArrayList<Problem>();
        texts.forEach(t -> notes.addAll(t.notes()));
        dialect().renamed().forEach(r -> notes.add(Problem.note(name, r)));
        if (rows == 0) {
            throw ProblemException.input(
                    name,
                    rejected == 0
                            ? "The file has a header but no rows."
                            : "None of its " + rejected + " rows could be read: " + first() + ".",
                    "Look at the first lines in a text editor.");
        }
        if (rejected > 0) {
            notes.add(
                    Problem.warning(
                            name,
                            String.format(
                                    Locale.ROOT,
                                    "%,d of %,d rows could not be read and were left out; the first: %s.",
                                    rejected,
                                    rejected + rows,
                                    first()),
                            "They are kept in rejected.csv with the reason for each."));
        }
        return new Loaded(
                relation,
                dialect().names(),
                Loaded.texts(columns()),
                rows,
                whole,
                rejected,
                dialect(),
                notes);
    }

    private long count(String sql) throws SQLException {
        return duck.query(sql, progress, row -> row.getLong(1)).getFirst();
    }

    private String first() throws SQLException {
        return Objects.requireNonNull(
                duck.query(
                                "select line, reason from rejected limit 1",
                                progress,
                                row ->
                                        "line "
                                                + row.getLong(1)
                                                + ", "
                                                + row.getString(2)
                                                        .lines()
                                                        .findFirst()
                                                        .orElse("")
                                                        .replaceAll("[.\\s]+$", ""))
                        .getFirst());
    }
}
