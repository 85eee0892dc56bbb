package org.bottega.model.predictor;

/// A graph that was learnt elsewhere and is run as it is.
public final class Onnx implements Predictor {
    private static final double WORK_PER_BYTE = 0.25;

    private final byte[] graph;
    private final GraphEngine.Session session;

    /// @param graph an ONNX file's bytes: read only afterwards
    /// @throws org.bottega.kernel.ProblemException when it is refused or nothing can run it
    public Onnx(byte[] graph) {
        this.graph = graph;
        this.session = GraphEngine.find().open(graph);
    }

    /// The ONNX file's bytes: read only.
    public byte[] graph() {
        return graph;
    }

    @Override
    public int inputs() {
        return session.inputs();
    }

    @Override
    public int outputs() {
        return session.outputs();
    }

    @Override
    public double work() {
        return WORK_PER_BYTE * graph.length;
    }

    @Override
    public void predict(double[] rows, int count, double[] out) {
        session.run(rows, count, out);
    }
}
