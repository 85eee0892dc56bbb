package org.bottega.model.bundle;

import java.io.IOException;
import java.io.InputStream;
import org.bottega.model.json.JsonView;

/// The arrays that a manifest names; each may be named once.
final class ArrayEntries {
    private final Archive archive;

    ArrayEntries(Archive archive) {
        this.archive = archive;
    }

    double[] doubles(JsonView name) {
        return read(name, "f64", 8, ArrayBytes::doubles);
    }

    int[] ints(JsonView name) {
        return read(name, "i32", 4, ArrayBytes::ints);
    }

    long[] longs(JsonView name) {
        return read(name, "i64", 8, ArrayBytes::longs);
    }

    byte[] bytes(JsonView name) {
        return read(name, "u8", 1, ArrayBytes::bytes);
    }

    @FunctionalInterface
    private interface Decoder<T> {
        T decode(InputStream in, int count) throws IOException;
    }

    private <T> T read(JsonView name, String type, int width, Decoder<T> decoder) {
        var entry = "arrays/" + name.text();
        var size = archive.size(entry);
        if (size == null || !entry.endsWith("." + type)) {
            throw name.refused("the name of an array of type " + type + " that is there");
        }
        if (size % width != 0 || size / width > Integer.MAX_VALUE - 8) {
            throw name.refused("an array of whole numbers of " + width + " bytes");
        }
        return archive.read(entry, in -> decoder.decode(in, (int) (size / width)));
    }
}
