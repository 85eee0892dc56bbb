package org.bottega.model.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.bottega.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// A zip archive that is looked at before it is believed: number, names and sizes of its entries are
/// checked first, and each entry is read once, with its check sum.
final class Archive implements AutoCloseable {
    private static final int END_RECORD = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int FILE_SIGNATURE = 0x04034b50;
    private static final int DIRECTORY_LIMIT = 4 << 20;
    private static final long FREE_SIZE = 64L << 20;
    private static final int RATIO = 20;
    private static final int MOST_PER_BYTE = 1032;
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final Pattern NAME =
            Pattern.compile("manifest\\.json|arrays/[a-z0-9.-]{1,100}\\.(f64|i32|i64|u8)");

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> unread;

    private Archive(Path file, ZipFile zip, Map<String, ZipEntry> unread) {
        this.file = file;
        this.zip = zip;
        this.unread = unread;
    }

    /// @param level of compression, 0 to 9
    static void write(SequencedMap<String, Part> entries, int level, OutputStream out)
            throws IOException {
        var zip = new ZipOutputStream(out);
        zip.setLevel(level);
        for (var content : entries.entrySet()) {
            var entry = new ZipEntry(content.getKey());
            entry.setTimeLocal(TIME);
            zip.putNextEntry(entry);
            content.getValue().content().write(zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    static Archive open(Path file) {
        try {
            checkEnds(file);
            var zip = new ZipFile(file.toFile());
            try {
                return new Archive(file, zip, entries(file, zip));
            } catch (RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException | IllegalArgumentException _) {
            throw damaged(file, "its table of contents cannot be read");
        }
    }

    /// Looks at the first and the last bytes only: what it is, whole, and of what size.
    private static void checkEnds(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw ProblemException.input(
                    file.toString(),
                    Files.exists(file) ? "This is not a file." : "There is no such file.",
                    "Give the path of a model file (" + Bundle.ENDING + ").");
        }
        if (!Files.isReadable(file)) {
            throw ProblemException.input(
                    file.toString(),
                    "The file cannot be read: access is not allowed.",
                    "Change its permissions or copy it.");
        }
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            long size = bytes.length();
            var first = new byte[(int) Math.min(4, size)];
            bytes.readFully(first);
            if (size < 4 || little(first).getInt() != FILE_SIGNATURE) {
                throw ProblemException.input(
                        file.toString(),
                        size == 0 ? "The file is empty." : "This is not a Bottega model.",
                        "Give a file that Bottega saved as a model (" + Bundle.ENDING + ").");
            }
            var last = new byte[END_RECORD];
            if (size >= END_RECORD) {
                bytes.seek(size - END_RECORD);
                bytes.readFully(last);
            }
            var end = little(last);
            if (end.getInt(0) != END_SIGNATURE || end.getShort(20) != 0) {
                throw damaged(file, "it is cut short");
            }
            int entries = Short.toUnsignedInt(end.getShort(10));
            long directory = Integer.toUnsignedLong(end.getInt(12));
            if (entries > Bundle.ENTRY_LIMIT || directory > DIRECTORY_LIMIT) {
                throw damaged(file, "it has more parts than a model can have");
            }
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Map<String, ZipEntry> entries(Path file, ZipFile zip) throws IOException {
        long size = Files.size(file);
        var entries = new HashMap<String, ZipEntry>();
        long total = 0;
        long packed = 0;
        for (var all = zip.entries(); all.hasMoreElements(); ) {
            var entry = all.nextElement();
            if (!NAME.matcher(entry.getName()).matches()) {
                throw damaged(file, "it holds a part that no model has");
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw damaged(file, "it holds a part twice");
            }
            if (entry.getSize() < 0
                    || entry.getSize() > MOST_PER_BYTE * (entry.getCompressedSize() + 1)) {
                throw damaged(file, "the size of a part cannot be true");
            }
            total += entry.getSize();
            packed += entry.getCompressedSize();
        }
        if (packed > size || total > FREE_SIZE + RATIO * size) {
            throw damaged(file, "its parts would unpack to more than a model can have");
        }
        var manifest = entries.get(Bundle.MANIFEST);
        if (manifest == null) {
            throw ProblemException.input(
                    file.toString(),
                    "This archive is not a Bottega model.",
                    "Give a file that Bottega saved as a model (" + Bundle.ENDING + ").");
        }
        if (manifest.getSize() > Bundle.MANIFEST_LIMIT) {
            throw damaged(file, "its manifest is larger than a model's can be");
        }
        return entries;
    }

    /// How many bytes an entry holds, empty when it is not there or was read already.
    @Nullable Long size(String name) {
        var entry = unread.get(name);
        return entry == null ? null : entry.getSize();
    }

    /// Takes what reads exactly the bytes of an entry.
    @FunctionalInterface
    interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    /// Reads an entry, once.
    <T> T read(String name, Reader<T> reader) {
        var entry = unread.remove(name);
        if (entry == null) {
            throw damaged(file, "a part is missing or used twice");
        }
        var sum = new CRC32();
        try (var in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            var result = reader.read(in);
            if (in.read() >= 0 || sum.getValue() != entry.getCrc()) {
                throw damaged(file, "a part does not have the bytes that were written");
            }
            return result;
        } catch (EOFException _) {
            throw damaged(file, "a part is cut short");
        } catch (IOException _) {
            throw damaged(file, "a part cannot be unpacked");
        }
    }

    static ProblemException damaged(Path file, String why) {
        return ProblemException.input(
                file.toString(),
                "This model file is damaged: " + why + ".",
                "Get a fresh copy of it, or save the model again.");
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException _) {
            return;
        }
    }
}
