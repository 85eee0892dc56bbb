package org.bottega.data.source.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.bottega.kernel.ProblemException;

/// Turns what a driver reports into a sentence and what to do about it.
final class JdbcProblem {
    private JdbcProblem() {}

    /// While connecting.
    static ProblemException connecting(Database database, SQLException e) {
        var state = String.valueOf(e.getSQLState());
        var where = database.address().shown();
        if (state.startsWith("28")
                || message(e)
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("wrong user name or password")) {
            return ProblemException.input(
                    where,
                    "The database does not know this user with this password.",
                    "Check both.");
        }
        if (state.equals("3D000")
                || state.equals("42000") && message(e).contains("nknown database")) {
            return ProblemException.input(
                    where, "There is no such database on the server.", "Check its name.");
        }
        if (state.startsWith("08") || e instanceof SQLTimeoutException) {
            return ProblemException.input(
                    where,
                    "The database cannot be reached: " + said(database, e) + ".",
                    "See whether it runs, and whether host and port are right.");
        }
        return ProblemException.input(
                where,
                "The database refuses: " + said(database, e) + ".",
                "Correct it and try again.");
    }

    /// While reading.
    ///
    /// @param rows how many had come
    static ProblemException reading(Database database, String what, long rows, SQLException e) {
        var state = String.valueOf(e.getSQLState());
        var where = database.address().shown() + ", " + what;
        if (state.startsWith("08")
                || state.startsWith("57P0")
                || e instanceof SQLTimeoutException) {
            return ProblemException.input(
                    where,
                    "The connection broke off after " + rows + " rows: " + said(database, e) + ".",
                    "Try again; nothing was imported.");
        }
        return ProblemException.input(
                where,
                "The database refuses: " + said(database, e) + ".",
                "Correct the query or the table's name.");
    }

    private static String message(Throwable e) {
        return String.valueOf(e.getMessage());
    }

    /// The first line of the deepest message that tells something, without the password.
    private static String said(Database database, SQLException e) {
        var line = message(e).lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst();
        var text = line.orElse("no reason is given").replaceAll("[.\\s]+$", "");
        var password = database.login().password();
        if (!password.isEmpty()) {
            text = text.replace(password, "…");
        }
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
