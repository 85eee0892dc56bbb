package org.bottega.data.source.file;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.bottega.kernel.ProblemException;

/// The bytes of a file, unpacked on the way when it is gzip or Zstandard (told by its first
/// bytes, not its name).
/// A packed file that is cut short, or that grows out of all proportion, is refused.
public final class FileBytes extends InputStream {
    /// Above this size, what unpacks to more than [#MOST_RATIO] times its size is no honest file.
    private static final long SUSPICIOUS = 100L << 20;

    private static final int MOST_RATIO = 300;

    private final String name;
    private final Counting packed;
    private final InputStream in;
    private final boolean compressed;
    private final long size;
    private long unpacked;

    private FileBytes(String name, Counting packed, InputStream in, boolean compressed, long size) {
        this.name = name;
        this.packed = packed;
        this.in = in;
        this.compressed = compressed;
        this.size = size;
    }

    /// Counts what was taken from the file.
    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            count += Math.max(n, 0);
            return n;
        }
    }

    public static FileBytes open(Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        long size = Files.size(file);
        var packed = new Counting(Files.newInputStream(file));
        try {
            var start = new BufferedInputStream(packed, 1 << 16);
            start.mark(4);
            var magic = new String(start.readNBytes(4), StandardCharsets.ISO_8859_1);
            start.reset();
            boolean gzip = magic.startsWith("\u001f\u008b");
            boolean zstd = magic.equals("(\u00b5/\u00fd");
            InputStream in =
                    gzip
                            ? new GZIPInputStream(start, 1 << 16)
                            : zstd ? new ZstdInputStream(start) : start;
            return new FileBytes(name, packed, in, gzip || zstd, size);
        } catch (ZipException | EOFException _) {
            packed.close();
            throw damaged(name, 0);
        }
    }

    /// How much of the file was taken, 0 to 1.
    public double fraction() {
        return size == 0 ? 1 : Math.min(1, (double) packed.count / size);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        int n = read(one, 0, 1);
        return n < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int n;
        try {
            n = in.read(bytes, from, length);
        } catch (EOFException | ZipException | MalformedInputException e) {
            if (!compressed) {
                throw e;
            }
            throw damaged(name, unpacked);
        }
        unpacked += Math.max(n, 0);
        if (compressed && unpacked > SUSPICIOUS && unpacked / MOST_RATIO > packed.count) {
            throw ProblemException.input(
                    name,
                    "It unpacks to more than " + MOST_RATIO + " times its size.",
                    "If that is meant, unpack it first.");
        }
        return n;
    }

    private static ProblemException damaged(String name, long unpacked) {
        return ProblemException.input(
                name,
                String.format(
                        Locale.ROOT,
                        "The packed file is cut short or damaged; %,d bytes could be unpacked.",
                        unpacked),
                "Get a whole copy of it.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
