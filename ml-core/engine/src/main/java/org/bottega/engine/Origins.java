package org.bottega.engine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bottega.data.ImportOptions;
import org.bottega.data.Preview;
import org.bottega.data.Snapshot;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.detect.Sources;
import org.bottega.data.source.file.PastedTable;
import org.bottega.data.source.jdbc.Address;
import org.bottega.data.source.jdbc.Database;
import org.bottega.data.source.jdbc.Drivers;
import org.bottega.data.source.jdbc.JdbcSource;
import org.bottega.data.source.jdbc.Login;
import org.bottega.data.source.web.Consent;
import org.bottega.data.source.web.Download;
import org.bottega.data.source.web.RememberedConsent;
import org.bottega.engine.Reached.Content;
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

    private final @Nullable Workspace workspace;
    private final Path home;
    private final Secrets secrets;
    private final Consent consent;

    /// @param keys where the key to the workspace's passwords lies
    /// @param consent asked the first time before a host is; the answer yes is remembered
    public Origins(Workspace workspace, KeyFolder keys, Consent consent) {
        this(workspace.folder(), workspace, keys, consent);
    }

    private Origins(Path home, @Nullable Workspace workspace, KeyFolder keys, Consent consent) {
        this.workspace = workspace;
        this.home = home;
        this.secrets = Secrets.of(home, keys);
        this.consent = new RememberedConsent(home.resolve("allowed-hosts.txt"), consent);
    }

    /// With the passwords of a workspace that another process may have open: only [#snapshot] and
    /// [#preview] are of use then.
    ///
    /// @param home the workspace's folder
    public static Origins outside(Path home, KeyFolder keys, Consent consent) {
        return new Origins(home, null, keys, consent);
    }

    /// Imports it as the next version of a data set.
    ///
    /// @param name `null` for what the place is called
    /// @throws ProblemException when it cannot be had or read
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public DatasetVersion bring(
            Origin origin, @Nullable String name, ImportOptions options, Progress progress) {
        double reached = web(origin) ? 0.5 : 0.01;
        return reach(origin, progress.part(0, reached))
                .bring(origin.part(), name, options, progress.part(reached, 1));
    }

    /// Imports it as a snapshot outside the workspace.
    ///
    /// @param folder where it shall lie; must not exist
    /// @throws ProblemException when it cannot be had or read
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public Snapshot snapshot(Origin origin, Path folder, Progress progress) {
        return reach(origin, progress.part(0, 0.5))
                .snapshot(origin.part(), folder, ImportOptions.DEFAULT, progress.part(0.5, 1));
    }

    /// How it would be imported, from its first rows.
    public Preview preview(Origin origin, ImportOptions options, Progress progress) {
        return reach(origin, progress).preview(origin.part(), options, progress);
    }

    /// Goes where the data are: finds the file, downloads it, or connects to the database.
    ///
    /// @throws ProblemException when it cannot be had
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public Reached reach(Origin origin, Progress progress) {
        if (origin.place().strip().toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
            return database(origin, progress);
        }
        if (origin.query() != null) {
            throw ProblemException.usage(
                    "query", "Only databases are asked.", "Import it, then ask it in SQL.");
        }
        if (web(origin)) {
            var downloads = home.resolve("downloads");
            var file = new Download(consent).fetch(origin.place(), downloads, progress);
            return file(file, origin.place().strip());
        }
        var file = path(origin.place());
        return file(file, file.toAbsolutePath().toString());
    }

    /// Several files of the same columns as one table.
    public Reached together(List<Path> files) {
        var name = name(files.getFirst());
        return new Reached(
                workspace,
                name,
                String.join(", ", files.stream().map(f -> f.toAbsolutePath().toString()).toList()),
                Sources.of(files.getFirst()).format(),
                List.of(),
                _ -> new Content.Together(name, files));
    }

    /// A table out of the clipboard.
    ///
    /// @param name what the data set may be called
    /// @param html the clipboard as HTML, `null` when it has none
    /// @throws ProblemException when there is no table in it
    public Reached pasted(String name, String text, @Nullable String html) {
        var rows = PastedTable.of(name, text, html);
        return new Reached(workspace, name, name, "", List.of(), _ -> new Content.Rows(name, rows));
    }

    private Reached file(Path file, String source) {
        var name = name(file);
        // a pattern such as sales-*.csv is no file, and the import's own
        boolean there = Files.exists(file);
        return new Reached(
                workspace,
                name,
                source,
                there ? Sources.of(file).format() : "",
                there ? Sources.parts(file) : List.of(),
                part ->
                        part == null
                                ? content(name, file, there ? Sources.of(file).rows() : null)
                                : new Content.Rows(name, part(file, part)));
    }

    private static Content content(String name, Path file, @Nullable RowSource rows) {
        return rows == null ? new Content.Files(name, file) : new Content.Rows(name, rows);
    }

    private static String name(Path file) {
        var last = file.toAbsolutePath().normalize().getFileName();
        var name = last == null ? "" : last.toString().replaceFirst(ENDINGS, "");
        return name.isBlank() ? "data" : name;
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

    private Reached database(Origin origin, Progress progress) {
        var address = Address.parse(origin.place(), Drivers.bundled());
        var password = secrets.get(secret(address, origin)).orElse("");
        var database = new Database(address, new Login(origin.user(), password));
        var query = origin.query();
        if (query != null) {
            return new Reached(
                    workspace,
                    "query",
                    address.shown(),
                    address.driver().name(),
                    List.of(),
                    _ -> new Content.Rows("query", JdbcSource.query(database, query)));
        }
        var tables = database.tables(progress);
        return new Reached(
                workspace,
                tables.size() == 1 ? tables.getFirst().name() : "data",
                address.shown(),
                address.driver().name(),
                tables.stream().map(Database.TableName::shown).toList(),
                part -> {
                    var table = table(address, tables, part);
                    return new Content.Rows(table.name(), JdbcSource.table(database, table));
                });
    }

    private static Database.TableName table(
            Address address, List<Database.TableName> tables, @Nullable String part) {
        var names = tables.stream().map(Database.TableName::shown).toList();
        if (part == null && tables.size() != 1) {
            throw ProblemException.usage(
                    address.shown(),
                    "The database has " + tables.size() + " tables.",
                    "Choose one of: " + String.join(", ", names.stream().limit(12).toList()) + ".");
        }
        return tables.stream()
                .filter(t -> part == null || t.shown().equals(part) || t.name().equals(part))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.usage(
                                address.shown(),
                                "There is no table \"" + part + "\".",
                                Nearest.hint(String.valueOf(part), names)));
    }
}
