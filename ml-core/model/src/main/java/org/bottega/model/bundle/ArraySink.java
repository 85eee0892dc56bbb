package org.bottega.model.bundle;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Collects the arrays of a file, in the order in which its manifest names them. They must not change until they are
/// written.
final class ArraySink {
    private final SequencedMap<String, Part> entries = new LinkedHashMap<>();

    SequencedMap<String, Part> entries() {
        return entries;
    }

    /// @return what the manifest calls it
    String put(String name, double[] values) {
        return add(name + ".f64", ArrayBytes.part(values));
    }

    String put(String name, int[] values) {
        return add(name + ".i32", ArrayBytes.part(values));
    }

    String put(String name, long[] values) {
        return add(name + ".i64", ArrayBytes.part(values));
    }

    String put(String name, byte[] values) {
        return add(name + ".u8", Part.of(values));
    }

    private String add(String name, Part part) {
        entries.put("arrays/" + name, part);
        return name;
    }
}
