package org.bottega.data.source.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// Tables in Weka's ARFF: numbers, nominal levels, strings and dates; dense rows and sparse ones
/// (`{index value, …}`, what is left out is 0 or the first level); `?` is missing. Weights of rows
/// (`{w}` at their end) are left out, which a note tells. Relational attributes are refused. Rows with
/// values that their attribute does not allow are rejected.
public final class ArffFile implements RowSource {
    private static final int MOST_ATTRIBUTES = 20_000;
    private static final Pattern WEIGHT = Pattern.compile("\\s*,\\s*\\{[^{},:]*}\\s*$");

    private final Path file;

    public ArffFile(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public void read(RowSink sink, Progress progress) throws IOException {
        try (var lines = Lines.open(file)) {
            var attributes = header(lines);
            sink.columns(attributes.stream().map(ArffAttribute::column).toList());
            long weights = 0;
            for (var line = lines.next(); line != null; line = lines.next()) {
                var text = line.strip();
                if (!text.isEmpty() && !text.startsWith("%")) {
                    var weight = WEIGHT.matcher(text);
                    boolean weighted = text.endsWith("}") && weight.find();
                    weights += weighted ? 1 : 0;
                    var values = weighted ? text.substring(0, weight.start()) : text;
                    row(attributes, values, lines.number(), sink);
                }
                if (lines.number() % 4096 == 0) {
                    progress.at(lines.fraction(), "Reading " + name());
                    progress.checkCancelled();
                }
            }
            if (weights > 0) {
                sink.note(
                        Problem.warning(
                                name(),
                                weights + " rows have a weight, which was left out.",
                                "Put the weights into a column of their own if they matter."));
            }
            var encoding = lines.notes();
            if (encoding != null) {
                sink.note(encoding);
            }
        }
    }

    private List<ArffAttribute> header(Lines lines) throws IOException {
        var attributes = new ArrayList<ArffAttribute>();
        for (var line = lines.next(); line != null; line = lines.next()) {
            var text = line.strip();
            var word = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
            switch (word) {
                case "@data" -> {
                    if (attributes.isEmpty()) {
                        throw refused(lines.number(), "There is no @attribute before @data");
                    }
                    return attributes;
                }
                case "@attribute" -> {
                    if (attributes.size() == MOST_ATTRIBUTES) {
                        throw refused(lines.number(), "There are more than 20,000 attributes");
                    }
                    try {
                        attributes.add(attribute(text.substring(word.length())));
                    } catch (ArffTokens.Malformed e) {
                        throw refused(
                                lines.number(), "The attribute cannot be read: " + e.getMessage());
                    }
                }
                case "@relation", "" -> {}
                default -> {
                    if (!word.startsWith("%")) {
                        throw refused(
                                lines.number(), "\"" + word + "\" is not expected before @data");
                    }
                }
            }
        }
        throw ProblemException.input(
                name(), "There is no line @data.", "See whether the file is whole.");
    }

    private ProblemException refused(long line, String what) {
        return ProblemException.input(name() + ", line " + line, what + ".", "Correct the line.");
    }

    private static ArffAttribute attribute(String declaration) throws ArffTokens.Malformed {
        var tokens = new ArffTokens(declaration.replace('\t', ' '));
        var name = tokens.word().text();
        var type = tokens.rest();
        if (name.contains("{") && type.isEmpty()) {
            // no blank between the name and the levels
            type = name.substring(name.indexOf('{'));
            name = name.substring(0, name.indexOf('{'));
        }
        if (type.startsWith("{")) {
            if (!type.endsWith("}")) {
                throw new ArffTokens.Malformed("the list of levels is never closed");
            }
            var levels =
                    new ArffTokens(type.substring(1, type.length() - 1))
                            .separated().stream().map(ArffTokens.Token::text).toList();
            return ArffAttribute.Nominal.of(name, levels);
        }
        var word = type.split("\\s", 2);
        return switch (word[0].toLowerCase(Locale.ROOT)) {
            case "numeric", "real", "integer" -> new ArffAttribute.Numeric(name);
            case "string" -> new ArffAttribute.Text(name);
            case "date" ->
                    ArffAttribute.Date.of(
                            name,
                            word.length < 2
                                    ? ArffAttribute.Date.ISO
                                    : new ArffTokens(word[1]).separated().getFirst().text());
            case "relational" ->
                    throw new ArffTokens.Malformed("relational attributes are not read");
            default -> throw new ArffTokens.Malformed("\"" + word[0] + "\" is not a type");
        };
    }

    private static void row(
            List<ArffAttribute> attributes, String line, long number, RowSink sink) {
        try {
            sink.row(line.startsWith("{") ? sparse(attributes, line) : dense(attributes, line));
        } catch (ArffTokens.Malformed e) {
            sink.reject(number, String.valueOf(e.getMessage()), line);
        }
    }

    private static @Nullable Object[] dense(List<ArffAttribute> attributes, String line)
            throws ArffTokens.Malformed {
        var tokens = new ArffTokens(line).separated();
        if (tokens.size() != attributes.size()) {
            throw new ArffTokens.Malformed(tokens.size() + " values, not " + attributes.size());
        }
        var row = new @Nullable Object[attributes.size()];
        for (int c = 0; c < row.length; c++) {
            row[c] = value(attributes.get(c), tokens.get(c));
        }
        return row;
    }

    private static @Nullable Object[] sparse(List<ArffAttribute> attributes, String line)
            throws ArffTokens.Malformed {
        if (!line.endsWith("}")) {
            throw new ArffTokens.Malformed("the row is never closed with }");
        }
        var body = line.substring(1, line.length() - 1);
        var row = new @Nullable Object[attributes.size()];
        for (int c = 0; c < row.length; c++) {
            row[c] = attributes.get(c).zero();
        }
        if (body.isBlank()) {
            return row;
        }
        for (var pair : pairs(body)) {
            var text = pair.strip();
            int blank = 0;
            while (blank < text.length() && Character.isDigit(text.charAt(blank))) {
                blank++;
            }
            if (blank == 0 || blank > 9 || blank == text.length()) {
                throw new ArffTokens.Malformed("\"" + text + "\" is not an index and a value");
            }
            int index = Integer.parseInt(text.substring(0, blank));
            if (index >= row.length) {
                throw new ArffTokens.Malformed("there is no attribute " + index);
            }
            row[index] =
                    value(
                            attributes.get(index),
                            new ArffTokens(text.substring(blank).strip()).separated().getFirst());
        }
        return row;
    }

    /// Splits at commas outside quotes.
    private static List<String> pairs(String body) {
        var pairs = new ArrayList<String>();
        char quote = 0;
        int from = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '\\') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ',') {
                pairs.add(body.substring(from, i));
                from = i + 1;
            }
        }
        pairs.add(body.substring(from));
        return pairs;
    }

    private static @Nullable Object value(ArffAttribute attribute, ArffTokens.Token token)
            throws ArffTokens.Malformed {
        return token.missing() ? null : attribute.value(token.text());
    }
}
