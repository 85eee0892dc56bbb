package org.bottega.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.bottega.kernel.ProblemException;

/// How a model is served.
///
/// @param host the address to listen on; the loopback address unless a key is given
/// @param port 0 for any free one
/// @param key what a caller must send as `Authorization: Bearer KEY`; none is needed on loopback
/// @param mostBytes the largest body, in bytes
/// @param mostRows the most rows in one request
/// @param mostAtOnce how many requests may be predicted at the same time
/// @param patience how long a request waits for its turn, and how long a body may take to arrive
public record ServeOptions(
        String host,
        int port,
        Optional<String> key,
        int mostBytes,
        int mostRows,
        int mostAtOnce,
        Duration patience) {

    public ServeOptions {
        if (port < 0 || port > 65_535) {
            throw ProblemException.usage(
                    "port", "There is no port " + port + ".", "Choose one from 0 to 65535.");
        }
        if (mostBytes < 1 || mostRows < 1 || mostAtOnce < 1 || !patience.isPositive()) {
            throw ProblemException.usage(
                    "limits", "A limit of the server is not positive.", "Choose at least 1.");
        }
        if (key.isEmpty() && !address(host).isLoopbackAddress()) {
            throw ProblemException.usage(
                    "host",
                    "Anybody who reaches " + host + " could use the model.",
                    "Set a key, or listen on 127.0.0.1.");
        }
    }

    /// On the loopback address: 16 MB, 100,000 rows, four requests a processor at once, 10 seconds.
    public static ServeOptions onPort(int port) {
        return new ServeOptions(
                "127.0.0.1",
                port,
                Optional.empty(),
                16 << 20,
                100_000,
                4 * Runtime.getRuntime().availableProcessors(),
                Duration.ofSeconds(10));
    }

    InetAddress address() {
        return address(host);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException _) {
            throw ProblemException.usage(
                    "host",
                    "The address \"" + host + "\" is not known here.",
                    "Choose 127.0.0.1 or an address of this machine.");
        }
    }
}
