package org.bottega.engine.data;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import org.bottega.chart.Chart;
import org.bottega.chart.Report;
import org.bottega.data.profile.ColumnProfile;
import org.bottega.data.profile.ColumnProfile.Numbers;
import org.bottega.data.profile.ColumnProfile.Season;
import org.bottega.data.profile.Profile;
import org.bottega.kernel.table.Kind;

/// Draws columns with a sentence of their figures.
final class ColumnPictures {
    private static final int TOP = 10;
    private static final double HEIGHT = 220;

    private final ReportWords words;
    private final long rows;

    ColumnPictures(ReportWords words, long rows) {
        this.words = words;
        this.rows = rows;
    }

    List<Report.Plate> of(ColumnProfile column) {
        var plates = new ArrayList<Report.Plate>();
        var name = column.field().name();
        var missing = words.percent((double) column.missing() / Math.max(1, rows));
        var numbers = column.numbers();
        var times = column.times();
        var texts = column.texts();
        if (times != null && numbers != null) {
            var caption =
                    words.say(
                            "about.times",
                            Profile.text(column.field().kind(), numbers.min()),
                            Profile.text(column.field().kind(), numbers.max()),
                            words.count(times.gaps()),
                            missing);
            plates.add(
                    season(
                            words.say("months", name),
                            times.months(),
                            i -> Month.of(i + 1).getDisplayName(TextStyle.FULL, words.locale()),
                            caption));
            plates.add(
                    season(
                            words.say("weekdays", name),
                            times.weekdays(),
                            i -> DayOfWeek.of(i + 1).getDisplayName(TextStyle.FULL, words.locale()),
                            caption));
        } else if (numbers != null) {
            plates.add(histogram(name, numbers, missing));
        } else if (texts != null && column.field().kind() == Kind.TEXT) {
            plates.add(
                    bars(
                            words.say("words", name),
                            texts.topWords(),
                            words.say(
                                    "about.texts",
                                    words.count(texts.shortest()),
                                    words.count(texts.longest()),
                                    words.number(texts.words()),
                                    missing)));
        } else if (!column.top().isEmpty()) {
            plates.add(
                    bars(
                            name,
                            column.top(),
                            words.say("about.words", words.count(column.distinct()), missing)));
        }
        return plates;
    }

    private Report.Plate histogram(String name, Numbers numbers, String missing) {
        int bins = numbers.counts().size();
        double width = numbers.max() / bins - numbers.min() / bins;
        var axis = Chart.Axis.of(name);
        var caption =
                words.say(
                        "about.numbers",
                        words.number(numbers.min()),
                        words.number(numbers.max()),
                        words.number(numbers.median()),
                        words.measure(numbers.mean()),
                        words.measure(numbers.deviation()),
                        words.measure(numbers.skew()),
                        words.count(numbers.zeros()),
                        words.count(numbers.outliers()),
                        missing);
        var counts = ProfileReport.doubles(numbers.counts());
        return width > 0
                ? new Report.Plate(
                        new Chart.Histogram(name, axis, numbers.min(), width, counts),
                        caption,
                        HEIGHT)
                : bars(
                        name,
                        List.of(new Profile.Count(words.number(numbers.min()), rows)),
                        caption);
    }

    private Report.Plate bars(String title, List<Profile.Count> counts, String caption) {
        var bars =
                counts.stream()
                        .limit(TOP)
                        .map(c -> new Chart.Bar(shortened(c.value()), c.rows()))
                        .toList();
        return new Report.Plate(
                ProfileReport.bars(title, words.say("count"), bars), caption, height(bars.size()));
    }

    private static double height(int bars) {
        return 70 + 22.0 * bars;
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }

    private Report.Plate season(
            String title,
            Season season,
            java.util.function.IntFunction<String> name,
            String caption) {
        var bars = new ArrayList<Chart.Bar>();
        for (int i = 0; i < season.counts().size(); i++) {
            bars.add(new Chart.Bar(name.apply(i), season.counts().get(i)));
        }
        var test =
                words.say("season", words.measure(season.chiSquare()), words.measure(season.p()));
        return new Report.Plate(
                ProfileReport.bars(title, words.say("count"), bars),
                caption + " " + test,
                height(bars.size()));
    }
}
