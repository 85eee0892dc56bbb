package org.bottega.data;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;

/// Divides the rows of a snapshot into those to learn from and those to judge by. Works out of core; the
/// same snapshot, settings and seed give the same parts on every machine. Both parts keep the order of
/// the source.
///
/// @param column what the way goes by; empty where it needs none
/// @param share of the rows that are set aside to judge by, above 0 and below 1
/// @param seed decides what is left to chance
public record Splitting(Way way, String column, double share, long seed) {
    private static final int RANGES = 10;
    private static final int FEW = 20;

    /// A name that no column of the data has.
    private static final String ROW = "\"\u0001row\"";

    /// How rows are set aside.
    public enum Way {
        /// by chance
        RANDOM,
        /// by chance, with the same share of every class, or of every range of numbers
        STRATIFIED,
        /// the last rows, in the order of a column or of the source: what comes later in time
        ORDERED,
        /// by chance, rows with the same key on the same side
        BY_KEY
    }

    public Splitting {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a share of " + share);
        }
    }

    /// Writes both parts.
    ///
    /// @param training where the rows to learn from shall lie; must not exist
    /// @param test where the rows set aside shall lie; must not exist
    /// @throws ProblemException when the column is missing or one part would be empty
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public void write(Snapshot snapshot, Path training, Path test, Progress progress) {
        write(snapshot, "t.test", training, test, progress);
    }

    /// Writes one of several folds: each row is set aside in exactly one of them. The share is not used.
    ///
    /// @param folds 2 or more
    /// @param fold 1 to `folds`
    public void fold(
            Snapshot snapshot, int folds, int fold, Path training, Path test, Progress progress) {
        if (folds < 2 || fold < 1 || fold > folds) {
            throw new IllegalArgumentException("fold " + fold + " of " + folds);
        }
        var within =
                way == Way.ORDERED
                        ? "floor((t.k - 1) * " + folds + " / t.n)"
                        : "(t.k - 1) % " + folds;
        write(snapshot, within + " = " + (fold - 1), training, test, progress);
    }

    private void write(
            Snapshot snapshot, String aside, Path training, Path test, Progress progress) {
        if (!column.isEmpty()) {
            snapshot.schema().require(column);
        } else if (way == Way.STRATIFIED || way == Way.BY_KEY) {
            throw ProblemException.usage("column", "No column is chosen.", "Choose one.");
        }
        try (var duck = Duck.open()) {
            duck.run(
                    "create view base as select * exclude (file_row_number), file_row_number as "
                            + ROW
                            + " from read_parquet("
                            + Duck.file(snapshot.parquet())
                            + ", file_row_number = true)",
                    progress);
            progress.at(0.05, "Dividing the rows");
            duck.run("create table places as " + places(duck, snapshot, progress), progress);
            duck.run(
                    "create table sides as select t."
                            + ROW
                            + ", "
                            + aside
                            + " as test from places t",
                    progress);
            part(duck, snapshot, "not s.test", training, progress.part(0.2, 0.6));
            part(duck, snapshot, "s.test", test, progress.part(0.6, 1));
        } catch (SQLException e) {
            progress.checkCancelled();
            throw ProblemException.input(
                    snapshot.source(), "It cannot be split: " + Importer.firstLine(e) + ".", "");
        }
    }

    private static void part(
            Duck duck, Snapshot snapshot, String side, Path folder, Progress progress)
            throws SQLException {
        if (duck.query(
                                "select count(*) from sides s where " + side,
                                progress,
                                row -> row.getLong(1))
                        .getFirst()
                == 0) {
            throw ProblemException.input(
                    snapshot.source(),
                    "One of the two parts would have no rows.",
                    "Choose another share, or split more rows.");
        }
        var names =
                String.join(
                        ", ",
                        snapshot.schema().names().stream().map(n -> "b." + Duck.name(n)).toList());
        Snapshots.fromQuery(
                duck,
                "select "
                        + names
                        + " from base b join sides s on b."
                        + ROW
                        + " = s."
                        + ROW
                        + " where "
                        + side
                        + " order by b."
                        + ROW,
                snapshot.schema(),
                snapshot.source(),
                folder,
                progress);
    }

    /// For each row `r` its place `k` among the `n` rows, from 1 on, and whether it is set aside.
    private String places(Duck duck, Snapshot snapshot, Progress progress) throws SQLException {
        var name = column.isEmpty() ? "" : Duck.name(column);
        // md5 is the same in every version of the database, unlike its own hash
        var chance = "md5(concat('" + seed + "/', " + ROW + "))";
        var rows = "select " + ROW + ", count(*) over () as n, row_number() over (order by ";
        return switch (way) {
            case RANDOM -> last(rows + chance + ") as k from base");
            case ORDERED ->
                    last(
                            rows
                                    + (name.isEmpty() ? ROW : name + " nulls first, " + ROW)
                                    + ") as k from base");
            case STRATIFIED -> {
                var stratum = stratum(duck, snapshot, progress);
                // every 1/share-th row of the shuffled strata: each stratum gives its share
                yield "select "
                        + ROW
                        + ", n, k, floor(k * {s}) > floor((k - 1) * {s}) as test from ("
                                .replace("{s}", number())
                        + rows
                        + "stratum, "
                        + chance
                        + ") as k from (select "
                        + ROW
                        + ", "
                        + stratum
                        + " as stratum from base))";
            }
            case BY_KEY -> {
                // a fold is of keys, the share is of rows
                var keys =
                        "select key, rows, row_number() over (order by md5(concat('"
                                + seed
                                + "/', key))) as k, count(*) over () as n, sum(rows) over () as all_rows,"
                                + " sum(rows) over (order by md5(concat('"
                                + seed
                                + "/', key)) desc) as so_far from (select coalesce(cast("
                                + name
                                + " as varchar), '') as key, count(*) as rows from base group by 1)";
                yield "select b."
                        + ROW
                        + ", p.k, p.n, p.so_far - p.rows / 2.0 <= p.all_rows * "
                        + number()
                        + " as test from base b join ("
                        + keys
                        + ") p on p.key = coalesce(cast(b."
                        + name
                        + " as varchar), '')";
            }
        };
    }

    private String number() {
        return String.format(Locale.ROOT, "%.9f", share);
    }

    /// The last rows are set aside; at least one on either side.
    private String last(String places) {
        return "select "
                + ROW
                + ", n, k, k > n - greatest(1, least(n - 1, cast(round(n * "
                + number()
                + ") as bigint))) as test from ("
                + places
                + ")";
    }

    private String stratum(Duck duck, Snapshot snapshot, Progress progress) throws SQLException {
        var name = Duck.name(column);
        if (snapshot.schema().require(column).kind() != Kind.NUMBER) {
            return "coalesce(cast(" + name + " as varchar), '')";
        }
        long distinct =
                duck.query(
                                "select count(distinct " + name + ") from base",
                                progress,
                                row -> row.getLong(1))
                        .getFirst();
        return distinct <= FEW
                ? "coalesce(cast(" + name + " as varchar), '')"
                : "ntile(" + RANGES + ") over (order by " + name + " nulls first, " + ROW + ")";
    }
}
