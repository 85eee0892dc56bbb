package org.bottega.engine.flow.piece;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bottega.chart.Chart;
import org.bottega.chart.Html;
import org.bottega.chart.Report;
import org.bottega.data.Snapshot;
import org.bottega.data.SnapshotReader;
import org.bottega.data.Snapshots;
import org.bottega.explain.Evaluation;
import org.bottega.explain.EvaluationFile;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.NodeRun.Piece;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.PortType;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.model.bundle.Bundle;

/// Reads and writes what flows: a table is a snapshot, a model its bundle, metrics are figures and often
/// the judged predictions, a chart its declaration, a report one HTML file.
public final class Pieces {
    private static final String TABLE = "table";
    private static final String MODEL = "model.bottega";
    private static final String FIGURES = "metrics.json";
    private static final String CHARTS = "charts.json";
    private static final String REPORT = "report.html";
    private static final String DOCUMENT = "report.json";

    private Pieces() {}

    /// Where the table of an output has to be written: a snapshot that does not exist yet.
    public static Path tablePlace(NodeRun run, String port) {
        return run.output(port).resolve(TABLE);
    }

    public static Snapshot table(Piece piece) {
        return Snapshot.open(piece.folder().resolve(TABLE));
    }

    /// All rows of a table in memory.
    public static Table rows(Piece piece, Progress progress) {
        try (var reader = SnapshotReader.open(table(piece))) {
            return reader.read(progress);
        }
    }

    /// Tells that the table was written at [#tablePlace].
    public static void tell(NodeRun run, String port, Snapshot snapshot) {
        run.put(port, Outline.table(snapshot.schema(), snapshot.rows()));
    }

    /// Writes rows in memory.
    public static void put(NodeRun run, String port, Table rows, String source, Progress progress) {
        tell(run, port, Snapshots.fromTable(rows, source, tablePlace(run, port), progress));
    }

    public static Path modelFile(Piece piece) {
        return piece.folder().resolve(MODEL);
    }

    public static Model model(Piece piece) {
        return Bundle.read(modelFile(piece));
    }

    public static void put(NodeRun run, String port, Model model) {
        Bundle.write(model, run.output(port).resolve(MODEL));
        run.put(port, outline(model));
    }

    /// What is known of a model: its inputs, target, task and classes.
    public static Outline outline(Model model) {
        var signature = model.signature();
        var outline =
                new Outline(
                                PortType.MODEL,
                                Optional.of(signature.inputs()),
                                OptionalLong.empty(),
                                java.util.Map.of())
                        .with(ModelFacts.TASK, ModelFacts.word(signature.task()))
                        .with(ModelFacts.TARGET, signature.task().target())
                        .with(ModelFacts.OUTPUTS, ModelFacts.join(signature.outputNames()));
        var algorithm = model.card().get("algorithm");
        return algorithm == null ? outline : outline.with("algorithm", algorithm);
    }

    public static Figures figures(Piece piece) {
        return Figures.parse(read(piece.folder().resolve(FIGURES)));
    }

    public static void put(NodeRun run, String port, Figures figures) {
        WholeFile.write(run.output(port).resolve(FIGURES), figures.text());
        var outline = Outline.of(PortType.METRICS);
        for (var figure : figures.values().entrySet()) {
            outline = outline.with(figure.getKey(), Figures.shown(figure.getValue()));
        }
        run.put(port, outline);
    }

    /// Writes the metrics of an evaluation and the predictions it rests on.
    public static void put(NodeRun run, String port, String subject, Evaluation evaluation) {
        EvaluationFile.write(evaluation, run.output(port).resolve(EvaluationFile.NAME));
        put(run, port, Figures.of(subject, evaluation));
    }

    /// The judged predictions behind metrics, empty when they are not an evaluation's.
    public static Optional<Evaluation> evaluation(Piece piece) {
        var file = piece.folder().resolve(EvaluationFile.NAME);
        return Files.isRegularFile(file)
                ? Optional.of(EvaluationFile.read(file))
                : Optional.empty();
    }

    public static List<Chart> charts(Piece piece) {
        return ChartFile.parse(read(piece.folder().resolve(CHARTS)));
    }

    public static void put(NodeRun run, String port, List<Chart> charts) {
        WholeFile.write(run.output(port).resolve(CHARTS), ChartFile.text(charts));
        run.put(port, Outline.of(PortType.CHART).with("charts", String.valueOf(charts.size())));
    }

    /// The report as one HTML file.
    public static Path reportFile(Piece piece) {
        return piece.folder().resolve(REPORT);
    }

    public static Report report(Piece piece) {
        return ReportFile.parse(read(piece.folder().resolve(DOCUMENT)));
    }

    public static void put(NodeRun run, String port, Report report) {
        WholeFile.write(run.output(port).resolve(REPORT), Html.of(report));
        WholeFile.write(run.output(port).resolve(DOCUMENT), ReportFile.text(report));
        run.put(port, Outline.of(PortType.REPORT).with("title", report.title()));
    }

    /// Where the file lies that a node wrote outside.
    public static Optional<Path> written(Piece piece) {
        return Optional.ofNullable(piece.outline().facts().get("path")).map(Path::of);
    }

    /// Passes on what came in, unchanged. Where the disk can, the files are shared.
    public static void pass(NodeRun run, Piece piece, String port) {
        var to = run.output(port);
        try (var files = Files.walk(piece.folder())) {
            for (var file : files.toList()) {
                var target = to.resolve(piece.folder().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    link(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run.put(port, piece.outline());
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (IOException | UnsupportedOperationException _) {
            Files.copy(from, to);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
