package org.bottega.onnx;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bottega.model.json.Json;

/// Cuts a text into the pieces that BERT's uncased networks know: without accents, in small letters, at
/// blanks and around punctuation, then each word into the longest known pieces from its beginning on.
///
/// @see <a href="https://arxiv.org/abs/1810.04805">Devlin et al., BERT, 2019</a>
/// @see <a href="https://arxiv.org/abs/1609.08144">Wu et al., 2016, section 4.1 (WordPiece)</a>
final class WordPieces {
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> number;
    private final int begin;
    private final int end;
    private final int unknown;

    private WordPieces(Map<String, Integer> number) {
        this.number = number;
        this.begin = number.getOrDefault("[CLS]", 101);
        this.end = number.getOrDefault("[SEP]", 102);
        this.unknown = number.getOrDefault("[UNK]", 100);
    }

    /// @param json a `tokenizer.json` of Hugging Face with a WordPiece model
    static WordPieces read(byte[] json) {
        var vocabulary = Json.read("tokenizer.json:", json).at("model").at("vocab").node();
        var number = HashMap.<String, Integer>newHashMap(vocabulary.size());
        vocabulary.properties().forEach(e -> number.put(e.getKey(), e.getValue().intValue()));
        return new WordPieces(number);
    }

    /// The numbers of a text's pieces between those for beginning and end.
    ///
    /// @param most how many numbers at most; the rest of the text is left out
    long[] ids(String text, int most) {
        var ids = new long[most];
        int count = 0;
        ids[count++] = begin;
        var plain = plain(text);
        int from = -1;
        for (int i = 0; i <= plain.length() && count < most - 1; ) {
            int point = i < plain.length() ? plain.codePointAt(i) : ' ';
            boolean blank = Character.isWhitespace(point) || Character.isSpaceChar(point);
            boolean alone = !blank && alone(point);
            if ((blank || alone) && from >= 0) {
                count = word(plain, from, i, ids, count);
                from = -1;
            }
            int next = i + (i < plain.length() ? Character.charCount(point) : 1);
            if (alone && count < most - 1) {
                count = word(plain, i, next, ids, count);
            } else if (!blank && !alone && from < 0) {
                from = i;
            }
            i = next;
        }
        ids[count++] = end;
        return Arrays.copyOf(ids, count);
    }

    /// Without control characters and accents, in small letters.
    private static String plain(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(p -> {
                    boolean blank = p == '\t' || p == '\n' || p == '\r';
                    int type = Character.getType(p);
                    boolean control =
                            p == 0
                                    || p == 0xFFFD
                                    || type == Character.CONTROL
                                    || type == Character.FORMAT
                                    || type == Character.SURROGATE
                                    || type == Character.PRIVATE_USE
                                    || type == Character.UNASSIGNED;
                    if (blank) {
                        clean.append(' ');
                    } else if (!control) {
                        clean.appendCodePoint(p);
                    }
                });
        var apart = Normalizer.normalize(clean, Normalizer.Form.NFD);
        var small = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(p -> Character.getType(p) != Character.NON_SPACING_MARK)
                .forEach(p ->
                        small.append(Character.toString(p).toLowerCase(java.util.Locale.ROOT)));
        return small.toString();
    }

    /// Punctuation and Chinese characters are words of their own.
    private static boolean alone(int p) {
        if ((p >= 33 && p <= 47)
                || (p >= 58 && p <= 64)
                || (p >= 91 && p <= 96)
                || (p >= 123 && p <= 126)) {
            return true;
        }
        boolean chinese =
                (p >= 0x4E00 && p <= 0x9FFF)
                        || (p >= 0x3400 && p <= 0x4DBF)
                        || (p >= 0xF900 && p <= 0xFAFF)
                        || (p >= 0x20000 && p <= 0x2CEAF)
                        || (p >= 0x2F800 && p <= 0x2FA1F);
        return chinese
                || switch (Character.getType(p)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION ->
                            true;
                    default -> false;
                };
    }

    /// Writes the pieces of a word, as many as there is room for before the end.
    private int word(String text, int from, int to, long[] ids, int written) {
        int count = written;
        if (text.codePointCount(from, to) > LONGEST_WORD) {
            ids[count++] = unknown;
            return count;
        }
        var pieces = new int[to - from];
        int found = 0;
        for (int at = from; at < to; ) {
            int stop = to;
            int piece = -1;
            while (stop > at) {
                var part = text.substring(at, stop);
                piece = number.getOrDefault(at == from ? part : "##" + part, -1);
                if (piece >= 0) {
                    break;
                }
                stop--;
            }
            if (piece < 0) {
                ids[count++] = unknown;
                return count;
            }
            pieces[found++] = piece;
            at = stop;
        }
        for (int i = 0; i < found && count < ids.length - 1; i++) {
            ids[count++] = pieces[i];
        }
        return count;
    }
}
