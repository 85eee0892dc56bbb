package org.bottega.engine.flow.node;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.model.json.Json;

/// Tells a person something.
final class Notify extends Declared {
    private static final Param<String> MESSAGE =
            Param.line("message", "The workflow has come this far.")
                    .doc("What is told; {auc} stands for that figure.");

    private final Surroundings surroundings;

    Notify(Surroundings surroundings) {
        super(
                Label.of(
                        "notify",
                        "Notify",
                        "Tells a person something: in the run's messages and in a file.",
                        Category.CONTROL,
                        "bell-outline",
                        "message",
                        "alert",
                        "mail",
                        "log"));
        this.surroundings = surroundings;
    }

    @Override
    public String documentation() {
        return """
        The message is shown with the run and added to `notifications.jsonl` in the folder of the results (in the
        workspace when there is one), where other programs can wait for it.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(MESSAGE);
    }

    @Override
    public List<Port> inputs() {
        return List.of(
                metrics().orSeveral().orNothing(),
                table().orSeveral().orNothing(),
                model().orSeveral().orNothing(),
                Port.of(REPORT, "Report", PortType.REPORT).orSeveral().orNothing(),
                Port.of(FILE, "File", PortType.FILE).orSeveral().orNothing());
    }

    @Override
    public List<Port> outputs() {
        return List.of();
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.EFFECT);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (inputs().stream().allMatch(p -> look.inputs(p.id()).isEmpty())) {
            look.error("", "Nothing leads here.", "Connect what shall be told.");
        }
        return Map.of();
    }

    @Override
    public void run(NodeRun run) throws IOException {
        var message = Message.filled(run.get(MESSAGE), run.inputs(METRICS));
        run.note(Problem.note("", message));
        run.progress().report(new JobEvent.Noted(Problem.note("", message)));
        var file = surroundings.target("notifications.jsonl");
        Written.folder(file);
        var line = Json.object();
        line.put("at", Instant.now().toString());
        line.put("message", message);
        Files.writeString(
                file,
                Json.write(line) + "\n",
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
    }
}
