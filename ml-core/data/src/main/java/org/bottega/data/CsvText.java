package org.bottega.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// Brings a CSV file of any encoding, packed or not, to plain UTF-8 text, and looks at every byte on
/// the way: what is not readable is told with its line.
final class CsvText {
    /// A packed file may become so many times as large, and no larger than this.
    private static final long MOST_UNPACKED = 200L << 30;

    private CsvText() {}

    static InputStream open(Path source) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(source), 1 << 16);
        if (!source.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
            return in;
        }
        try {
            return new GZIPInputStream(in, 1 << 16);
        } catch (ZipException | EOFException _) {
            in.close();
            throw ProblemException.input(
                    source.getFileName().toString(),
                    "It is called .gz but is not a gzip file.",
                    "Pack it again.");
        }
    }

    /// Writes the text as UTF-8 without byte-order mark.
    ///
    /// @throws ProblemException at an invalid character, a zero byte, or a quote that never ends
    static void copy(Path source, CsvDialect dialect, Path target, Progress progress)
            throws IOException {
        var name = source.getFileName().toString();
        var decoder =
                dialect.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        long line = 1;
        long quoteLine = 0;
        boolean quoted = false;
        boolean start = true;
        boolean carriage = false;
        long characters = 0;
        try (var in = open(source)) {
            in.skipNBytes(dialect.skip());
            try (var reader = new InputStreamReader(in, decoder);
                    var writer = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
                var buffer = new char[1 << 16];
                for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                    progress.checkCancelled();
                    int kept = 0;
                    for (int i = 0; i < n; i++) {
                        char c = buffer[i];
                        boolean second = carriage && c == '\n';
                        carriage = c == '\r' && !quoted;
                        if (second) {
                            continue;
                        }
                        if (carriage) {
                            // one kind of line end for the reader
                            c = '\n';
                        }
                        buffer[kept++] = c;
                        if (c == '"' && (quoted || start)) {
                            quoted = !quoted;
                            quoteLine = line;
                            // a quote right after a closing one opens again: a doubled quote
                            start = true;
                            continue;
                        }
                        if (c == '\n') {
                            line++;
                        } else if (c == 0) {
                            throw ProblemException.input(
                                    name + ", line " + line,
                                    "There is a zero byte in the text.",
                                    "Remove it.");
                        }
                        start = !quoted && (c == dialect.separator() || c == '\n');
                    }
                    characters += n;
                    if (characters > MOST_UNPACKED) {
                        throw ProblemException.input(
                                name,
                                "It unpacks to more than 200 GB.",
                                "Split it into smaller files.");
                    }
                    writer.write(buffer, 0, kept);
                }
            }
        } catch (EOFException | ZipException _) {
            throw ProblemException.input(
                    name,
                    "The packed file is cut short or damaged near line " + line + ".",
                    "Get a whole copy of it.");
        } catch (java.nio.charset.CharacterCodingException _) {
            throw ProblemException.input(
                    name + ", after line " + line,
                    "There are bytes that are not " + dialect.charset().name() + " text.",
                    "Save the file as UTF-8.");
        }
        if (quoted) {
            throw ProblemException.input(
                    name + ", line " + quoteLine,
                    "A quotation mark that begins here is never closed.",
                    "Close it, or double it if it belongs to the text.");
        }
    }
}
