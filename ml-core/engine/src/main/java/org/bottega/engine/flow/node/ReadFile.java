package org.bottega.engine.flow.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.Snapshot;
import org.bottega.data.source.detect.Sources;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;

/// Reads a table from a file of any known format.
final class ReadFile extends Declared {
    private static final String SAMPLE = "sample:";

    static final Param<String> PATH =
            Param.path("path", "", Domain.Use.READ_ALL)
                    .doc(
                            "A file, a folder of files with the same columns, or a pattern such as"
                                    + " sales-*.csv.");
    private static final Param<String> PART =
            Param.line("part", "").doc("Which sheet or table, when the file holds several.");
    private static final Param<Integer> LIMIT =
            Param.whole("limit", 0, 0, Integer.MAX_VALUE)
                    .doc("How many rows to take from the beginning; 0 takes all.");
    private static final Param<List<String>> MISSING =
            Param.lines("missing", ImportOptions.MISSING.toArray(String[]::new))
                    .doc("Texts that mean a missing value.");

    private final Surroundings surroundings;
    private final Outside outside;

    ReadFile(Surroundings surroundings, Outside outside) {
        super(
                Label.of(
                        "read-file",
                        "Read a file",
                        "Reads a table from a file: CSV, Parquet, Excel, JSON, ARFF, SQLite and"
                                + " more.",
                        Category.SOURCE,
                        "file-table-outline",
                        "csv",
                        "excel",
                        "parquet",
                        "json",
                        "import",
                        "open",
                        "load"));
        this.surroundings = surroundings;
        this.outside = outside;
    }

    @Override
    public String documentation() {
        return """
        Separator, encoding, header and the kind of every column are found out from the file. The
        result is made anew when the file's size or time changes.

                A path such as `sample:churn` stands for data that come with the program.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(PATH, PART, LIMIT, MISSING);
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
        if (look.get(PATH).isBlank()) {
            look.error(PATH.label(), "No file is chosen.", "Choose one.");
            return Map.of();
        }
        var path = path(look.params());
        if (!look.get(PART).isBlank()) {
            return Map.of();
        }
        return Map.of(DATA, Outline.table(outside.schema(path, options(look.params()))));
    }

    @Override
    public String fingerprint(Params params) throws IOException {
        var text = params.get(PATH).strip();
        // a sample is the same wherever it is unpacked
        return text.startsWith(SAMPLE)
                ? text + " " + Files.size(path(params))
                : Outside.fingerprint(path(params));
    }

    @Override
    public void run(NodeRun run) {
        Pieces.tell(run, DATA, read(path(run.params()), run, Pieces.tablePlace(run, DATA)));
    }

    private Path path(Params params) {
        var text = params.get(PATH).strip();
        return text.startsWith(SAMPLE)
                ? outside.sample(text.substring(SAMPLE.length()).strip())
                : surroundings.path(text);
    }

    private static Snapshot read(Path path, NodeRun run, Path place) {
        var options = options(run.params());
        if (run.get(PART).isBlank()) {
            return Importer.importFile(path, place, options, run.progress());
        }
        var rows = Sources.of(path, run.get(PART)).rows();
        if (rows == null) {
            throw ProblemException.usage(
                    PART.label(), "The file is one table without parts.", "Leave the part empty.");
        }
        return Importer.importRows(rows, place, options, run.progress());
    }

    private static ImportOptions options(Params params) {
        return ImportOptions.DEFAULT.withMissing(params.get(MISSING)).withLimit(params.get(LIMIT));
    }
}
