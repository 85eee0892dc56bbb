package org.bottega.workspace.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bottega.kernel.ProblemException;
import org.h2.jdbcx.JdbcDataSource;

/// The H2 database of one workspace, in this process only. Every commit is in the file before it
/// returns (`WRITE_DELAY=0`). All work is done by one thread of its own: transactions never mix, and an
/// interrupt of a caller cannot close the file under the others, as it would inside H2.
public final class Catalogue implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final ExecutorService worker;

    /// One transaction.
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private Catalogue(Path file, Connection connection, ExecutorService worker) {
        this.file = file;
        this.connection = connection;
        this.worker = worker;
    }

    /// Opens the catalogue, makes it where there is none and brings an older one up to date.
    ///
    /// @param folder where `catalogue.mv.db` lies; the caller holds the workspace's lock
    /// @throws ProblemException when it is damaged, of a newer version, in use or not writable
    public static Catalogue open(Path folder) {
        var file = folder.resolve("catalogue.mv.db");
        if (file.toString().indexOf(';') >= 0) {
            throw ProblemException.input(
                    folder.toString(),
                    "A workspace's path cannot hold a semicolon.",
                    "Rename the folder.");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw CatalogueProblem.readOnly(file);
        }
        var worker =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("catalogue").factory());
        try {
            var connection = wait(worker.submit(() -> connect(folder, file)));
            return new Catalogue(file, connection, worker);
        } catch (SQLException e) {
            worker.shutdown();
            throw CatalogueProblem.of(file, e);
        } catch (RuntimeException e) {
            worker.shutdown();
            throw e;
        }
    }

    private static Connection connect(Path folder, Path file) throws SQLException {
        boolean there = Files.exists(file);
        var source = new JdbcDataSource();
        source.setURL(
                "jdbc:h2:file:"
                        + folder.toAbsolutePath().resolve("catalogue").toString().replace('\\', '/')
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
                        + (there ? ";IFEXISTS=TRUE" : ""));
        source.setUser("sa");
        source.setPassword("");
        var connection = source.getConnection();
        try {
            Migrations.run(connection, file);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// Does one transaction and commits it; whatever is thrown undoes it.
    ///
    /// @throws ProblemException when the catalogue cannot be written or read
    public <T extends @org.jspecify.annotations.Nullable Object> T transact(Work<T> work) {
        Future<T> result;
        try {
            result = worker.submit(() -> once(work));
        } catch (java.util.concurrent.RejectedExecutionException e) {
            throw ProblemException.usage(
                    file.toString(), "The workspace is closed.", "Open it again.");
        }
        try {
            return wait(result);
        } catch (SQLException e) {
            throw CatalogueProblem.of(file, e);
        }
    }

    private <T extends @org.jspecify.annotations.Nullable Object> T once(Work<T> work)
            throws SQLException {
        boolean whole = false;
        try {
            var result = work.in(connection);
            connection.commit();
            whole = true;
            return result;
        } finally {
            if (!whole && !connection.isClosed()) {
                connection.rollback();
            }
        }
    }

    /// Waits whatever happens to the waiting thread: the work goes on anyway, and its outcome counts.
    private static <T extends @org.jspecify.annotations.Nullable Object> T wait(Future<T> result)
            throws SQLException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    switch (e.getCause()) {
                        case SQLException sql -> throw sql;
                        case RuntimeException known -> throw known;
                        case Error error -> throw error;
                        case null, default -> throw new IllegalStateException(e);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Waits for the work under way, then closes the file. A second call does nothing.
    @Override
    public void close() {
        if (worker.isShutdown()) {
            return;
        }
        var closing =
                worker.submit(() -> {
                    connection.close();
                    return true;
                });
        worker.shutdown();
        try {
            wait(closing);
        } catch (SQLException e) {
            throw CatalogueProblem.of(file, e);
        }
    }
}
