package org.bottega.data.source.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// A database that somebody may read. Connections only read, and are opened when they are needed.
///
/// @param connecting how long to wait for a connection
/// @param reading how long to wait for the next rows
public record Database(Address address, Login login, Duration connecting, Duration reading) {
    private static final Set<String> INTERNAL =
            Set.of(
                    "information_schema",
                    "pg_catalog",
                    "pg_toast",
                    "performance_schema",
                    "system",
                    "temp",
                    "mysql",
                    "sys");

    public Database(Address address, Login login) {
        this(address, login, Duration.ofSeconds(15), Duration.ofMinutes(10));
    }

    /// A table or view.
    ///
    /// @param catalog the database it is in where that is how it is named, or `null`
    /// @param schema `null` where there is none
    public record TableName(@Nullable String catalog, @Nullable String schema, String name) {
        /// As a person writes it.
        public String shown() {
            return schema == null ? name : schema + "." + name;
        }
    }

    /// Opens a connection.
    ///
    /// @throws ProblemException when it cannot be had
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    Connection connect(Progress progress) {
        var driver = driver();
        var opening = new CompletableFuture<Connection>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        opened(
                                opening,
                                driver.connect(address.url(), properties()),
                                address.driver().opening());
                    } catch (SQLException | RuntimeException e) {
                        opening.completeExceptionally(e);
                    }
                });
        long end = System.nanoTime() + connecting.plusSeconds(2).toNanos();
        try {
            while (true) {
                try {
                    return opening.get(100, TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    progress.checkCancelled();
                    if (System.nanoTime() > end) {
                        throw ProblemException.input(
                                address.shown(),
                                "The database does not answer within "
                                        + connecting.toSeconds()
                                        + " seconds.",
                                "See whether it runs, and whether host and port are right.");
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw JdbcProblem.connecting(this, sql);
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            // a connection that comes too late is closed at once
            opening.cancel(false);
        }
    }

    private static void opened(
            CompletableFuture<Connection> opening, @Nullable Connection made, List<String> first)
            throws SQLException {
        if (made == null) {
            throw new SQLException("the driver does not take the address", "08001");
        }
        try (var statement = made.createStatement()) {
            for (var sql : first) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            made.close();
            throw e;
        }
        if (!opening.complete(made)) {
            made.close();
        }
    }

    private Driver driver() {
        try {
            return (Driver)
                    Class.forName(address.driver().driverClass())
                            .getDeclaredConstructor()
                            .newInstance();
        } catch (ReflectiveOperationException _) {
            throw ProblemException.input(
                    address.driver().name(),
                    "Its driver (" + address.driver().coordinates() + ") is not installed.",
                    "Install the whole program again.");
        }
    }

    private Properties properties() {
        var spec = address.driver();
        var properties = new Properties();
        properties.putAll(address.parameters());
        spec.connecting()
                .ifPresent(t -> properties.setProperty(t.property(), in(t.unit(), connecting)));
        spec.reading().ifPresent(t -> properties.setProperty(t.property(), in(t.unit(), reading)));
        if (!login.user().isEmpty()) {
            properties.setProperty("user", login.user());
        }
        if (!login.password().isEmpty()) {
            properties.setProperty("password", login.password());
        }
        // last, so that nothing overrides it
        properties.putAll(spec.fixed());
        return properties;
    }

    private static String in(TimeUnit unit, Duration time) {
        return Long.toString(Math.max(1, unit.convert(time)));
    }

    /// The tables and views that this login may see, those of the system left out.
    public List<TableName> tables(Progress progress) {
        try (var connection = connect(progress)) {
            var tables = new ArrayList<TableName>();
            boolean server = address.driver().form() == DriverSpec.Form.HOST;
            try (var rows =
                    connection
                            .getMetaData()
                            .getTables(server ? connection.getCatalog() : null, null, "%", null)) {
                while (rows.next()) {
                    var type =
                            String.valueOf(rows.getString("TABLE_TYPE")).toUpperCase(Locale.ROOT);
                    var schema = rows.getString("TABLE_SCHEM");
                    if ((type.contains("TABLE") && !type.contains("SYSTEM")
                                    || type.contains("VIEW"))
                            && !type.contains("INDEX")
                            && !internal(schema)
                            && !internal(server ? null : rows.getString("TABLE_CAT"))) {
                        tables.add(
                                new TableName(
                                        rows.getString("TABLE_CAT"),
                                        schema,
                                        rows.getString("TABLE_NAME")));
                    }
                }
            }
            return tables;
        } catch (SQLException e) {
            progress.checkCancelled();
            throw JdbcProblem.connecting(this, e);
        }
    }

    private static boolean internal(@Nullable String name) {
        return name != null && INTERNAL.contains(name.toLowerCase(Locale.ROOT));
    }
}
