package org.bottega.data.sql;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bottega.kernel.ProblemException;

/// What the database says of a query, as one sentence with its place.
final class SqlProblem {
    private static final Pattern LINE = Pattern.compile("\nLINE (\\d+): (.*)\n( *)\\^");
    private static final Pattern CANDIDATES =
            Pattern.compile("Candidate [a-z ]+: (.*)|Did you mean (.*)\\?");

    private SqlProblem() {}

    /// @param query as a person wrote it; it was sent with one line before it
    static ProblemException of(String query, SQLException e) {
        var message = String.valueOf(e.getMessage());
        var found = LINE.matcher(message);
        var where = found.find() ? "SQL, " + place(found) : "SQL";
        var candidates = CANDIDATES.matcher(message);
        var fix = "";
        if (candidates.find()) {
            var names = candidates.group(1) == null ? candidates.group(2) : candidates.group(1);
            fix = "Did you mean " + names.strip() + "?";
        } else if (message.contains("disabled by configuration")
                || message.contains("Permission")) {
            return ProblemException.usage(
                    "SQL",
                    "A query may read the data sets only, not files, addresses or settings.",
                    "Import the file as a data set first.");
        } else if (query.isEmpty()) {
            fix = "Run the query again.";
        }
        return ProblemException.usage(where, sentence(line(e)), fix);
    }

    private static String place(Matcher line) {
        int number = Math.max(1, Integer.parseInt(line.group(1)) - 1);
        int shown = line.group(3).length() - ("LINE " + line.group(1) + ": ").length() + 1;
        // a long line is shown from its middle on
        return line.group(2).startsWith("...")
                ? "line " + number
                : "line " + number + ", column " + shown;
    }

    /// @param position counted in characters from 0, negative when it is not known
    static String place(String query, int position) {
        if (position < 0 || position > query.length()) {
            return "SQL";
        }
        var before = query.substring(0, position);
        long lines = before.chars().filter(c -> c == '\n').count();
        return "SQL, line " + (lines + 1) + ", column " + (position - before.lastIndexOf('\n'));
    }

    static String line(SQLException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^[A-Za-z ]+ Error: ", "");
    }

    static String sentence(String message) {
        var text = message.strip();
        if (text.isEmpty()) {
            return "It cannot be carried out.";
        }
        text = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?")
                ? text.substring(0, text.length() - 1) + "."
                : text + ".";
    }
}
