package org.bottega.serve.rows;

import java.util.List;
import java.util.Map;
import org.bottega.kernel.Problem;

/// A request that is answered with an error status and the reasons.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<Problem> problems;
    private final transient Map<String, String> headers;

    /// @param status an HTTP status of 400 or above
    /// @param error one sentence about the whole request
    /// @param headers what the answer's head tells besides
    public Refusal(int status, String error, List<Problem> problems, Map<String, String> headers) {
        super(error, null, false, false);
        this.status = status;
        this.problems = List.copyOf(problems);
        this.headers = Map.copyOf(headers);
    }

    public Refusal(int status, String error, List<Problem> problems) {
        this(status, error, problems, Map.of());
    }

    public Refusal(int status, String error, Problem problem) {
        this(status, error, List.of(problem));
    }

    public int status() {
        return status;
    }

    public List<Problem> problems() {
        return problems;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /// The sentence about the whole request.
    public String error() {
        return String.valueOf(getMessage());
    }
}
