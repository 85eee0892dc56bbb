package org.bottega.engine.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.bottega.chart.Svg;
import org.bottega.data.TableFile;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.RunReport;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.NodeRun.Piece;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.Progress;
import org.bottega.model.json.Json;

/// Writes what a run came to as files a person opens: every output that no wire takes further.
public final class Results {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 440;

    private Results() {}

    /// @param flat the workflow that ran, without components, see [Flows#flat]
    /// @param folder made when it is not there; files of the same names are replaced
    /// @return the files of each node, by its id
    public static Map<String, List<Path>> write(
            Catalog catalog, Workflow flat, RunReport report, Path folder, Progress progress) {
        make(folder);
        var taken = new TreeSet<String>();
        flat.wires().stream()
                .filter(w -> report.nodes().containsKey(w.to()))
                .forEach(w -> taken.add(w.from() + " " + w.output()));
        var files = new LinkedHashMap<String, List<Path>>();
        report.nodes()
                .forEach((id, node) -> {
                    var ends =
                            catalog.find(flat.require(id).type()).orElseThrow().outputs().stream()
                                    .map(Port::id)
                                    .filter(port -> !taken.contains(id + " " + port))
                                    .toList();
                    for (var port : ends) {
                        progress.checkCancelled();
                        // the name does not depend on what came out this time
                        var name = ends.size() == 1 ? id : id + "-" + port;
                        node.result()
                                .flatMap(result -> result.piece(port))
                                .map(piece -> write(piece, folder, name, progress))
                                .filter(list -> !list.isEmpty())
                                .ifPresent(list ->
                                        files.computeIfAbsent(id, _ -> new ArrayList<>())
                                                .addAll(list));
                    }
                });
        return files;
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException _) {
            throw ProblemException.input(
                    folder.toString(), "This folder cannot be made.", "Choose another place.");
        }
    }

    /// Writes one output.
    ///
    /// @param name of the file, to which an ending is added
    public static List<Path> write(Piece piece, Path folder, String name, Progress progress) {
        make(folder);
        return switch (piece.outline().type()) {
            case TABLE -> {
                var file = folder.resolve(name + ".csv");
                TableFile.write(Pieces.rows(piece, progress), file, progress);
                yield List.of(file);
            }
            case MODEL ->
                    List.of(copied(Pieces.modelFile(piece), folder.resolve(name + ".bottega")));
            case METRICS -> {
                var figures = Pieces.figures(piece);
                var json = Json.object();
                json.put("subject", figures.subject());
                figures.values().forEach((id, value) -> json.set(id, Json.number(value)));
                var file = folder.resolve(name + ".json");
                WholeFile.write(file, Json.pretty(json) + "\n");
                yield List.of(file);
            }
            case CHART -> {
                var files = new ArrayList<Path>();
                var charts = Pieces.charts(piece);
                for (int i = 0; i < charts.size(); i++) {
                    var file =
                            folder.resolve(
                                    name + (charts.size() == 1 ? "" : "-" + (i + 1)) + ".svg");
                    WholeFile.write(file, Svg.themed(charts.get(i), WIDTH, HEIGHT, Locale.ENGLISH));
                    files.add(file);
                }
                yield files;
            }
            case REPORT ->
                    List.of(copied(Pieces.reportFile(piece), folder.resolve(name + ".html")));
            // it was written outside by its node
            case FILE -> Pieces.written(piece).stream().toList();
        };
    }

    private static Path copied(Path from, Path to) {
        try {
            WholeFile.write(to, out -> Files.copy(from, out));
            return to;
        } catch (UncheckedIOException e) {
            throw ProblemException.input(
                    to.toString(), "It cannot be written.", "Choose another place.");
        }
    }
}
