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

    static Part part(double[] values) {
        return part(8, values.length, (b, at, n) -> b.asDoubleBuffer().put(values, at, n));
    }

    static Part part(int[] values) {
        return part(4, values.length, (b, at, n) -> b.asIntBuffer().put(values, at, n));
    }

    static Part part(long[] values) {
        return part(8, values.length, (b, at, n) -> b.asLongBuffer().put(values, at, n));
    }

    private static Part part(int width, int count, Chunk fill) {
        int most = CHUNK / width;
        return new Part(
                (long) count * width,
                out -> {
                    var buffer = buffer(Math.min(most, count) * width);
                    for (int at = 0; at < count; at += most) {
                        int n = Math.min(most, count - at);
                        fill.take(buffer.clear(), at, n);
                        out.write(buffer.array(), 0, n * width);
                    }
                });
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
    private interface Chunk {
        void take(ByteBuffer bytes, int at, int count);
    }

    private static void chunks(InputStream in, int width, int count, Chunk sink)
            throws IOException {
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
