package org.bottega.model.bundle;

import java.io.IOException;
import java.io.OutputStream;

/// The bytes of an archive's entry, made only when they are written: a large model is never there twice.
///
/// @param size how many bytes there will be
record Part(long size, Content content) {
    /// Writes the bytes, the same ones each time.
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    static Part of(byte[] bytes) {
        return new Part(bytes.length, out -> out.write(bytes));
    }
}
