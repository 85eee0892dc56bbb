package org.bottega.engine.flow.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.duck.Duck;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.table.Schema;

/// Takes data that come with the program.
final class SampleData extends Declared {
    private static final Param<String> NAME =
            Param.line("sample", "churn")
                    .doc("Which one: " + String.join(", ", Samples.names()) + ".");

    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    SampleData() {
        super(
                Label.of(
                        "sample-data",
                        "Sample data",
                        "Takes data that come with the program, to try things out.",
                        Category.SOURCE,
                        "flask-outline",
                        "example",
                        "demo"));
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(NAME);
    }

    @Override
    public List<Port> inputs() {
        return List.of();
    }

    @Override
    public List<Port> outputs() {
        return List.of(table());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        return Map.of(
                DATA, Outline.table(schemas.computeIfAbsent(look.get(NAME), SampleData::schema)));
    }

    private static Schema schema(String name) {
        try {
            var folder = Files.createTempDirectory("bottega-sample-");
            try {
                return Importer.preview(
                                Samples.write(name, folder), ImportOptions.DEFAULT, Progress.none())
                        .schema();
            } finally {
                Duck.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void run(NodeRun run) throws IOException {
        var file = Samples.write(run.get(NAME), run.output(DATA));
        Pieces.tell(
                run,
                DATA,
                Importer.importFile(
                        file, Pieces.tablePlace(run, DATA), ImportOptions.DEFAULT, run.progress()));
        Files.delete(file);
    }
}
