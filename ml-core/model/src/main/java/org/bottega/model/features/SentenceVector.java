package org.bottega.model.features;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// The meaning of a text as a vector; zeros for a missing or blank one.
///
/// @param network the id of a [SentenceEncoder]
/// @param width how many numbers its vectors have
public record SentenceVector(String column, String network, int width) implements Encoder {
    public static final int WIDEST = 4096;

    public SentenceVector {
        if (width < 1 || width > WIDEST) {
            throw new IllegalArgumentException(column + ": vectors of " + width + " numbers");
        }
    }

    @Override
    public List<Feature> features() {
        return IntStream.rangeClosed(1, width)
                .mapToObj(j -> new Feature(column + ": meaning " + j, column, 0))
                .toList();
    }

    @Override
    public Bound bind(Column source) {
        IntFunction<@Nullable String> text =
                switch (source) {
                    case TextColumn texts -> texts::text;
                    case CategoryColumn names -> names::text;
                    default -> throw new IllegalArgumentException(column + " is not text");
                };
        var encoder = SentenceEncoder.byId(network);
        if (encoder.width() != width) {
            throw new IllegalArgumentException(
                    network + " gives vectors of " + encoder.width() + ", not " + width);
        }
        return (from, to, out, offset, stride) -> {
            for (int i = from, at = offset; i < to; i++, at += stride) {
                var own = text.apply(i);
                if (own == null || own.isBlank()) {
                    Arrays.fill(out, at, at + width, 0);
                } else {
                    encoder.encode(own, out, at);
                }
            }
        };
    }
}
