package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bottega.data.TableFile;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// Writes a table as a file.
final class WriteFile extends Declared {
    private static final Param<String> PATH =
            Param.path("path", "", Domain.Use.WRITE, "csv", "parquet")
                    .doc("Where it is written; ends in .csv or .parquet.");

    private final Surroundings surroundings;

    WriteFile(Surroundings surroundings) {
        super(
                Label.of(
                        "write-file",
                        "Write a file",
                        "Writes a table as CSV or Parquet.",
                        Category.OUTPUT,
                        "file-export-outline",
                        "csv",
                        "parquet",
                        "export",
                        "save"));
        this.surroundings = surroundings;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(PATH);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
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
        Written.check(look, PATH, ".csv", ".parquet");
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var path = surroundings.target(run.get(PATH));
        var table = Pieces.table(run.input(DATA));
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".parquet")) {
            Written.copy(table.parquet(), path);
        } else {
            TableFile.write(
                    Pieces.rows(run.input(DATA), run.progress().part(0, 0.5)),
                    path,
                    run.progress().part(0.5, 1));
        }
        Written.tell(run, path);
    }
}
