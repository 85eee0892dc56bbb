package org.bottega.kernel;

import java.util.List;
import java.util.stream.Collectors;

/// Work that cannot go on because of its input. All problems found are told together; the message is
/// meant for a person, so nobody prints the stack trace of this one.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Whose fault it is, which decides the exit code of a command.
    public enum Blame {
        /// the data or a file: exit code 1
        INPUT,
        /// the command or its settings: exit code 2
        USAGE
    }

    private final transient List<Problem> problems;
    private final Blame blame;

    public ProblemException(Blame blame, List<Problem> problems) {
        super(problems.stream().map(Problem::sentence).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an exception without a problem");
        }
        this.problems = List.copyOf(problems);
        this.blame = blame;
    }

    public ProblemException(Problem problem) {
        this(Blame.INPUT, List.of(problem));
    }

    public static ProblemException input(String where, String what, String fix) {
        return new ProblemException(Blame.INPUT, List.of(Problem.error(where, what, fix)));
    }

    public static ProblemException usage(String where, String what, String fix) {
        return new ProblemException(Blame.USAGE, List.of(Problem.error(where, what, fix)));
    }

    public List<Problem> problems() {
        return problems;
    }

    public Blame blame() {
        return blame;
    }
}
