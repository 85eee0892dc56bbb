package org.bottega.data.csv;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// A text file as DuckDB can read it: plain UTF-8 with even line ends. The file itself where it is so
/// already, else a copy.
///
/// @param file what to read
/// @param dialect how it is written now
/// @param bytes length of the plain text
/// @param longest bytes of its longest row
/// @param marks what its columns' values are like
/// @param whole false when only its beginning was looked at
public record CsvText(
        Path file,
        CsvDialect dialect,
        long bytes,
        long longest,
        ColumnMarks marks,
        boolean whole,
        List<Problem> notes) {
    private static final int BLOCK = 1 << 16;

    /// All of a text.
    public static final long ALL = Long.MAX_VALUE;

    public CsvText {
        notes = List.copyOf(notes);
    }

    /// Looks at every byte of a file, and copies it where it has to be.
    ///
    /// @param tokens the texts that mean a missing value
    /// @param most so many bytes of the text are looked at; the rest may be anything
    /// @param copy where a copy may lie
    /// @throws ProblemException at a zero byte, a quote that never ends, or a damaged packed file
    public static CsvText prepare(
            Path source, CsvOptions options, Tokens tokens, long most, Path copy, Progress progress)
            throws IOException {
        var name = source.getFileName().toString();
        boolean packed;
        CsvDialect dialect;
        try (var in = Unpacked.open(source)) {
            packed = in.packed();
            dialect = CsvSniffer.sniff(in, name, options);
        }
        boolean utf8 = dialect.charset().equals(StandardCharsets.UTF_8);
        var notes = new ArrayList<Problem>();
        if (utf8 && !packed && !dialect.runs()) {
            var scan = scan(source, dialect, tokens, most, progress);
            boolean other = options.encoding() == null && scan.characters().mostlyOther();
            if (!other) {
                scan.finish();
                if (scan.evenLines()) {
                    damaged(name, scan, notes);
                    return new CsvText(
                            source,
                            dialect,
                            Files.size(source),
                            scan.longest(),
                            scan.marks(),
                            !scan.cut(),
                            notes);
                }
            } else {
                // the first accent came late
                dialect = dialect.in(Encodings.WESTERN);
            }
        }
        var scan = copy(source, dialect, tokens, most, copy, progress);
        if (dialect.charset().equals(StandardCharsets.UTF_8)
                && options.encoding() == null
                && scan.characters().mostlyOther()) {
            dialect = dialect.in(Encodings.WESTERN);
            scan = copy(source, dialect, tokens, most, copy, progress);
        }
        scan.finish();
        damaged(name, scan, notes);
        if (!dialect.charset().equals(StandardCharsets.UTF_8)) {
            notes.add(Problem.note(name, "The text was read as " + dialect.charset().name() + "."));
        }
        return new CsvText(
                copy, dialect, Files.size(copy), scan.longest(), scan.marks(), !scan.cut(), notes);
    }

    private static void damaged(String name, TextScan scan, List<Problem> notes) {
        long invalid = scan.characters().invalid();
        if (invalid > 0) {
            notes.add(
                    Problem.warning(
                            name,
                            String.format(
                                    Locale.ROOT, "%,d bytes of it are not UTF-8 text.", invalid),
                            "Their rows are rejected; choose another encoding if it is one."));
        }
    }

    private static TextScan scan(
            Path source, CsvDialect dialect, Tokens tokens, long most, Progress progress)
            throws IOException {
        var scan = new TextScan(source.getFileName().toString(), dialect, tokens);
        try (var in = new Beginning(Files.newInputStream(source), most)) {
            in.skipNBytes(dialect.mark());
            var block = new byte[BLOCK];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                progress.checkCancelled();
                scan.add(block, n);
            }
            scan.end(in.cut());
        }
        return scan;
    }

    private static TextScan copy(
            Path source, CsvDialect dialect, Tokens tokens, long most, Path copy, Progress progress)
            throws IOException {
        var scan = new TextScan(source.getFileName().toString(), dialect, tokens);
        boolean cut;
        try (var in = new Beginning(Unpacked.open(source), most);
                var file = new BufferedOutputStream(Files.newOutputStream(copy), BLOCK)) {
            in.skipNBytes(dialect.mark());
            var out = new LineEnds(file, dialect);
            Block block =
                    (bytes, n) -> {
                        progress.checkCancelled();
                        scan.add(bytes, n);
                        out.write(bytes, n);
                    };
            if (dialect.charset().equals(StandardCharsets.UTF_8)) {
                var bytes = new byte[BLOCK];
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                    block.take(bytes, n);
                }
            } else {
                decode(in, dialect, block);
            }
            cut = in.cut();
        }
        scan.end(cut);
        if (cut) {
            endWithALine(copy);
        }
        return scan;
    }

    /// Leaves out the line that was cut.
    private static void endWithALine(Path copy) throws IOException {
        try (var file = new RandomAccessFile(copy.toFile(), "rw")) {
            long end = file.length();
            long from = Math.max(0, end - BLOCK);
            var last = new byte[(int) (end - from)];
            file.seek(from);
            file.readFully(last);
            for (int i = last.length - 1; i >= 0; i--) {
                if (last[i] == '\n') {
                    file.setLength(from + i + 1);
                    return;
                }
            }
        }
    }

    private interface Block {
        void take(byte[] bytes, int length) throws IOException;
    }

    /// What cannot be decoded becomes a question mark in a diamond.
    private static void decode(InputStream in, CsvDialect dialect, Block block) throws IOException {
        CharsetDecoder decoder =
                dialect.charset()
                        .newDecoder()
                        .replaceWith("\uFFFD")
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        var encoder =
                StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
        var chars = CharBuffer.allocate(BLOCK);
        var bytes = ByteBuffer.allocate(3 * BLOCK + 8);
        try (var reader = new InputStreamReader(in, decoder)) {
            while (reader.read(chars) >= 0) {
                chars.flip();
                encoder.encode(chars, bytes, false);
                chars.compact();
                block.take(bytes.array(), bytes.position());
                bytes.clear();
            }
        }
    }

    /// Gives every line the same end, and every run of separating blanks the same length.
    private static final class LineEnds {
        private final OutputStream out;
        private final CsvDialect dialect;
        private boolean quoted;
        private int before = '\n';

        LineEnds(OutputStream out, CsvDialect dialect) {
            this.out = out;
            this.dialect = dialect;
        }

        void write(byte[] bytes, int length) throws IOException {
            int kept = 0;
            var block = new byte[length + 1];
            for (int i = 0; i < length; i++) {
                byte b = bytes[i];
                int last = before;
                before = b;
                if (b == dialect.quote() && b != 0) {
                    boolean start = last == dialect.separator() || last == '\n' || last == '\r';
                    quoted = !quoted && (start || last == b);
                } else if (!quoted && b == '\n' && last == '\r') {
                    continue;
                } else if (!quoted && b == '\r') {
                    b = '\n';
                } else if (!quoted
                        && dialect.runs()
                        && b == ' '
                        && (last == ' ' || last == '\n' || last == '\r')) {
                    continue;
                }
                block[kept++] = b;
            }
            out.write(block, 0, kept);
        }
    }
}
