package org.bottega.data.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Guesses a text's encoding from its first bytes.
final class Encodings {
    static final Charset WESTERN = Charset.forName("windows-1252");

    private Encodings() {}

    /// @param mark how many bytes of byte-order mark there are
    record Encoding(Charset charset, int mark) {}

    /// @param whole false when more bytes follow
    static Encoding guess(byte[] head, boolean whole) {
        var marked = marked(head);
        if (marked.isPresent()) {
            return marked.get();
        }
        var zeros = zeros(head);
        if (zeros.isPresent()) {
            return new Encoding(zeros.get(), 0);
        }
        var counts = new Utf8Check();
        counts.add(head, head.length);
        if (!counts.mostlyOther()) {
            return new Encoding(StandardCharsets.UTF_8, 0);
        }
        return new Encoding(japanese(head, whole) ? Charset.forName("windows-31j") : WESTERN, 0);
    }

    static Optional<Encoding> marked(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new Encoding(StandardCharsets.UTF_8, 3));
        }
        if (starts(head, 0xFF, 0xFE)) {
            return Optional.of(new Encoding(StandardCharsets.UTF_16LE, 2));
        }
        return starts(head, 0xFE, 0xFF)
                ? Optional.of(new Encoding(StandardCharsets.UTF_16BE, 2))
                : Optional.empty();
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /// Text in UTF-16 without a mark has zero bytes, nearly all of them at even or at odd places.
    private static Optional<Charset> zeros(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        int half = head.length / 2;
        if (half < 4) {
            return Optional.empty();
        }
        if (odd > 0.4 * half && even < 0.02 * half) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return even > 0.4 * half && odd < 0.02 * half
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    /// Shift-JIS has hardly an invalid pair when it is Japanese, and most of what it decodes to is kana
    /// or kanji; accents of a Western text become half-width kana or invalid pairs.
    private static boolean japanese(byte[] head, boolean whole) {
        var text = CharBuffer.allocate(head.length + 1);
        var result =
                Charset.forName("windows-31j")
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(head), text, whole);
        if (result.isError()) {
            return false;
        }
        var chars = Arrays.copyOf(text.array(), text.position());
        int foreign = 0;
        int japanese = 0;
        for (char c : chars) {
            if (c >= 0x80) {
                foreign++;
                boolean kana = c >= 0x3040 && c <= 0x30FF;
                boolean kanji = c >= 0x4E00 && c <= 0x9FFF;
                japanese += kana || kanji ? 1 : 0;
            }
        }
        return foreign > 0 && japanese > 0.7 * foreign;
    }
}
