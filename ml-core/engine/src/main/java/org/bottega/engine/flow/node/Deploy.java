package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.table.Kind;
import org.bottega.model.json.Json;

/// Makes a folder from which a model is served.
final class Deploy extends Declared {
    private static final Param<String> FOLDER =
            Param.path("folder", "endpoint", Domain.Use.FOLDER)
                    .doc("The folder to make; files of the same names are replaced.");
    private static final Param<Integer> PORT =
            Param.whole("port", 8080, 1, 65_535).doc("Where the server listens.");

    private final Surroundings surroundings;

    Deploy(Surroundings surroundings) {
        super(
                Label.of(
                        "deploy",
                        "Deploy",
                        "Makes a folder that serves a model over HTTP on any machine with the program.",
                        Category.OUTPUT,
                        "rocket-launch-outline",
                        "serve",
                        "endpoint",
                        "api",
                        "production"));
        this.surroundings = surroundings;
    }

    @Override
    public String documentation() {
        return """
        The folder holds the model, scripts that start the server for Linux, macOS and Windows, and an example of a
        request. Start it with `serve.sh` or `serve.cmd`.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(FOLDER, PORT);
    }

    @Override
    public List<Port> inputs() {
        return List.of(model());
    }

    @Override
    public List<Port> outputs() {
        return List.of(file());
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.EFFECT);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (look.get(FOLDER).isBlank()) {
            look.error(FOLDER.label(), "No folder is chosen.", "Choose one.");
        }
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var folder = surroundings.target(run.get(FOLDER));
        var model = Pieces.model(run.input(MODEL));
        Written.copy(Pieces.modelFile(run.input(MODEL)), folder.resolve("model.bottega"));
        var command = "serve model.bottega --port " + run.get(PORT);
        WholeFile.write(
                folder.resolve("serve.sh"),
                "#!/bin/sh\ncd \"$(dirname \"$0\")\" && exec bottega " + command + "\n");
        folder.resolve("serve.sh").toFile().setExecutable(true);
        WholeFile.write(folder.resolve("serve.cmd"), "cd /d %~dp0\r\nbottega " + command + "\r\n");
        var row = Json.object();
        var fields = model.signature().inputs().fields();
        for (int c = 0; c < fields.size(); c++) {
            var text = model.sample().column(c).text(0);
            if (text != null && fields.get(c).kind() == Kind.NUMBER) {
                row.set(fields.get(c).name(), Json.number(Double.parseDouble(text)));
            } else {
                row.put(fields.get(c).name(), text);
            }
        }
        WholeFile.write(folder.resolve("request.json"), Json.pretty(row) + "\n");
        WholeFile.write(
                folder.resolve("README.md"),
                "# "
                        + Evaluate.name(model)
                        + "\n\nStart `serve.sh` (Linux, macOS) or `serve.cmd` (Windows), then:\n\n```\n"
                        + "curl -H 'Content-Type: application/json' -d @request.json http://localhost:"
                        + run.get(PORT)
                        + "/invocations\n```\n");
        Written.tell(run, folder);
    }
}
