package org.bottega.engine.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bottega.chart.Chart;
import org.bottega.chart.Figures;
import org.bottega.chart.Report;
import org.bottega.data.profile.Associations;
import org.bottega.data.profile.Inspection;
import org.bottega.data.profile.Measure;
import org.jspecify.annotations.Nullable;

/// The part of a report about several columns at once.
final class RelationsSection {
    private static final int SHOWN = 40;
    private static final int LINKS = 20;

    private final Inspection inspection;
    private final ReportWords words;

    RelationsSection(Inspection inspection, ReportWords words) {
        this.inspection = inspection;
        this.words = words;
    }

    Optional<Report.Section> associations() {
        var found = inspection.associations();
        if (found.columns().size() < 2) {
            return Optional.empty();
        }
        var plates = new ArrayList<Report.Plate>();
        var names = found.columns().subList(0, Math.min(SHOWN, found.columns().size()));
        plates.add(
                heat(
                        "correlation",
                        words.say("correlation.about", words.count(found.looked())),
                        names,
                        Associations.Pair::strength));
        var numeric =
                names.stream()
                        .filter(n ->
                                found.pairs().stream()
                                        .anyMatch(p ->
                                                p.spearman() != null
                                                        && (p.a().equals(n) || p.b().equals(n))))
                        .toList();
        if (numeric.size() > 1) {
            plates.add(
                    heat("ranks", words.say("ranks.about"), numeric, Associations.Pair::spearman));
        }
        var target = found.target();
        if (target != null && !found.links().isEmpty()) {
            var bars =
                    found.links().stream()
                            .limit(LINKS)
                            .map(l -> new Chart.Bar(l.column(), l.share().or(Double.NaN)))
                            .toList();
            plates.add(
                    new Report.Plate(
                            new Chart.Bars(words.say("links", target), words.say("share"), bars),
                            words.say("links.about"),
                            70 + 22.0 * bars.size()));
        }
        return Optional.of(
                new Report.Section(words.say("associations"), List.of(new Report.Charts(plates))));
    }

    private Report.Plate heat(
            String key,
            String about,
            List<String> names,
            Function<Associations.Pair, @Nullable Measure> figure) {
        Map<List<String>, Double> values = new HashMap<>();
        for (var pair : inspection.associations().pairs()) {
            var measure = figure.apply(pair);
            double value = measure == null ? Double.NaN : measure.or(Double.NaN);
            values.put(List.of(pair.a(), pair.b()), value);
            values.put(List.of(pair.b(), pair.a()), value);
        }
        var matrix = new ArrayList<List<Double>>();
        for (var a : names) {
            var line = new ArrayList<Double>();
            for (var b : names) {
                line.add(a.equals(b) ? 1.0 : values.getOrDefault(List.of(a, b), Double.NaN));
            }
            matrix.add(line);
        }
        return new Report.Plate(
                new Chart.HeatMap(words.say(key), words.say(key), names, names, matrix, true),
                about,
                140 + 22.0 * names.size());
    }

    Optional<Report.Section> missing() {
        var missing = inspection.missing();
        if (missing.columns().isEmpty()) {
            return Optional.empty();
        }
        var blocks = new ArrayList<Report.Block>();
        var names = missing.columns().subList(0, Math.min(SHOWN, missing.columns().size()));
        var matrix = new ArrayList<List<Double>>();
        for (int i = 0; i < names.size(); i++) {
            matrix.add(ProfileReport.doubles(missing.together().get(i).subList(0, names.size())));
        }
        if (names.size() > 1) {
            blocks.add(
                    new Report.Charts(
                            Collections.singletonList(
                                    new Report.Plate(
                                            new Chart.HeatMap(
                                                    words.say("together"),
                                                    words.say("count"),
                                                    names,
                                                    names,
                                                    matrix,
                                                    false),
                                            words.say("together.about"),
                                            140 + 22.0 * names.size()))));
        }
        var rows = new ArrayList<List<String>>();
        for (var pattern : missing.patterns()) {
            rows.add(
                    List.of(
                            String.join(
                                    ", ",
                                    pattern.missing().stream()
                                            .map(missing.columns()::get)
                                            .toList()),
                            words.count(pattern.rows())));
        }
        blocks.add(
                new Report.Grid(
                        new Figures(List.of(words.say("pattern"), words.say("count")), rows)));
        return Optional.of(new Report.Section(words.say("holes"), blocks));
    }
}
