package org.bottega.ui.page.endpoint;

import java.io.IOException;

/// What serves models in this session. Called away from the window's thread.
public interface Endpoints {
    /// Serves a model.
    ///
    /// @param port 0 for any free one
    /// @throws IOException when the port is taken
    Server serve(String model, int port) throws IOException;

    /// A running server.
    interface Server {
        int port();

        /// A command line that asks for a prediction.
        String curl();

        Counters counters();

        void stop();
    }

    /// What a server has done so far.
    ///
    /// @param requests answered, refused ones included
    /// @param rows predicted
    /// @param refused answered with an error
    /// @param medianMillis half of the last answers took at most so long; NaN before the first
    record Counters(long requests, long rows, long refused, double medianMillis) {}
}
