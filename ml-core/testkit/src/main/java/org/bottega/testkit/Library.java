package org.bottega.testkit;

import java.util.List;
import java.util.Set;

/// A foreign library and the modules that may know it.
record Library(String name, Set<Layer> homes, List<String> packageNames) {

    static final List<Library> ALL =
            List.of(
                    new Library(
                            "JavaFX", Set.of(Layer.UI, Layer.APP), "javafx..", "com.sun.javafx.."),
                    new Library("ControlsFX", Set.of(Layer.UI, Layer.APP), "org.controlsfx.."),
                    new Library("Smile", Set.of(Layer.LEARN, Layer.BENCH), "smile.."),
                    new Library(
                            "Tribuo",
                            Set.of(Layer.LEARN, Layer.ONNX, Layer.BENCH),
                            "org.tribuo..",
                            "com.oracle.labs.."),
                    new Library(
                            "LightGBM", Set.of(Layer.LEARN, Layer.BENCH), "io.github.metarank.."),
                    new Library("XGBoost", Set.of(Layer.LEARN, Layer.BENCH), "ml.dmlc.."),
                    new Library(
                            "ONNX Runtime", Set.of(Layer.ONNX, Layer.BENCH), "ai.onnxruntime.."),
                    new Library("DuckDB", Set.of(Layer.DATA), "org.duckdb.."),
                    new Library("H2", Set.of(Layer.WORKSPACE), "org.h2.."),
                    new Library("Helidon", Set.of(Layer.SERVE), "io.helidon.."),
                    new Library("picocli", Set.of(Layer.APP), "picocli.."));

    Library(String name, Set<Layer> homes, String... packageNames) {
        this(name, homes, List.of(packageNames));
    }

    String[] packages() {
        return packageNames.toArray(String[]::new);
    }
}
