package org.bottega.data.source.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.bottega.kernel.file.WholeFile;

/// Asks a person the first time only: the hosts that were allowed stand in a file, one a line. A no is
/// not remembered.
public final class RememberedConsent implements Consent {
    private final Path file;
    private final Consent ask;

    /// @param file such as `allowed-hosts.txt` in the workspace
    public RememberedConsent(Path file, Consent ask) {
        this.file = file;
        this.ask = ask;
    }

    @Override
    public synchronized boolean to(String host) {
        var known = hosts();
        if (known.contains(host)) {
            return true;
        }
        if (!ask.to(host)) {
            return false;
        }
        known.add(host);
        write(known);
        return true;
    }

    /// The hosts that were allowed.
    public synchronized TreeSet<String> hosts() {
        try {
            return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : new TreeSet<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asks again the next time.
    public synchronized void forget(String host) {
        var known = hosts();
        if (known.remove(host)) {
            write(known);
        }
    }

    private void write(TreeSet<String> hosts) {
        WholeFile.write(file, String.join("\n", hosts) + (hosts.isEmpty() ? "" : "\n"));
    }
}
