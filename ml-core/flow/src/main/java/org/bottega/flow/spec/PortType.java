package org.bottega.flow.spec;

/// What flows along a wire. Each has its own shape and colour on the canvas.
public enum PortType {
    /// rows and columns
    TABLE,
    /// a trained model
    MODEL,
    /// figures by name, such as an evaluation's
    METRICS,
    /// a declared chart
    CHART,
    /// a document
    REPORT,
    /// a file or folder of any other kind
    FILE
}
