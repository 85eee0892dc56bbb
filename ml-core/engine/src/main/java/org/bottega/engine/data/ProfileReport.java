package org.bottega.engine.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.chart.Chart;
import org.bottega.chart.Figures;
import org.bottega.chart.Html;
import org.bottega.chart.Report;
import org.bottega.data.profile.ColumnProfile;
import org.bottega.data.profile.Inspection;

/// The profile of data as a document: score, findings, each column with its picture, how columns hang
/// together, what is missing.
public final class ProfileReport {
    private static final int PICTURES = 100;

    private final Inspection inspection;
    private final ReportWords words;

    private ProfileReport(Inspection inspection, ReportWords words) {
        this.inspection = inspection;
        this.words = words;
    }

    /// One HTML file that needs nothing else.
    ///
    /// @param name of the data
    public static String html(String name, Inspection inspection, Locale locale) {
        return Html.of(of(name, inspection, locale), locale);
    }

    public static Report of(String name, Inspection inspection, Locale locale) {
        return new ProfileReport(inspection, new ReportWords(locale)).report(name);
    }

    private Report report(String name) {
        var profile = inspection.profile();
        var score = words.number(Math.round(inspection.quality().score()));
        var sections = new ArrayList<Report.Section>();
        sections.add(overview(score));
        sections.add(findings());
        sections.add(quality());
        sections.add(columns());
        var relations = new RelationsSection(inspection, words);
        relations.associations().ifPresent(sections::add);
        relations.missing().ifPresent(sections::add);
        return new Report(
                words.say("title", name),
                words.say(
                        "lead",
                        words.count(profile.rows()),
                        words.count(profile.columns().size()),
                        score),
                sections);
    }

    private Report.Section overview(String score) {
        var profile = inspection.profile();
        double cells = (double) profile.rows() * profile.columns().size();
        double missing = profile.columns().stream().mapToDouble(ColumnProfile::missing).sum();
        return section(
                "overview",
                new Report.Cards(
                        List.of(
                                card(words.count(profile.rows()), "rows"),
                                card(words.count(profile.columns().size()), "columns"),
                                card(score, "score"),
                                card(words.percent(cells == 0 ? 0 : missing / cells), "cells"),
                                card(words.count(inspection.duplicateRows()), "duplicates"))));
    }

    private Report.Card card(String value, String key) {
        return new Report.Card(value, words.say(key), "");
    }

    private Report.Section section(String key, Report.Block... blocks) {
        return new Report.Section(words.say(key), List.of(blocks));
    }

    private Report.Section findings() {
        if (inspection.findings().isEmpty()) {
            return section("findings", new Report.Paragraph(words.say("none")));
        }
        var rows = new ArrayList<List<String>>();
        for (var finding : inspection.findings()) {
            rows.add(
                    List.of(
                            finding.title(words.locale()),
                            String.join(", ", finding.columns()),
                            finding.reason(words.locale()),
                            finding.advice(words.locale())));
        }
        return section(
                "findings",
                new Report.Grid(
                        new Figures(
                                List.of(
                                        words.say("finding"),
                                        words.say("concerned"),
                                        words.say("why"),
                                        words.say("todo")),
                                rows)));
    }

    private Report.Section quality() {
        var rows = new ArrayList<List<String>>();
        for (var part : inspection.quality().parts()) {
            rows.add(
                    List.of(
                            part.aspect().title(words.locale()),
                            part.aspect().about(words.locale()),
                            words.count(part.weight()),
                            words.percent(part.value()),
                            words.number(Math.round(part.lost() * 10) / 10.0),
                            String.join(", ", part.columns())));
        }
        return section(
                "quality",
                new Report.Grid(
                        new Figures(
                                List.of(
                                        words.say("part"),
                                        words.say("about"),
                                        words.say("weight"),
                                        words.say("value"),
                                        words.say("lost"),
                                        words.say("concerned")),
                                rows)));
    }

    private Report.Section columns() {
        var columns = inspection.profile().columns();
        var blocks = new ArrayList<Report.Block>();
        var rows = new ArrayList<List<String>>();
        for (var column : columns) {
            rows.add(
                    List.of(
                            column.field().name(),
                            words.say("kind." + column.field().kind()),
                            words.percent(
                                    (double) column.missing()
                                            / Math.max(1, inspection.profile().rows())),
                            words.count(column.distinct())));
        }
        blocks.add(
                new Report.Grid(
                        new Figures(
                                List.of(
                                        words.say("column"),
                                        words.say("kind"),
                                        words.say("missing"),
                                        words.say("distinct")),
                                rows)));
        var plates = new ArrayList<Report.Plate>();
        var pictures = new ColumnPictures(words, inspection.profile().rows());
        for (var column : columns.subList(0, Math.min(PICTURES, columns.size()))) {
            plates.addAll(pictures.of(column));
        }
        blocks.add(new Report.Charts(plates));
        if (columns.size() > PICTURES) {
            blocks.add(
                    new Report.Paragraph(
                            words.say("more", words.count(columns.size() - PICTURES))));
        }
        return new Report.Section(words.say("each"), blocks);
    }

    /// The chart's numbers, as double values.
    static List<Double> doubles(List<Long> counts) {
        return counts.stream().map(Long::doubleValue).toList();
    }

    /// A bar each.
    static Chart bars(String title, String unit, List<Chart.Bar> bars) {
        return new Chart.Bars(title, unit, bars);
    }
}
