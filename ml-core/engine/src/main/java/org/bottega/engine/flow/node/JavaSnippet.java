package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// Treats a table with a few lines of Java.
final class JavaSnippet extends Declared {
    static final Param<List<String>> CODE =
            Param.code("code", "return rows;").doc("The body of Table apply(Table rows).");

    private final Surroundings surroundings;

    JavaSnippet(Surroundings surroundings) {
        super(
                Label.of(
                        "java-snippet",
                        "Java snippet",
                        "Treats a table with a few lines of Java of your own.",
                        Category.PREPARE,
                        "language-java",
                        "code",
                        "script",
                        "program"));
        this.surroundings = surroundings;
    }

    @Override
    public String documentation() {
        return """
        The lines are the body of a method that has the table `rows` and returns a table:

        ```
        double[] price = ((NumberColumn) rows.column("price")).values().clone();
        for (int i = 0; i < price.length; i++) {
            price[i] = Math.log1p(price[i]);
        }
        return rows.with(Field.of("log price", Kind.NUMBER), new NumberColumn(price));
        ```

        All of `org.bottega.kernel.table` and `java.util` is imported. The code runs with your rights. Code that you
        did not type here yourself is shown to you before it runs for the first time; let it run only if you trust it.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(CODE);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(table());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (surroundings.code() == SnippetRule.NONE) {
            look.error(
                    "",
                    "It runs Java code, which is not allowed here.",
                    "Allow it with --allow-code if you trust the workflow.");
        }
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var code = run.get(CODE);
        if (!surroundings.runs(code)) {
            throw ProblemException.input(
                    "",
                    "Its Java code did not run, because nobody agreed to it in this workspace.",
                    "Run it by hand in the studio, and agree to the code if you trust it.");
        }
        var rows = Pieces.rows(run.input(DATA), run.progress().part(0, 0.3));
        var result = Snippet.compile(code).apply(rows);
        run.progress().checkCancelled();
        Pieces.put(run, DATA, result, "Java snippet", run.progress().part(0.6, 1));
    }
}
