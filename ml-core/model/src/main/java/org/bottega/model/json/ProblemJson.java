package org.bottega.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.bottega.kernel.Problem;
import org.bottega.kernel.param.Domain;

/// A [Problem] as JSON: `{"severity": "error", "where": …, "what": …, "fix": …}`.
public final class ProblemJson {
    private ProblemJson() {}

    public static JsonNode write(Problem problem) {
        return Json.object()
                .put("severity", Domain.Choice.word(problem.severity()))
                .put("where", problem.where())
                .put("what", problem.what())
                .put("fix", problem.fix());
    }

    public static JsonNode write(List<Problem> problems) {
        var list = Json.array();
        problems.forEach(problem -> list.add(write(problem)));
        return list;
    }

    /// @throws org.bottega.kernel.ProblemException naming the field that is wrong
    public static Problem read(JsonView json) {
        return new Problem(
                json.at("severity").choice(Problem.Severity.class),
                json.at("where").text(),
                json.at("what").text(),
                json.at("fix").text());
    }
}
