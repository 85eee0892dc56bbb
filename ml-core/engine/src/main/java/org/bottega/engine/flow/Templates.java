package org.bottega.engine.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Workflow;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;

/// Workflows that come with the program, to begin with. Each runs as it is on sample data, and on data of
/// one's own once its parameters are set.
public final class Templates {
    private static final String FOLDER = "/org/bottega/templates/";

    private Templates() {}

    /// One of them.
    ///
    /// @param id its name on the command line
    /// @param english what it does, one sentence
    /// @param italian the same
    public record Template(String id, String english, String italian) {
        public Workflow workflow() {
            return WorkflowFile.parse(id, text(id + WorkflowFile.SUFFIX));
        }
    }

    /// All of them, in the order in which they are offered.
    public static List<Template> all() {
        return text("templates.tsv")
                .lines()
                .skip(1)
                .filter(l -> !l.isBlank())
                .map(l -> l.split("\t", -1))
                .map(f -> new Template(f[0], f[1], f[2]))
                .toList();
    }

    /// @throws ProblemException (usage) when there is none of that id
    public static Template of(String id) {
        var ids = all().stream().map(Template::id).toList();
        return all().stream()
                .filter(t -> t.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.usage(
                                id, "There is no template \"" + id + "\".", Nearest.hint(id, ids)));
    }

    private static String text(String file) {
        try (var in = Templates.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw ProblemException.input(
                        file, "The template is not part of this program.", "Install it anew.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
