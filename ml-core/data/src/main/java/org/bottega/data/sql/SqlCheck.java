package org.bottega.data.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.SQLException;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// Looks with the database's own parser whether a text is one `select` statement.
final class SqlCheck {
    private static final JsonMapper JSON = new JsonMapper();

    private SqlCheck() {}

    /// @throws ProblemException with line and column when it is not
    static void one(Duck duck, String query, Progress progress) {
        try {
            var answer =
                    duck.query(
                                    "select json_serialize_sql(" + Duck.text(query) + ")",
                                    progress,
                                    r -> r.getString(1))
                            .getFirst();
            var json = JSON.readTree(answer);
            if (json.path("error").asBoolean()) {
                var message = json.path("error_message").asText();
                if (message.contains("SELECT")) {
                    throw ProblemException.usage(
                            "SQL",
                            "Only queries that begin with select (or with, from, values) run here.",
                            "To change data, save a query's result as a data set.");
                }
                int place = json.path("position").asInt(-1);
                throw ProblemException.usage(
                        SqlProblem.place(query, place), SqlProblem.sentence(message), "");
            }
            if (json.path("statements").size() != 1) {
                throw ProblemException.usage(
                        "SQL", "There is more than one statement.", "Run them one by one.");
            }
        } catch (SQLException e) {
            progress.checkCancelled();
            throw SqlProblem.of(query, e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the parser's answer is no JSON", e);
        }
    }
}
