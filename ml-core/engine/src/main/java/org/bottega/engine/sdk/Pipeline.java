package org.bottega.engine.sdk;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bottega.engine.flow.Flows;
import org.bottega.engine.flow.LateHome;
import org.bottega.engine.flow.node.SnippetRule;
import org.bottega.engine.flow.node.Surroundings;
import org.bottega.flow.run.Stepwise;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.workspace.Workspace;

/// Nodes that a program runs one after the other. Results are kept in the workspace and taken again while
/// nothing before them changes, as in the studio. Used by one thread.
public final class Pipeline implements AutoCloseable {
    private final LateHome home;
    private final Map<String, String> given;
    private final Path out;
    private final Flows flows;
    private final Stepwise steps;
    private final Progress progress;
    private int nodes;

    private Pipeline(Path workspace, Path base, Path out, Map<String, String> given) {
        this.home = new LateHome(workspace);
        this.given = new LinkedHashMap<>(given);
        this.out = out;
        this.flows =
                new Flows(
                        new Surroundings(base, out, Optional.of(home), SnippetRule.ALL),
                        Flows.results(workspace),
                        Flows.RESULTS_LIMIT);
        this.steps = new Stepwise(flows.catalog(), flows.results());
        this.progress = Progress.none();
    }

    /// Reads a program's arguments: `name=value` for parameters, `--out DIR` for the folder of results,
    /// `--workspace DIR` for the workspace.
    ///
    /// @throws ProblemException (usage) when an argument is none of these
    public static Pipeline open(String... args) {
        var given = new LinkedHashMap<String, String>();
        var out = Path.of("");
        var workspace = Workspace.defaultFolder();
        for (int i = 0; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            if ((args[i].equals("--out") || args[i].equals("--workspace")) && i + 1 < args.length) {
                var folder = path(args[i + 1]);
                if (args[i].equals("--out")) {
                    out = folder;
                } else {
                    workspace = folder;
                }
                i++;
            } else if (equals > 0) {
                given.put(args[i].substring(0, equals), args[i].substring(equals + 1));
            } else {
                throw ProblemException.usage(
                        args[i],
                        "It is no argument of this program.",
                        "Give name=value, --out DIR or --workspace DIR.");
            }
        }
        return new Pipeline(
                workspace.toAbsolutePath().normalize(),
                Path.of("").toAbsolutePath(),
                out.toAbsolutePath().normalize(),
                given);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException _) {
            throw ProblemException.usage(text, "This is no path.", "Check it.");
        }
    }

    /// A parameter that is a text or a path.
    public String text(String name, String preset) {
        var value = given.remove(name);
        return value == null ? preset : value;
    }

    /// A parameter that is a whole number.
    public long whole(String name, long preset) {
        var value = given.remove(name);
        try {
            return value == null ? preset : Long.parseLong(value.strip());
        } catch (NumberFormatException _) {
            throw refused(name, value, "a whole number");
        }
    }

    /// A parameter that is a number.
    public double number(String name, double preset) {
        var value = given.remove(name);
        try {
            return value == null ? preset : Double.parseDouble(value.strip());
        } catch (NumberFormatException _) {
            throw refused(name, value, "a number");
        }
    }

    /// A parameter that is true or false.
    public boolean flag(String name, boolean preset) {
        var value = given.remove(name);
        if (value == null) {
            return preset;
        }
        return switch (value.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(name, value, "true or false");
        };
    }

    private static ProblemException refused(
            String name, @org.jspecify.annotations.Nullable String value, String wanted) {
        return ProblemException.usage(
                name, "\"" + value + "\" cannot be used here.", "Give " + wanted + ".");
    }

    /// A node of a kind, to be set up and run.
    ///
    /// @param kind its name in files; `bottega flow nodes` lists them
    public Step node(String kind) {
        return node(kind, kind);
    }

    /// @param name what a person calls it, for messages and files
    public Step node(String kind, String name) {
        if (!given.isEmpty()) {
            var unknown = given.keySet().iterator().next();
            throw ProblemException.usage(
                    unknown,
                    "The program has no parameter \"" + unknown + "\".",
                    Nearest.hint(unknown, java.util.List.of()));
        }
        return new Step(this, "n" + ++nodes, kind, name);
    }

    Flows flows() {
        return flows;
    }

    Stepwise steps() {
        return steps;
    }

    Path out() {
        return out;
    }

    Progress progress() {
        return progress;
    }

    @Override
    public void close() {
        home.close();
    }
}
