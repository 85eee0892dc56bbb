package org.bottega.serve;

import java.io.InputStream;
import java.util.Optional;

/// One request, free of the web server's own types.
interface Exchange {
    String method();

    /// The path as it was sent, without the query.
    String path();

    Optional<String> header(String name);

    InputStream body();

    /// To be called once the body has been read.
    void received();
}
