package org.bottega.data.csv;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.bottega.kernel.ProblemException;

/// The bytes of a file, unpacked when it is a gzip or Zstandard file, whatever its name.
public final class Unpacked extends FilterInputStream {
    /// Ordinary text packs to a tenth; a bomb to a thousandth.
    private static final Limit LIMIT = new Limit(200, 1L << 30, 200L << 30);

    private final Path file;
    private final boolean packed;
    private final long packedBytes;
    private final Limit limit;
    private long bytes;

    /// How much a packed file may become.
    ///
    /// @param ratio so many times its size, once it is above `free` bytes
    /// @param most and never more than this
    record Limit(long ratio, long free, long most) {}

    private Unpacked(Path file, InputStream in, boolean packed, Limit limit) throws IOException {
        super(in);
        this.file = file;
        this.packed = packed;
        this.packedBytes = Files.size(file);
        this.limit = limit;
    }

    /// @throws ProblemException when it is called packed and is not
    public static Unpacked open(Path file) throws IOException {
        return open(file, LIMIT);
    }

    static Unpacked open(Path file, Limit limit) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.mark(4);
            var magic = in.readNBytes(4);
            in.reset();
            if (begins(magic, 0x1F, 0x8B)) {
                return new Unpacked(file, new GZIPInputStream(in, 1 << 16), true, limit);
            }
            if (begins(magic, 0x28, 0xB5, 0x2F, 0xFD)) {
                return new Unpacked(file, new ZstdInputStream(in), true, limit);
            }
            var name = file.toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".gz") || name.endsWith(".zst")) {
                throw ProblemException.input(
                        file.getFileName().toString(),
                        "It is called "
                                + name.substring(name.lastIndexOf('.'))
                                + " but is not packed so.",
                        "Give it its right name, or pack it again.");
            }
            if (begins(magic, 'P', 'K', 3, 4)) {
                throw ProblemException.input(
                        file.getFileName().toString(),
                        "It is a zip archive, not a table.",
                        "Unpack it and choose a file in it.");
            }
            return new Unpacked(file, in, false, limit);
        } catch (IOException | RuntimeException e) {
            in.close();
            if (e instanceof IOException && !(e instanceof java.nio.file.FileSystemException)) {
                throw ProblemException.input(
                        file.getFileName().toString(),
                        "The packed file is cut short or damaged at its beginning.",
                        "Get a whole copy of it.");
            }
            throw e;
        }
    }

    private static boolean begins(byte[] magic, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= magic.length || (magic[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    public boolean packed() {
        return packed;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int n;
        try {
            n = super.read(to, from, length);
        } catch (IOException | RuntimeException e) {
            if (!packed) {
                throw e;
            }
            throw ProblemException.input(
                    file.getFileName().toString(),
                    String.format(
                            Locale.ROOT,
                            "The packed file is cut short or damaged: %,d bytes could be unpacked.",
                            bytes),
                    "Get a whole copy of it.");
        }
        bytes += Math.max(n, 0);
        if (packed && bytes > allowed()) {
            throw ProblemException.input(
                    file.getFileName().toString(),
                    String.format(
                            Locale.ROOT,
                            "It unpacks to more than %,d bytes, far more than tables do.",
                            allowed()),
                    "If it is a table all the same, unpack it first.");
        }
        return n;
    }

    private long allowed() {
        return Math.min(limit.most(), Math.max(limit.free(), limit.ratio() * packedBytes));
    }
}
