package org.bottega.data.source.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.SourceColumn;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// Rows as LibSVM and SVMlight write them: `label index:value … # comment`, optionally `qid:group`
/// after the label. Indices that a row does not name are zero. The file is read twice: first to find
/// how many features there are.
public final class LibSvmFile implements RowSource {
    private static final int MOST_FEATURES = 20_000;

    private final Path file;

    public LibSvmFile(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /// What the first reading found.
    ///
    /// @param first the least index, 0 or 1 (or above, when the first features are never there)
    private record Width(int first, int last, boolean groups) {
        int features() {
            return last < first ? 0 : last - first + 1;
        }
    }

    @Override
    public void read(RowSink sink, Progress progress) throws IOException {
        var width = width(progress.part(0, 0.4));
        if (width.features() > MOST_FEATURES) {
            throw ProblemException.input(
                    name(),
                    String.format(
                            Locale.ROOT,
                            "It has %,d features; a table can have %,d columns.",
                            width.features(),
                            MOST_FEATURES),
                    "Leave out the rarest ones.");
        }
        var columns = new ArrayList<SourceColumn>();
        columns.add(new SourceColumn("label", SourceType.TEXT));
        if (width.groups()) {
            columns.add(new SourceColumn("qid", SourceType.WHOLE));
        }
        for (int i = width.first(); i <= width.last(); i++) {
            columns.add(new SourceColumn("f" + i, SourceType.NUMBER));
        }
        sink.columns(columns);
        rows(sink, width, progress.part(0.4, 1));
    }

    private Width width(Progress progress) throws IOException {
        int first = 1;
        int last = -1;
        boolean groups = false;
        try (var lines = Lines.open(file)) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                for (var token : tokens(line)) {
                    int colon = token.indexOf(':');
                    if (colon > 0 && token.startsWith("qid:")) {
                        groups = true;
                    } else if (colon > 0) {
                        int index = index(token.substring(0, colon));
                        if (index >= 0) {
                            first = Math.min(first, index);
                            last = Math.max(last, index);
                        }
                    }
                }
                if (lines.number() % 4096 == 0) {
                    progress.at(lines.fraction(), "Counting features");
                    progress.checkCancelled();
                }
            }
        }
        return new Width(first, last, groups);
    }

    private void rows(RowSink sink, Width width, Progress progress) throws IOException {
        int before = width.groups() ? 2 : 1;
        try (var lines = Lines.open(file)) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                var tokens = tokens(line);
                if (tokens.isEmpty()) {
                    continue;
                }
                var row = new @Nullable Object[before + width.features()];
                Arrays.fill(row, before, row.length, 0.0);
                var wrong = fill(row, tokens, before - width.first(), width.groups());
                if (wrong.isEmpty()) {
                    sink.row(row);
                } else {
                    sink.reject(lines.number(), wrong, line);
                }
                if (lines.number() % 4096 == 0) {
                    progress.at(lines.fraction(), "Reading " + name());
                    progress.checkCancelled();
                }
            }
        }
    }

    /// Puts a line's values into a row.
    ///
    /// @return what is wrong with it, empty when nothing is
    private static String fill(
            @Nullable Object[] row, List<String> tokens, int shift, boolean groups) {
        row[0] = tokens.getFirst();
        if (tokens.getFirst().contains(":")) {
            return "it does not begin with a label";
        }
        int before = -1;
        for (var token : tokens.subList(1, tokens.size())) {
            int colon = token.indexOf(':');
            if (groups && token.startsWith("qid:")) {
                int group = index(token.substring(4));
                if (group < 0) {
                    return "\"" + token + "\" names no group";
                }
                row[1] = group;
                continue;
            }
            int index = colon < 1 ? -1 : index(token.substring(0, colon));
            if (index < 0) {
                return "\"" + shortened(token) + "\" is not index:value";
            }
            if (index <= before) {
                return "index " + index + " comes after index " + before;
            }
            before = index;
            try {
                row[index + shift] = Double.parseDouble(token.substring(colon + 1));
            } catch (NumberFormatException _) {
                return "\"" + shortened(token.substring(colon + 1)) + "\" is not a number";
            }
        }
        return "";
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static List<String> tokens(String line) {
        int comment = line.indexOf('#');
        var text = (comment < 0 ? line : line.substring(0, comment)).strip();
        var tokens = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) > ' ') {
                end++;
            }
            if (end > at) {
                tokens.add(text.substring(at, end));
            }
            at = end + 1;
        }
        return tokens;
    }

    private static int index(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = 10 * value + c - '0';
        }
        return value;
    }
}
