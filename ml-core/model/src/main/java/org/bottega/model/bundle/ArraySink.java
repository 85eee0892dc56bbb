package org.bottega.model.bundle;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Collects the arrays of a file, in the order in which its manifest names them.
final class ArraySink {
    private final SequencedMap<String, byte[]> entries = new LinkedHashMap<>();

    SequencedMap<String, byte[]> entries() {
        return entries;
    }

    /// @return what the manifest calls it
    String put(String name, double[] values) {
        return add(name + ".f64", ArrayBytes.of(values));
    }

    String put(String name, int[] values) {
        return add(name + ".i32", ArrayBytes.of(values));
    }

    String put(String name, long[] values) {
        return add(name + ".i64", ArrayBytes.of(values));
    }

    String put(String name, byte[] values) {
        return add(name + ".u8", values);
    }

    private String add(String name, byte[] bytes) {
        entries.put("arrays/" + name, bytes);
        return name;
    }
}
