package org.bottega.ui.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.engine.flow.piece.Figures;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.explain.ModelCharts;
import org.bottega.flow.spec.NodeRun.Piece;
import org.bottega.learn.metric.Metric;
import org.bottega.ui.page.workflow.Peek;
import org.bottega.ui.page.workflow.Peek.Fact;

/// Reads what lies at an output for a look at it.
final class Peeks {
    private static final int HEAD = 20_000;

    private Peeks() {}

    static Peek of(Piece piece) {
        return switch (piece.outline().type()) {
            case TABLE -> table(piece);
            case MODEL -> model(piece);
            case METRICS -> metrics(piece);
            case CHART -> new Peek.Charts(Pieces.charts(piece));
            case REPORT -> report(piece);
            case FILE -> Pieces.written(piece).map(Peeks::file).orElseGet(() -> told(piece));
        };
    }

    private static Peek table(Piece piece) {
        var snapshot = Pieces.table(piece);
        var rows = new SnapshotRows(snapshot);
        return new Peek.Table(snapshot.schema(), snapshot.rows(), rows, rows::close);
    }

    private static Peek model(Piece piece) {
        var model = Pieces.model(piece);
        var facts = new ArrayList<Fact>();
        piece.outline()
                .facts()
                .forEach((name, value) ->
                        facts.add(new Fact(words(name), value.replace('\n', ' '))));
        model.card()
                .forEach((name, value) -> {
                    if (!piece.outline().facts().containsKey(name)) {
                        facts.add(new Fact(words(name), value));
                    }
                });
        return new Peek.Model(facts, model.signature().inputs(), Pieces.modelFile(piece));
    }

    private static String words(String id) {
        var words = id.replace('-', ' ');
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Peek metrics(Piece piece) {
        var figures = Pieces.figures(piece);
        var facts =
                figures.values().entrySet().stream()
                        .map(e -> new Fact(label(e.getKey()), Figures.shown(e.getValue())))
                        .toList();
        var charts =
                Pieces.evaluation(piece)
                        .map(ModelCharts.in(Locale.ENGLISH)::performance)
                        .orElse(List.of());
        return new Peek.Metrics(figures.subject(), facts, charts);
    }

    private static String label(String id) {
        for (var metric : Metric.values()) {
            if (metric.id().equals(id)) {
                return metric.label();
            }
        }
        return words(id);
    }

    private static Peek report(Piece piece) {
        var file = Pieces.reportFile(piece);
        return new Peek.Report(
                piece.outline().facts().getOrDefault("title", ""), plain(head(file)), file);
    }

    /// The words of a page without its marks.
    private static String plain(String html) {
        return html.replaceAll("(?is)<(script|style|svg|head)\\b.*?</\\1>", " ")
                .replaceAll("(?i)</(p|h[1-6]|tr|li|div|table|section)>", "\n")
                .replaceAll("(?i)</t[dh]>", "  ")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    /// What was done outside, of which no file is kept.
    private static Peek told(Piece piece) {
        var facts = new ArrayList<Fact>();
        piece.outline().facts().forEach((name, value) -> facts.add(new Fact(words(name), value)));
        return new Peek.Metrics("", facts, List.of());
    }

    private static Peek file(Path file) {
        try {
            return new Peek.File(file, Files.size(file), head(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How a file begins; empty when it is no text.
    private static String head(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(HEAD * 50);
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException _) {
                return "";
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
