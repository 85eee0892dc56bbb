package org.bottega.data.source.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// The lines of a text file, one after another, packed or not, in UTF-8. A line that is not UTF-8 is
/// read as Windows-1252, and [#notes] says so.
public final class Lines implements AutoCloseable {
    private static final int LONGEST = 256 << 20;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final String name;
    private final FileBytes in;
    private final byte[] buffer = new byte[1 << 16];
    private byte[] line = new byte[1 << 12];
    private int at;
    private int end;
    private long number;
    private long western;

    private Lines(String name, FileBytes in) {
        this.name = name;
        this.in = in;
    }

    /// @throws ProblemException when it is UTF-16
    public static Lines open(Path file) throws IOException {
        var lines = new Lines(String.valueOf(file.getFileName()), FileBytes.open(file));
        lines.begin();
        return lines;
    }

    private void begin() throws IOException {
        end = fill(in, buffer);
        int first = end > 1 ? (buffer[0] & 0xff) << 8 | buffer[1] & 0xff : 0;
        if (first == 0xfeff || first == 0xfffe) {
            in.close();
            throw ProblemException.input(name, "The text is UTF-16.", "Save it as UTF-8.");
        }
        if (end > 2 && first == 0xefbb && buffer[2] == (byte) 0xbf) {
            at = 3;
        }
    }

    private static int fill(InputStream in, byte[] buffer) throws IOException {
        return Math.max(0, in.readNBytes(buffer, 0, buffer.length));
    }

    /// The next line without its end, `null` after the last.
    public @Nullable String next() throws IOException {
        int length = 0;
        boolean any = false;
        while (true) {
            if (at == end) {
                end = fill(in, buffer);
                at = 0;
                if (end == 0) {
                    break;
                }
            }
            any = true;
            int to = at;
            while (to < end && buffer[to] != '\n') {
                to++;
            }
            length = append(length, to);
            boolean ended = to < end;
            at = ended ? to + 1 : to;
            if (ended) {
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return text(length);
    }

    private int append(int length, int to) {
        int more = to - at;
        if (length + more > LONGEST) {
            throw ProblemException.input(
                    name + ", line " + (number + 1),
                    "The line is longer than 256 MB.",
                    "Break it into several lines.");
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, (int) Math.min(LONGEST, 2L * (length + more)));
        }
        System.arraycopy(buffer, at, line, length, more);
        return length + more;
    }

    private String text(int length) {
        for (int i = 0; i < length; i++) {
            if (line[i] < 0) {
                try {
                    return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(line, 0, length))
                            .toString();
                } catch (CharacterCodingException _) {
                    western++;
                    return new String(line, 0, length, WESTERN);
                }
            }
        }
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    /// Which line came last, counted from 1.
    public long number() {
        return number;
    }

    /// How much of the file was taken, 0 to 1.
    public double fraction() {
        return in.fraction();
    }

    /// What has to be said about the encoding so far, `null` when nothing.
    public @Nullable Problem notes() {
        return western == 0
                ? null
                : Problem.note(
                        name, western + " lines are not UTF-8 and were read as Windows-1252.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
