package org.bottega.model.features;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;

/// Each name in one of a fixed number of inputs, found by its hash: nothing is learnt, new names have a place
/// too, and some names share one. A missing value is in none.
///
/// @param buckets how many inputs, 2 to 65,536
/// @param signed whether half of the names count −1, so that those which share an input cancel on average
/// @see <a href="https://arxiv.org/abs/0902.2206">Weinberger et al., Feature Hashing for Large Scale Multitask
///     Learning, ICML 2009</a>
public record Hashed(String column, int buckets, boolean signed) implements Encoder {
    public static final int MOST = 1 << 16;

    public Hashed {
        if (buckets < 2 || buckets > MOST) {
            throw new IllegalArgumentException(column + ": " + buckets + " buckets");
        }
    }

    @Override
    public List<Feature> features() {
        return IntStream.range(0, buckets)
                .mapToObj(b -> new Feature(column + " #" + (b + 1), column, 0))
                .toList();
    }

    @Override
    public int width() {
        return buckets;
    }

    @Override
    public Bound bind(Column source) {
        var categories = Encoder.categories(column, source);
        var codes = categories.codes();
        var levels = categories.levels();
        var hash = levels.size() > codes.length ? null : hashes(categories);
        return (from, to, out, offset, stride) -> {
            for (int i = from, at = offset; i < to; i++, at += stride) {
                Arrays.fill(out, at, at + buckets, 0);
                if (codes[i] >= 0) {
                    int h = hash == null ? murmur(levels.get(codes[i])) : hash[codes[i]];
                    int bucket = (int) (Math.abs((long) h) % buckets);
                    out[at + bucket] = signed && h < 0 ? -1 : 1;
                }
            }
        };
    }

    private static int[] hashes(CategoryColumn column) {
        return column.levels().stream().mapToInt(Hashed::murmur).toArray();
    }

    /// MurmurHash3 (x86, 32 bits, seed 0) of the UTF-8 bytes, the hash of scikit-learn and ONNX Runtime.
    ///
    /// @see <a href="https://github.com/aappleby/smhasher">Austin Appleby, SMHasher</a>
    static int murmur(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int h = 0;
        int whole = bytes.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            int k =
                    bytes[i] & 0xFF
                            | (bytes[i + 1] & 0xFF) << 8
                            | (bytes[i + 2] & 0xFF) << 16
                            | bytes[i + 3] << 24;
            h = Integer.rotateLeft(h ^ mixed(k), 13) * 5 + 0xE6546B64;
        }
        int tail = 0;
        for (int i = bytes.length - 1; i >= whole; i--) {
            tail = tail << 8 | bytes[i] & 0xFF;
        }
        h ^= mixed(tail) ^ bytes.length;
        h = (h ^ h >>> 16) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        return h ^ h >>> 16;
    }

    private static int mixed(int k) {
        return Integer.rotateLeft(k * 0xCC9E2D51, 15) * 0x1B873593;
    }
}
