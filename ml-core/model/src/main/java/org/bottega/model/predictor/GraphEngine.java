package org.bottega.model.predictor;

import java.util.ServiceLoader;
import org.bottega.kernel.ProblemException;

/// Runs ONNX graphs. Whoever knows a runtime for them provides one as a service
/// (`META-INF/services`), so that this module knows none.
public interface GraphEngine {
    /// @param graph an ONNX file's bytes, from anywhere, trusted or not
    /// @throws ProblemException when the graph is damaged, could do harm, or does not turn rows of numbers
    ///     into rows of numbers
    Session open(byte[] graph);

    /// A graph ready to run. Thread-safe.
    interface Session {
        int inputs();

        int outputs();

        /// @param rows row-major, `count × inputs()`; NaN is missing
        /// @param out row-major, `count × outputs()`, overwritten
        void run(double[] rows, int count, double[] out);
    }

    /// The engine there is.
    ///
    /// @throws ProblemException when there is none, as in a scoring program of few parts
    static GraphEngine find() {
        return ServiceLoader.load(GraphEngine.class, GraphEngine.class.getClassLoader())
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.input(
                                "model",
                                "The model holds an ONNX graph, and there is nothing here to run it.",
                                "Add bottega-onnx and ONNX Runtime to the program."));
    }
}
