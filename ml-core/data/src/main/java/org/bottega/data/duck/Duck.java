package org.bottega.data.duck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import org.bottega.kernel.job.Progress;
import org.duckdb.DuckDBConnection;

/// A private DuckDB database in a temporary folder, gone when it is closed. It downloads nothing and
/// loads no extension. Not thread-safe.
public final class Duck implements AutoCloseable {
    private final Path folder;
    private final boolean owner;
    private final DuckDBConnection connection;

    private Duck(Path folder, boolean owner, DuckDBConnection connection) {
        this.folder = folder;
        this.owner = owner;
        this.connection = connection;
    }

    /// Opens an empty database of its own.
    public static Duck open() {
        try {
            var folder = Files.createTempDirectory("bottega-duck-");
            var settings = new Properties();
            settings.setProperty("autoinstall_known_extensions", "false");
            settings.setProperty("autoload_known_extensions", "false");
            settings.setProperty("temp_directory", folder.resolve("spill").toString());
            settings.setProperty("memory_limit", "2GB");
            settings.setProperty("preserve_insertion_order", "true");
            var connection =
                    DriverManager.getConnection(
                            "jdbc:duckdb:" + folder.resolve("work.duckdb"), settings);
            try (var statement = connection.createStatement()) {
                // moments with an offset are kept in universal time, wherever the machine stands
                statement.execute("set TimeZone = 'UTC'");
            }
            return new Duck(folder, true, connection.unwrap(DuckDBConnection.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start: " + e.getMessage(), e);
        }
    }

    /// Another connection to the same tables, for work that goes on beside this one's. Closing it leaves
    /// the database open.
    public Duck beside() throws SQLException {
        return new Duck(folder, false, (DuckDBConnection) connection.duplicate());
    }

    /// For statements that [#run] and [#query] do not cover.
    public DuckDBConnection connection() {
        return connection;
    }

    /// Where files for this piece of work may lie.
    public Path folder() {
        return folder;
    }

    /// Runs a statement while somebody may cancel.
    ///
    /// @throws CancellationException once it was cancelled
    public void run(String sql, Progress progress) throws SQLException {
        try (var statement = connection.createStatement();
                var watch = new CancelWatch(progress, statement)) {
            statement.execute(sql);
            watch.check();
        } catch (SQLException e) {
            progress.checkCancelled();
            throw e;
        }
    }

    /// Asks a question while somebody may cancel.
    ///
    /// @return what `reader` made of each row, in order
    /// @throws CancellationException once it was cancelled
    public <T> List<T> query(String sql, Progress progress, RowReader<T> reader)
            throws SQLException {
        try (var statement = connection.createStatement();
                var watch = new CancelWatch(progress, statement);
                var rows = statement.executeQuery(sql)) {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            watch.check();
            return list;
        } catch (SQLException e) {
            progress.checkCancelled();
            throw e;
        }
    }

    /// Makes a value of a result's present row.
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// A name as SQL writes it.
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// A text as SQL writes it.
    public static String text(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /// A path as SQL writes it.
    public static String file(Path file) {
        return text(file.toAbsolutePath().toString());
    }

    /// Microseconds since 1970 of a DATE or TIMESTAMP in SQL.
    public static String micros(String sql) {
        return "epoch_us(cast(" + sql + " as timestamp))";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // the folder goes anyway
        }
        if (owner) {
            delete(folder);
        }
    }

    /// Deletes a folder with all that is in it.
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
