package org.bottega.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.lang.ref.Cleaner;
import org.bottega.model.predictor.GraphEngine;

/// Runs imported graphs in ONNX Runtime, each call on the caller's thread. Found as a service.
public final class RuntimeEngine implements GraphEngine {
    private static final Cleaner CLEANER = Cleaner.create();

    @Override
    public Session open(byte[] graph) {
        GraphCheck.check(graph);
        try (var options = new OrtSession.SessionOptions()) {
            var environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setIntraOpNumThreads(1);
            var running = environment.createSession(graph, options);
            var session = RuntimeSession.of(environment, running);
            CLEANER.register(session, new Closing(running));
            return session;
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    /// Frees native memory once nobody holds the session any more.
    private record Closing(OrtSession session) implements Runnable {
        @Override
        public void run() {
            try {
                session.close();
            } catch (OrtException _) {
                // closed already
            }
        }
    }

    static org.bottega.kernel.ProblemException refused(OrtException e) {
        return GraphCheck.refused(
                "ONNX Runtime refuses the graph (" + e.getMessage() + ").",
                "Export it again, or for ONNX Runtime 1.28 or older.");
    }
}
