package org.bottega.data.source.web;

/// Whether a person lets the program talk to a host. The program talks to nobody without.
@FunctionalInterface
public interface Consent {
    /// @param host with its port where that is not the usual one, such as `example.org:8080`
    boolean to(String host);
}
