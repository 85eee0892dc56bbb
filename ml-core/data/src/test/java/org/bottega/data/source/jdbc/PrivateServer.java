package org.bottega.data.source.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bottega.data.duck.Duck;
import org.junit.jupiter.api.Assertions;

/// A database server of the test's own, in a folder of its own, on a free port of this computer. Where
/// the server is not installed the test is skipped.
final class PrivateServer implements AutoCloseable {
    static final String PASSWORD = "pa:ss/w?rd";

    final int port;
    private final Path folder;
    private final Process process;

    private PrivateServer(int port, Path folder, Process process) {
        this.port = port;
        this.folder = folder;
        this.process = process;
    }

    static PrivateServer postgres() throws Exception {
        var bin = programs("initdb", "/usr/lib/postgresql");
        assumeTrue(bin != null, "PostgreSQL's initdb is not installed here");
        var user = account("postgres");
        var folder = scratch(user);
        int port = freePort();
        var password = Files.writeString(folder.resolve("password"), PASSWORD);
        own(password, user);
        var data = folder.resolve("data");
        finish(
                folder,
                as(
                        user,
                        bin.resolve("initdb").toString(),
                        "-D",
                        data.toString(),
                        "-U",
                        "ada",
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + password,
                        "-E",
                        "UTF8",
                        "--no-sync"));
        var process =
                start(
                        folder,
                        as(
                                user,
                                bin.resolve("postgres").toString(),
                                "-D",
                                data.toString(),
                                "-p",
                                "" + port,
                                "-c",
                                "listen_addresses=127.0.0.1",
                                "-c",
                                "unix_socket_directories=" + folder,
                                "-c",
                                "fsync=off"));
        var server = new PrivateServer(port, folder, process);
        server.await("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        return server;
    }

    static PrivateServer mariadb() throws Exception {
        var install = programs("mariadb-install-db", "/usr/bin");
        var daemon = programs("mariadbd", "/usr/sbin");
        assumeTrue(install != null && daemon != null, "MariaDB's server is not installed here");
        var user = account("mysql");
        var folder = scratch(user);
        int port = freePort();
        var data = folder.resolve("data");
        finish(
                folder,
                as(
                        user,
                        install.resolve("mariadb-install-db").toString(),
                        "--no-defaults",
                        "--datadir=" + data,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db"));
        var setup = folder.resolve("setup.sql");
        Files.writeString(
                setup,
                "create database shop;\ncreate user ada identified by '"
                        + PASSWORD
                        + "';\ngrant all on *.* to ada;\n");
        own(setup, user);
        var process =
                start(
                        folder,
                        as(
                                user,
                                daemon.resolve("mariadbd").toString(),
                                "--no-defaults",
                                "--datadir=" + data,
                                "--port=" + port,
                                "--bind-address=127.0.0.1",
                                "--socket=" + folder.resolve("s"),
                                "--init-file=" + setup));
        var server = new PrivateServer(port, folder, process);
        server.await("jdbc:mariadb://127.0.0.1:" + port + "/shop");
        return server;
    }

    private static Path programs(String name, String root) throws IOException {
        try (var found = Files.walk(Path.of(root), 4)) {
            return found.filter(f -> f.endsWith(name) && Files.isExecutable(f))
                    .map(Path::getParent)
                    .sorted()
                    .reduce((_, b) -> b)
                    .orElse(null);
        } catch (java.nio.file.NoSuchFileException | java.io.UncheckedIOException _) {
            return null;
        }
    }

    /// Servers refuse to run as root: then the account that their package made is taken.
    private static String account(String name) throws Exception {
        if (!System.getProperty("user.name").equals("root")) {
            return "";
        }
        var known = new ProcessBuilder("id", name).start().waitFor() == 0;
        assumeTrue(known, "servers do not run as root, and there is no account " + name);
        return name;
    }

    private static Path scratch(String user) throws Exception {
        // not below a home folder, which the account could not enter
        var folder = Files.createTempDirectory(Path.of("/tmp"), "bottega-db-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        own(folder, user);
        return folder;
    }

    private static void own(Path file, String user) throws Exception {
        if (!user.isEmpty()) {
            new ProcessBuilder("chown", user, file.toString()).start().waitFor();
        }
    }

    private static List<String> as(String user, String... command) {
        var all = new ArrayList<String>();
        if (!user.isEmpty()) {
            all.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static Process start(Path folder, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static void finish(Path folder, List<String> command) throws Exception {
        var process = start(folder, command);
        boolean ended = process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        Assertions.assertTrue(ended, () -> log(folder));
    }

    private static String log(Path folder) {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void await(String url) throws Exception {
        for (int i = 0; i < 200; i++) {
            try (var _ = DriverManager.getConnection(url, "ada", PASSWORD)) {
                return;
            } catch (SQLException _) {
                Thread.sleep(150);
            }
        }
        throw new AssertionError(log(folder));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// A database of this server, with short patience.
    Database database(String driver, String name) {
        return new Database(
                Address.server(Drivers.bundled().of(driver), "127.0.0.1", port, name, Map.of()),
                new Login("ada", PASSWORD),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
    }

    /// Cuts what is connected as a power failure of the server would.
    void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            kill();
        }
        Duck.delete(folder);
    }

    /// Something that takes connections and says nothing.
    static ServerSocket mute() throws IOException {
        var server = new ServerSocket(0);
        Thread.ofVirtual()
                .start(() -> {
                    var held = new ArrayList<Socket>();
                    try {
                        while (true) {
                            held.add(server.accept());
                        }
                    } catch (IOException _) {
                        // closed
                    }
                });
        return server;
    }
}
