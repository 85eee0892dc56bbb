package org.bottega.data.source.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.SourceColumn;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// Sequences in FASTA: a line `>id description`, then lines of letters. Columns are id, description,
/// sequence and its length. Letters stay as they are written, blanks and blank lines go; the alphabet
/// that all of them have in common is told in a note.
public final class FastaFile implements RowSource {
    private static final int LONGEST = 64 << 20;

    private final Path file;

    public FastaFile(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public void read(RowSink sink, Progress progress) throws IOException {
        try (var lines = Lines.open(file)) {
            sink.columns(
                    List.of(
                            new SourceColumn("id", SourceType.CATEGORY),
                            new SourceColumn("description", SourceType.TEXT),
                            new SourceColumn("sequence", SourceType.SEQUENCE),
                            new SourceColumn("length", SourceType.WHOLE)));
            var reading = new Reading(sink);
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (line.startsWith(">")) {
                    reading.begin(lines.number(), line.substring(1).strip());
                    progress.at(lines.fraction(), "Reading " + name());
                    progress.checkCancelled();
                } else if (!line.isBlank() && !line.startsWith(";")) {
                    reading.letters(name(), lines.number(), line);
                }
            }
            reading.end();
            reading.notes(name());
            var encoding = lines.notes();
            if (encoding != null) {
                sink.note(encoding);
            }
        }
    }

    /// The record that is being read, and what was seen so far.
    private static final class Reading {
        private final RowSink sink;
        private final boolean[] seen = new boolean[128];
        private final StringBuilder letters = new StringBuilder();
        private boolean open;
        private long line;
        private String header = "";
        private String wrong = "";
        private boolean lower;
        private long withLower;
        private long empty;

        Reading(RowSink sink) {
            this.sink = sink;
        }

        void begin(long at, String text) {
            end();
            open = true;
            line = at;
            header = text;
        }

        void letters(String name, long at, String text) {
            if (!open) {
                throw ProblemException.input(
                        name + ", line " + at,
                        "There is text before the first line that begins with >.",
                        "A FASTA file has a line such as \">id description\" before each sequence.");
            }
            for (int i = 0; i < text.length() && wrong.isEmpty(); i++) {
                char c = text.charAt(i);
                if (Character.isWhitespace(c)) {
                    continue;
                }
                if (c > 127 || !Character.isLetter(c) && c != '*' && c != '-' && c != '.') {
                    wrong = "line " + at + " has \"" + c + "\", which is no letter of a sequence";
                } else if (letters.length() >= LONGEST) {
                    wrong = "the sequence is longer than 64 million letters";
                } else {
                    lower |= c >= 'a';
                    letters.append(c);
                }
            }
        }

        void end() {
            if (open && !wrong.isEmpty()) {
                sink.reject(line, wrong, '>' + header);
            } else if (open) {
                row();
            }
            open = false;
            lower = false;
            wrong = "";
            letters.setLength(0);
        }

        private void row() {
            int blank = 0;
            while (blank < header.length() && !Character.isWhitespace(header.charAt(blank))) {
                blank++;
            }
            var description = header.substring(blank).strip();
            for (int i = 0; i < letters.length(); i++) {
                seen[Character.toUpperCase(letters.charAt(i))] = true;
            }
            withLower += lower ? 1 : 0;
            empty += letters.isEmpty() ? 1 : 0;
            sink.row(
                    blank == 0 ? null : header.substring(0, blank),
                    description.isEmpty() ? null : description,
                    letters.isEmpty() ? null : letters.toString(),
                    letters.length());
        }

        void notes(String name) {
            var all = new TreeSet<Character>();
            for (char c = 0; c < seen.length; c++) {
                if (seen[c]) {
                    all.add(c);
                }
            }
            var text = new StringBuilder();
            all.forEach(text::append);
            if (!text.isEmpty()) {
                sink.note(
                        Problem.note(
                                name,
                                "The alphabet is "
                                        + alphabet(text.toString())
                                        + ": "
                                        + text
                                        + "."));
            }
            if (withLower > 0) {
                sink.note(
                        Problem.note(
                                name,
                                String.format(
                                        Locale.ROOT,
                                        "%,d sequences have lower-case letters, which are kept.",
                                        withLower)));
            }
            if (empty > 0) {
                sink.note(
                        Problem.warning(
                                name,
                                String.format(Locale.ROOT, "%,d sequences are empty.", empty),
                                "They count as missing."));
            }
        }
    }

    /// The smallest usual alphabet that has all the letters (IUPAC).
    static String alphabet(String letters) {
        if (letters.matches("[ACGT.*-]*")) {
            return "DNA";
        }
        if (letters.matches("[ACGTN.*-]*")) {
            return "DNA with unknown bases";
        }
        if (letters.matches("[ACGUN.*-]*")) {
            return "RNA";
        }
        if (letters.matches("[ACGTURYSWKMBDHVN.*-]*")) {
            return "nucleotides with ambiguity codes";
        }
        if (letters.matches("[ACDEFGHIKLMNPQRSTVWY.*-]*")) {
            return "amino acids";
        }
        return letters.matches("[A-Z.*-]*") && !letters.contains("J") && !letters.contains("O")
                ? "amino acids with ambiguity codes"
                : "letters";
    }
}
