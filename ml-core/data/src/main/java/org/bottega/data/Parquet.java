package org.bottega.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.data.csv.ColumnNames;
import org.bottega.data.duck.Duck;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// Parquet files as DuckDB reads and writes them.
final class Parquet {
    private Parquet() {}

    static String relation(Path file) {
        return "read_parquet(" + Duck.file(file) + ")";
    }

    /// Numbers are laid out by bytes and words by lengths (version 2 of the format), which takes less to
    /// write and less room; a part that has more than a few thousand different values lists none.
    ///
    /// @param columns how many the query has
    static void write(Duck duck, int columns, String select, Path file, Progress progress)
            throws SQLException {
        PlainPlan.run(
                duck,
                columns,
                "copy ("
                        + select
                        + ") to "
                        + Duck.file(file)
                        + " (format parquet, compression zstd, parquet_version v2, dictionary_size_limit 5000)",
                progress);
    }

    /// Whether a file begins as Parquet does.
    ///
    /// @throws ProblemException when it is called Parquet and is not, is encrypted or cut short
    static boolean is(Path source) throws IOException {
        byte[] magic;
        try (var in = Files.newInputStream(source)) {
            magic = in.readNBytes(4);
        }
        var begin = new String(magic, java.nio.charset.StandardCharsets.ISO_8859_1);
        var name = source.getFileName().toString();
        if (begin.equals("PARE")) {
            throw ProblemException.input(
                    name, "The Parquet file is encrypted.", "Save it without encryption.");
        }
        if (!begin.equals("PAR1")) {
            if (name.toLowerCase(Locale.ROOT).endsWith(".parquet")) {
                throw ProblemException.input(
                        name,
                        "It is called .parquet but is not a Parquet file.",
                        "Get a whole copy of it.");
            }
            return false;
        }
        if (!ends(source)) {
            throw ProblemException.input(
                    name, "The Parquet file is cut short.", "Get a whole copy of it.");
        }
        return true;
    }

    private static boolean ends(Path source) throws IOException {
        try (var file = new java.io.RandomAccessFile(source.toFile(), "r")) {
            if (file.length() < 12) {
                return false;
            }
            file.seek(file.length() - 4);
            var magic = new byte[4];
            file.readFully(magic);
            return new String(magic, java.nio.charset.StandardCharsets.ISO_8859_1).equals("PAR1");
        }
    }

    /// Files of the same columns as one relation; nested columns become one column a part.
    static Loaded load(Duck duck, List<Path> sources, String name, long limit, Progress progress)
            throws SQLException {
        var files =
                "read_parquet(["
                        + String.join(", ", sources.stream().map(Duck::file).toList())
                        + "])";
        var parts = new ArrayList<Part>();
        duck.query(
                "describe select * from " + files,
                progress,
                row -> {
                    var column = row.getString(1);
                    return parts.add(new Part(column, Duck.name(column), row.getString(2)));
                });
        WideTable.prepare(duck, parts.size(), name, progress);
        var notes = new ArrayList<Problem>();
        var flat = flat(duck, files, parts, notes, progress);
        var renamed = new ArrayList<String>();
        var names = ColumnNames.unique(flat.stream().map(Part::name).toList(), renamed);
        renamed.forEach(r -> notes.add(Problem.note(name, r)));
        var select = new ArrayList<String>();
        for (int c = 0; c < flat.size(); c++) {
            select.add(flat.get(c).sql() + " as c" + c);
        }
        var all = "select " + String.join(", ", select) + " from " + files;
        return view(
                duck,
                limit == 0 ? all : all + " limit " + limit,
                names,
                flat.stream().map(p -> type(p.type())).toList(),
                notes,
                name,
                progress);
    }

    /// @throws ProblemException when there are no rows
    static Loaded view(
            Duck duck,
            String select,
            List<String> names,
            List<SourceType> types,
            List<Problem> notes,
            String name,
            Progress progress)
            throws SQLException {
        duck.run("create or replace view raw as " + select, progress);
        long rows =
                duck.query("select count(*) from raw", progress, row -> row.getLong(1)).getFirst();
        if (rows == 0) {
            throw ProblemException.input(name, "There are no rows.", "Choose other rows.");
        }
        return new Loaded("raw", names, types, rows, true, 0, null, notes);
    }

    private record Part(String name, String sql, String type) {}

    private static List<Part> flat(
            Duck duck, String files, List<Part> parts, List<Problem> notes, Progress progress)
            throws SQLException {
        var flat = new ArrayList<Part>();
        for (var part : parts) {
            if (part.type().startsWith("STRUCT(") && part.type().endsWith(")")) {
                var inner = new ArrayList<Part>();
                duck.query(
                        "describe select unnest(" + part.sql() + ") from " + files,
                        progress,
                        row -> {
                            var field = row.getString(1);
                            return inner.add(
                                    new Part(
                                            part.name() + "." + field,
                                            "struct_extract("
                                                    + part.sql()
                                                    + ", "
                                                    + Duck.text(field)
                                                    + ")",
                                            row.getString(2)));
                        });
                flat.addAll(flat(duck, files, inner, notes, progress));
                notes.add(Problem.note(part.name(), "Its parts became columns of their own."));
            } else if (part.type().endsWith("[]") || part.type().startsWith("MAP(")) {
                flat.add(new Part(part.name(), "to_json(" + part.sql() + ")::varchar", "VARCHAR"));
                notes.add(Problem.note(part.name(), "Its lists became texts."));
            } else {
                flat.add(part);
            }
        }
        return flat;
    }

    static SourceType type(String sql) {
        if (sql.matches("BIGINT|HUGEINT|UBIGINT|UHUGEINT")) {
            return SourceType.WHOLE;
        }
        if (sql.matches("TINYINT|SMALLINT|INTEGER|U[A-Z]+INT|UINTEGER|FLOAT|DOUBLE|DECIMAL.*")) {
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
}
