package org.bottega.serve;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bottega.kernel.Problem;
import org.bottega.serve.rows.Refusal;

/// Decides who may ask. A web page of another site must not reach a server on this machine, neither by
/// a name that resolves here (DNS rebinding) nor by a form or script (cross-origin POST).
final class Guard {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean loopback;
    private final Optional<byte[]> key;

    Guard(ServeOptions options) {
        loopback = options.address().isLoopbackAddress();
        key = options.key().map(k -> ("Bearer " + k).getBytes(StandardCharsets.UTF_8));
    }

    /// @param origin the `Origin` header, if any
    /// @param site the `Sec-Fetch-Site` header, if any
    /// @throws Refusal (403)
    void checkSite(Optional<String> host, Optional<String> origin, Optional<String> site) {
        if (loopback && !OWN_NAMES.contains(name(host.orElse("")))) {
            throw forbidden(
                    "Host",
                    "This server answers only under this machine's own name.",
                    "Use http://127.0.0.1 or http://localhost.");
        }
        if (site.filter(s -> s.equals("cross-site")).isPresent()
                || origin.filter(o -> !authority(o).equals(host.orElse(""))).isPresent()) {
            throw forbidden(
                    "Origin",
                    "Another web site may not use this server.",
                    "Send the request from a program or from this server's own page.");
        }
    }

    /// @param authorization the `Authorization` header, if any
    /// @throws Refusal (401)
    void checkKey(Optional<String> authorization) {
        if (key.isPresent()
                && !MessageDigest.isEqual(
                        key.get(), authorization.orElse("").getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(
                    401,
                    "A key is needed.",
                    List.of(
                            Problem.error(
                                    "Authorization",
                                    "The key is missing or wrong.",
                                    "Send the header \"Authorization: Bearer KEY\".")),
                    Map.of("WWW-Authenticate", "Bearer"));
        }
    }

    private static Refusal forbidden(String where, String what, String fix) {
        return new Refusal(403, "The request is not allowed.", Problem.error(where, what, fix));
    }

    /// The host name without the port.
    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        var name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        return name.toLowerCase(Locale.ROOT);
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
