package org.bottega.engine.sdk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.chart.Chart;
import org.bottega.data.Snapshot;
import org.bottega.engine.flow.Results;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.run.Result;
import org.bottega.flow.spec.NodeRun.Piece;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;

/// A node that ran, with what it gave at its outputs.
public final class Done {
    private final Pipeline pipeline;
    private final String id;
    private final String name;
    private final Optional<Result> result;

    Done(Pipeline pipeline, String id, String name, Optional<Result> result) {
        this.pipeline = pipeline;
        this.id = id;
        this.name = name;
        this.result = result;
    }

    String id() {
        return id;
    }

    Optional<Result> result() {
        return result;
    }

    /// Whether something came out there; false behind a gate that is closed.
    public boolean gives(String output) {
        return result.flatMap(r -> r.piece(output)).isPresent();
    }

    /// What a person should know of the result.
    public List<Problem> notes() {
        return result.map(Result::notes).orElse(List.of());
    }

    /// The rows, in memory.
    public Table table(String output) {
        return Pieces.rows(piece(output), pipeline.progress());
    }

    /// The rows, on the disk.
    public Snapshot snapshot(String output) {
        return Pieces.table(piece(output));
    }

    public Model model(String output) {
        return Pieces.model(piece(output));
    }

    /// Figures by name.
    public Map<String, Double> figures(String output) {
        return Pieces.figures(piece(output)).values();
    }

    public List<Chart> charts(String output) {
        return Pieces.charts(piece(output));
    }

    /// The HTML file of a report; it may be read and must not be changed.
    public Path report(String output) {
        return Pieces.reportFile(piece(output));
    }

    /// Writes outputs as files into the folder of results: `NAME-OUTPUT.csv`, `.json`, `.svg`, `.html` or
    /// `.bottega`. What did not come out is left out.
    ///
    /// @param as what the files are called
    public List<Path> save(String as, String... outputs) {
        var files = new ArrayList<Path>();
        for (var output : outputs) {
            var file = outputs.length == 1 ? as : as + "-" + output;
            result.flatMap(r -> r.piece(output))
                    .ifPresent(piece ->
                            files.addAll(
                                    Results.write(
                                            piece, pipeline.out(), file, pipeline.progress())));
        }
        return files;
    }

    private Piece piece(String output) {
        return result.flatMap(r -> r.piece(output))
                .orElseThrow(() ->
                        ProblemException.usage(
                                name,
                                "Nothing came out at \"" + output + "\".",
                                "Ask gives(\"" + output + "\") first."));
    }
}
