package org.bottega.engine;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.Preview;
import org.bottega.data.Snapshot;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.detect.Sources;
import org.bottega.data.source.jdbc.Address;
import org.bottega.data.source.jdbc.Database;
import org.bottega.data.source.jdbc.Drivers;
import org.bottega.data.source.jdbc.JdbcSource;
import org.bottega.data.source.jdbc.Login;
import org.bottega.data.source.web.Consent;
import org.bottega.data.source.web.Download;
import org.bottega.data.source.web.RememberedConsent;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.workspace.DatasetVersion;
import org.bottega.workspace.Workspace;
import org.bottega.workspace.secret.KeyFolder;
import org.bottega.workspace.secret.Secrets;
import org.jspecify.annotations.Nullable;

/// Brings data from anywhere into a workspace: files, web addresses, databases.
public final class Origins {
    private static final String ENDINGS =
            "(?i)\\.(csv|tsv|txt|parquet|xlsx|xlsm|json|ndjson|jsonl|arff|svm|libsvm|svmlight"
                    + "|fasta|fa|fna|faa|db|sqlite|duckdb)(\\.(gz|zst))?$";

    private final Workspace workspace;
    private final Secrets secrets;
    private final Consent consent;

    /// @param keys where the key to the workspace's passwords lies
    /// @param consent asked the first time before a host is; the answer yes is remembered
    public Origins(Workspace workspace, KeyFolder keys, Consent consent) {
        this.workspace = workspace;
        this.secrets = Secrets.of(workspace.folder(), keys);
        this.consent =
                new RememberedConsent(workspace.folder().resolve("allowed-hosts.txt"), consent);
    }

    /// What is there to read.
    ///
    /// @param name what the data set may be called
    /// @param file read by the import itself, or `null`
    /// @param rows read by a reader of its own, or `null`
    private record Opened(String name, @Nullable Path file, @Nullable RowSource rows) {}

    /// Imports it as the next version of a data set.
    ///
    /// @param name `null` for what the place is called
    /// @throws ProblemException when it cannot be had or read
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public DatasetVersion bring(
            Origin origin, @Nullable String name, ImportOptions options, Progress progress) {
        var opened = open(origin, progress.part(0, web(origin) ? 0.5 : 0.01));
        var called = name == null ? opened.name() : name;
        var rest = progress.part(web(origin) ? 0.5 : 0.01, 1);
        return opened.rows() != null
                ? workspace.datasets().importRows(called, opened.rows(), options, rest)
                : workspace.datasets().importFile(called, file(opened), options, rest);
    }

    /// Imports it as a snapshot outside the workspace.
    ///
    /// @param folder where it shall lie; must not exist
    /// @throws ProblemException when it cannot be had or read
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public Snapshot snapshot(Origin origin, Path folder, Progress progress) {
        var opened = open(origin, progress.part(0, 0.5));
        var rest = progress.part(0.5, 1);
        return opened.rows() != null
                ? Importer.importRows(opened.rows(), folder, ImportOptions.DEFAULT, rest)
                : Importer.importFile(file(opened), folder, ImportOptions.DEFAULT, rest);
    }

    /// How it would be imported, from its first rows.
    public Preview preview(Origin origin, ImportOptions options, Progress progress) {
        var opened = open(origin, progress);
        return opened.rows() != null
                ? Importer.preview(opened.rows(), options, progress)
                : Importer.preview(file(opened), options, progress);
    }

    private static Path file(Opened opened) {
        return java.util.Objects.requireNonNull(opened.file());
    }

    /// Keeps the password of a database's user, encrypted.
    ///
    /// @throws ProblemException when the origin is no database
    public void remember(Origin origin, String password) {
        secrets.put(secret(Address.parse(origin.place(), Drivers.bundled()), origin), password);
    }

    private static String secret(Address address, Origin origin) {
        return "database " + address.driver().id() + " " + address.shown() + " " + origin.user();
    }

    private static boolean web(Origin origin) {
        return origin.place().strip().toLowerCase(Locale.ROOT).matches("https?:(?s).*");
    }

    private Opened open(Origin origin, Progress progress) {
        if (origin.place().strip().toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
            return database(origin, progress);
        }
        if (origin.query() != null) {
            throw ProblemException.usage(
                    "query", "Only databases are asked.", "Import it, then ask it in SQL.");
        }
        var file =
                web(origin)
                        ? new Download(consent)
                                .fetch(
                                        origin.place(),
                                        workspace.folder().resolve("downloads"),
                                        progress)
                        : path(origin.place());
        var last = file.toAbsolutePath().normalize().getFileName();
        var name = last == null ? "" : last.toString().replaceFirst(ENDINGS, "");
        var rows = origin.part() == null ? null : part(file, origin.part());
        return new Opened(name.isBlank() ? "data" : name, file, rows);
    }

    private static RowSource part(Path file, String part) {
        var rows = Sources.of(file, part).rows();
        if (rows == null) {
            throw ProblemException.usage(
                    part, "The file is one table without parts.", "Leave the part out.");
        }
        return rows;
    }

    private static Path path(String place) {
        try {
            return Path.of(place);
        } catch (InvalidPathException _) {
            throw ProblemException.usage(place, "This is no path.", "Check it.");
        }
    }

    private Opened database(Origin origin, Progress progress) {
        var address = Address.parse(origin.place(), Drivers.bundled());
        var password = secrets.get(secret(address, origin)).orElse("");
        var database = new Database(address, new Login(origin.user(), password));
        if (origin.query() != null) {
            return new Opened("query", null, JdbcSource.query(database, origin.query()));
        }
        var tables = database.tables(progress);
        var names = tables.stream().map(Database.TableName::shown).toList();
        if (origin.part() == null && tables.size() != 1) {
            throw ProblemException.usage(
                    address.shown(),
                    "The database has " + tables.size() + " tables.",
                    "Choose one of: " + String.join(", ", names.stream().limit(12).toList()) + ".");
        }
        var table =
                tables.stream()
                        .filter(t ->
                                origin.part() == null
                                        || t.shown().equals(origin.part())
                                        || t.name().equals(origin.part()))
                        .findFirst()
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        address.shown(),
                                        "There is no table \"" + origin.part() + "\".",
                                        Nearest.hint(String.valueOf(origin.part()), names)));
        return new Opened(table.name(), null, JdbcSource.table(database, table));
    }
}
