package org.bottega.flow.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.flow.graph.Workflow;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;

/// A workflow's file, `*.flow.json`.
public final class WorkflowFile {
    /// How such files end.
    public static final String SUFFIX = ".flow.json";

    private static final String FORMAT = "bottega-workflow";

    /// 2 has what is marked to be tuned
    private static final int VERSION = 2;

    private static final long LIMIT = 64L << 20;

    private WorkflowFile() {}

    public static String text(Workflow workflow) {
        var object = Json.object();
        object.put("format", FORMAT);
        // a program of before 2 reads whatever it would not lose a part of
        object.put("version", workflow.tuning().isEmpty() ? 1 : VERSION);
        object.setAll(WorkflowJson.write(workflow));
        return Json.pretty(object) + "\n";
    }

    /// @param where what is read, for the message
    /// @throws ProblemException when it is no workflow, damaged, or of a newer version
    public static Workflow parse(String where, String text) {
        var json = Json.read(where, text);
        if (!json.find("format").map(JsonView::plain).filter(FORMAT::equals).isPresent()) {
            throw ProblemException.input(
                    where, "This is not a workflow.", "Choose a file that ends in " + SUFFIX + ".");
        }
        if (json.at("version").number() > VERSION) {
            throw ProblemException.input(
                    where,
                    "A newer version of the program wrote this workflow.",
                    "Update the program.");
        }
        return WorkflowJson.read(json);
    }

    /// @throws ProblemException as [#parse], or when the file cannot be read
    public static Workflow read(Path file) {
        try {
            if (Files.size(file) > LIMIT) {
                throw ProblemException.input(
                        file.toString(),
                        "The file is larger than a workflow can be.",
                        "Choose another file.");
            }
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw ProblemException.input(
                    file.toString(),
                    "The workflow cannot be read.",
                    "Check that the file is there and is text.");
        }
    }

    /// @throws ProblemException when it cannot be written; the old file stays then
    public static void write(Path file, Workflow workflow) {
        WholeFile.write(file, text(workflow));
    }
}
