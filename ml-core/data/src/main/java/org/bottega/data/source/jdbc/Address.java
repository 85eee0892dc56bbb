package org.bottega.data.source.jdbc;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;

/// Where a database is. Drivers run code that their URLs name (`INIT=`, `socketFactory`,
/// `autoDeserialize`), so a URL is never passed on: it is taken apart, each part is checked, and a new
/// one is put together from them. Of parameters only those on the driver's list are taken.
///
/// @param place host, or the absolute path of a file
/// @param port 0 for files
/// @param database its name on the host, empty for files
public record Address(
        DriverSpec driver,
        String place,
        int port,
        String database,
        Map<String, String> parameters) {
    private static final Pattern SERVER =
            Pattern.compile(
                    "//(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?(?:/([^?;#/\\\\]*))?(?:[?](.*))?",
                    Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+");
    private static final Pattern DATABASE = Pattern.compile("[^?;#/\\\\&\\p{Cntrl}]*");

    /// @throws ProblemException (usage) when a part is not allowed
    public Address {
        if (driver.form() == DriverSpec.Form.HOST) {
            if (!HOST.matcher(place).matches()) {
                throw wrong(driver, "\"" + place + "\" is not the name of a host.");
            }
            if (port < 1 || port > 65_535) {
                throw wrong(driver, "The port " + port + " is not between 1 and 65535.");
            }
            if (!DATABASE.matcher(database).matches()) {
                throw wrong(driver, "\"" + database + "\" is not the name of a database.");
            }
        } else if (place.matches("(?s).*[;?#\\p{Cntrl}].*") || place.startsWith(":")) {
            throw wrong(driver, "The path of the file may not have ; ? # in it.");
        }
        parameters = Map.copyOf(parameters);
        parameters.forEach((name, value) -> check(driver, name, value));
    }

    private static void check(DriverSpec driver, String name, String value) {
        var allowed = driver.allowed().get(name);
        if (allowed == null) {
            throw ProblemException.usage(
                    driver.name(),
                    "The parameter \"" + shown(name) + "\" is not passed on.",
                    driver.allowed().isEmpty()
                            ? "Leave all parameters out."
                            : "Leave it out; allowed are "
                                    + String.join(", ", new TreeSet<>(driver.allowed().keySet()))
                                    + ".");
        }
        if (!value.matches(allowed)) {
            throw ProblemException.usage(
                    driver.name(),
                    "The parameter \"" + name + "\" cannot be \"" + shown(value) + "\".",
                    "It has to match " + allowed + ".");
        }
    }

    private static ProblemException wrong(DriverSpec driver, String what) {
        return ProblemException.usage(driver.name(), what, "Correct the address.");
    }

    private static String shown(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
    }

    /// A database on a server.
    public static Address server(
            DriverSpec driver,
            String host,
            int port,
            String database,
            Map<String, String> parameters) {
        return new Address(driver, host, port, database, parameters);
    }

    /// A database in a file.
    public static Address file(DriverSpec driver, Path file) {
        var path = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(path)) {
            throw ProblemException.input(
                    file.toString(), "There is no such file.", "Check its name and place.");
        }
        return new Address(driver, path.toString(), 0, "", Map.of());
    }

    /// Takes a JDBC URL apart.
    ///
    /// @throws ProblemException when there is no driver for it, or a part is not allowed
    public static Address parse(String url, Drivers drivers) {
        var text = url.strip();
        for (var driver : drivers.all()) {
            for (var scheme : driver.schemes()) {
                var start = "jdbc:" + scheme + ":";
                if (text.regionMatches(true, 0, start, 0, start.length())) {
                    var rest = text.substring(start.length());
                    return driver.form() == DriverSpec.Form.HOST
                            ? server(driver, rest)
                            : fileOf(driver, rest);
                }
            }
        }
        var schemes = drivers.all().stream().flatMap(d -> d.schemes().stream()).toList();
        var given = text.replaceFirst("(?i)^jdbc:", "").split(":", 2)[0];
        throw ProblemException.usage(
                "address",
                "There is no driver for \"" + shown(given) + "\".",
                Nearest.hint(given, schemes));
    }

    private static Address server(DriverSpec driver, String rest) {
        var parts = SERVER.matcher(rest);
        if (!parts.matches()) {
            throw wrong(
                    driver,
                    rest.contains("@")
                            ? "User and password do not belong into the address."
                            : "The address is not like " + driver.url() + ".");
        }
        var parameters = new LinkedHashMap<String, String>();
        if (parts.group(4) != null) {
            for (var pair : parts.group(4).split("&")) {
                add(driver, parameters, pair);
            }
        }
        var database = parts.group(3) == null ? "" : decoded(driver, parts.group(3));
        return new Address(
                driver,
                parts.group(1),
                parts.group(2) == null ? driver.port() : Integer.parseInt(parts.group(2)),
                database,
                parameters);
    }

    private static void add(DriverSpec driver, Map<String, String> parameters, String pair) {
        if (pair.isEmpty()) {
            return;
        }
        var parts = pair.split("=", 2);
        var name = decoded(driver, parts[0]);
        if (name.equalsIgnoreCase("user") || name.equalsIgnoreCase("password")) {
            throw wrong(driver, "User and password do not belong into the address.");
        }
        if (parameters.put(name, parts.length < 2 ? "" : decoded(driver, parts[1])) != null) {
            throw wrong(driver, "The parameter \"" + shown(name) + "\" comes twice.");
        }
    }

    private static String decoded(DriverSpec driver, String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw wrong(driver, "There is a % in the address that begins no character.");
        }
    }

    private static Address fileOf(DriverSpec driver, String rest) {
        int end = 0;
        while (end < rest.length() && ";?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        for (var pair : rest.substring(end).split("[;?&#]")) {
            if (!pair.isEmpty()) {
                check(driver, pair.split("=", 2)[0], pair);
            }
        }
        var name = rest.substring(0, end);
        if (name.matches(
                        "(?i)(mem|zip|tcp|ssl|nio|nioMapped|async|split|retry|cluster|file|classpath|memFS|memLZ|nioMemFS|nioMemLZ|http|https|s3)?:.*")
                || name.isEmpty()) {
            throw wrong(driver, "Only files on this computer are read.");
        }
        if (name.startsWith("~/")) {
            name = System.getProperty("user.home") + name.substring(1);
        }
        try {
            var path = Path.of(name);
            return file(
                    driver,
                    Files.isRegularFile(path) || driver.suffix().isEmpty()
                            ? path
                            : Path.of(name + driver.suffix()));
        } catch (InvalidPathException _) {
            throw wrong(driver, "\"" + shown(name) + "\" is no path.");
        }
    }

    /// What is given to the driver.
    public String url() {
        if (driver.form() == DriverSpec.Form.FILE) {
            var file =
                    !driver.suffix().isEmpty() && place.endsWith(driver.suffix())
                            ? place.substring(0, place.length() - driver.suffix().length())
                            : place;
            return driver.url().replace("{file}", file);
        }
        return driver.url()
                .replace("{host}", place)
                .replace("{port}", Integer.toString(port))
                .replace(
                        "{database}",
                        URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    /// The address without parameters, for a person.
    public String shown() {
        return driver.form() == DriverSpec.Form.FILE
                ? String.valueOf(Path.of(place).getFileName())
                : place + ":" + port + "/" + database;
    }

    /// The parameters a person may set, in the order of their names.
    public List<String> choices() {
        return new ArrayList<>(new TreeSet<>(driver.allowed().keySet()));
    }
}
