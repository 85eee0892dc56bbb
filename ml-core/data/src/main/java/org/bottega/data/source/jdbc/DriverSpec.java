package org.bottega.data.source.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One kind of database: how its addresses look, which class speaks to it, and what is said to that
/// class. The list is data, `drivers.json` beside this class.
///
/// @param id for ever
/// @param name as a person knows it
/// @param driverClass the JDBC driver
/// @param coordinates the driver's Maven coordinates without version
/// @param schemes what may stand after `jdbc:` in an address
/// @param suffix a file's ending that the driver adds by itself, often empty
/// @param url with `{host}`, `{port}`, `{database}` or `{file}`
/// @param port the usual one, 0 for files
/// @param allowed parameters that a person may give, with the regular expression their values match
/// @param fixed properties that are always set, whatever a person gives
/// @param opening statements that are run first in each session
/// @param fetchRows how many rows come at a time
/// @param autoCommit whether rows stream with it on
/// @param typed whether a column's declared type binds its values
/// @param users whether it knows users and passwords
public record DriverSpec(
        String id,
        String name,
        String driverClass,
        String coordinates,
        Form form,
        List<String> schemes,
        String suffix,
        String url,
        int port,
        Map<String, String> allowed,
        Map<String, String> fixed,
        @Nullable Timeout connectTimeout,
        @Nullable Timeout readTimeout,
        List<String> opening,
        int fetchRows,
        boolean autoCommit,
        boolean typed,
        boolean users) {

    /// What an address names.
    public enum Form {
        /// a server: host, port, database
        HOST,
        /// a file on this computer
        FILE
    }

    /// A property that limits how long the driver waits.
    public record Timeout(String property, TimeUnit unit) {}

    public DriverSpec {
        schemes = List.copyOf(schemes);
        allowed = Map.copyOf(allowed);
        fixed = Map.copyOf(fixed);
        opening = List.copyOf(opening);
    }

    public Optional<Timeout> connecting() {
        return Optional.ofNullable(connectTimeout);
    }

    public Optional<Timeout> reading() {
        return Optional.ofNullable(readTimeout);
    }
}
