package org.bottega.model.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Arrays of numbers as little-endian bytes.
final class ArrayBytes {
    private static final int CHUNK = 1 << 16;

    private ArrayBytes() {}

    static byte[] of(double[] values) {
        var buffer = buffer(Math.multiplyExact(values.length, 8));
        buffer.asDoubleBuffer().put(values);
        return buffer.array();
    }

    static byte[] of(int[] values) {
        var buffer = buffer(Math.multiplyExact(values.length, 4));
        buffer.asIntBuffer().put(values);
        return buffer.array();
    }

    static byte[] of(long[] values) {
        var buffer = buffer(Math.multiplyExact(values.length, 8));
        buffer.asLongBuffer().put(values);
        return buffer.array();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static double[] doubles(InputStream in, int count) throws IOException {
        var out = new double[count];
        chunks(in, 8, count, (b, at, n) -> b.asDoubleBuffer().get(out, at, n));
        return out;
    }

    static int[] ints(InputStream in, int count) throws IOException {
        var out = new int[count];
        chunks(in, 4, count, (b, at, n) -> b.asIntBuffer().get(out, at, n));
        return out;
    }

    static long[] longs(InputStream in, int count) throws IOException {
        var out = new long[count];
        chunks(in, 8, count, (b, at, n) -> b.asLongBuffer().get(out, at, n));
        return out;
    }

    static byte[] bytes(InputStream in, int count) throws IOException {
        var out = new byte[count];
        if (in.readNBytes(out, 0, count) < count) {
            throw new EOFException();
        }
        return out;
    }

    @FunctionalInterface
    private interface Sink {
        void take(ByteBuffer bytes, int at, int count);
    }

    private static void chunks(InputStream in, int width, int count, Sink sink) throws IOException {
        var buffer = buffer(CHUNK);
        int most = CHUNK / width;
        for (int at = 0; at < count; at += most) {
            int n = Math.min(most, count - at);
            if (in.readNBytes(buffer.array(), 0, n * width) < n * width) {
                throw new EOFException();
            }
            sink.take(buffer.clear(), at, n);
        }
    }
}
