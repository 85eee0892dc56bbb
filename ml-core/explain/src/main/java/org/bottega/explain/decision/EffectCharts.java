package org.bottega.explain.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.chart.Chart;
import org.bottega.chart.Chart.Axis;
import org.bottega.chart.Chart.Spot;
import org.bottega.explain.effect.AccumulatedEffect;
import org.bottega.explain.effect.PairDependence;
import org.bottega.explain.effect.PairEffect;
import org.bottega.explain.effect.PartialDependence;
import org.bottega.explain.effect.Place;
import org.bottega.kernel.table.Kind;

/// Charts of what a column, or two together, do to what a model tells. In one language.
public final class EffectCharts {
    private static final double SURE = 1.96;
    private static final double DAY = 86_400e6;

    private final ChartWords words;

    private EffectCharts(ChartWords words) {
        this.words = words;
    }

    /// With the words of a language; English where there are none.
    public static EffectCharts in(Locale locale) {
        return new EffectCharts(ChartWords.in(locale));
    }

    /// The mean over rows with its band, over the curves of single rows; for names a line each, with the same
    /// band.
    ///
    /// @param kind of the column
    /// @param unit what the output is
    public Chart partial(PartialDependence found, int output, Kind kind, String unit) {
        var of = found.outputs().get(output);
        var title = words.say("partial", found.column(), unit);
        if (!ordered(found.places())) {
            var names = new ArrayList<Chart.Intervals.Estimate>();
            for (int i = 0; i < found.places().size(); i++) {
                double mean = of.mean().get(i);
                double off = SURE * of.error().get(i);
                var name = found.places().get(i).words();
                names.add(new Chart.Intervals.Estimate(name, mean, mean - off, mean + off));
            }
            return new Chart.Intervals(title, unit, names, Double.NaN, Double.NaN, Double.NaN);
        }
        var x = found.places().stream().map(p -> number(p, kind)).toList();
        var spots = new ArrayList<Spot>();
        var band = new ArrayList<Chart.Interval>();
        for (int i = 0; i < x.size(); i++) {
            double mean = of.mean().get(i);
            double off = SURE * of.error().get(i);
            spots.add(new Spot(x.get(i), mean));
            band.add(new Chart.Interval(x.get(i), mean - off, mean + off));
        }
        var curves = new ArrayList<List<Spot>>();
        for (var curve : of.curves()) {
            var line = new ArrayList<Spot>();
            for (int i = 0; i < x.size(); i++) {
                line.add(new Spot(x.get(i), curve.get(i)));
            }
            curves.add(line);
        }
        return new Chart.Effect(
                title,
                Axis.of(axis(found.column(), kind)),
                Axis.of(unit),
                new Chart.Line("", spots, false, band),
                curves,
                x);
    }

    /// The accumulated effect along the column, against its mean.
    public Chart accumulated(AccumulatedEffect found, int output, Kind kind, String unit) {
        var effect = found.outputs().get(output).effect();
        var x = found.borders().stream().map(p -> number(p, kind)).toList();
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < x.size(); i++) {
            spots.add(new Spot(x.get(i), effect.get(i)));
        }
        return new Chart.Effect(
                words.say("accumulated", found.column(), unit),
                Axis.of(axis(found.column(), kind)),
                Axis.of(words.say("accumulated.unit", unit)),
                new Chart.Line("", spots, false),
                List.of(),
                x);
    }

    /// What the model tells on average at each pair of values.
    public Chart pair(PairDependence found, String unit) {
        return new Chart.HeatMap(
                words.say("pair", found.first(), found.second(), unit),
                unit,
                names(found.secondPlaces()).reversed(),
                names(found.firstPlaces()),
                turned(found.mean()),
                false);
    }

    /// What two columns do together beyond what each does alone.
    public Chart together(PairEffect found, String unit) {
        return new Chart.HeatMap(
                words.say("together", found.first(), found.second(), unit),
                words.say("accumulated.unit", unit),
                names(found.secondBorders()).reversed(),
                names(found.firstBorders()),
                turned(found.effect()),
                true);
    }

    private static boolean ordered(List<Place> places) {
        return places.stream().allMatch(p -> Double.isFinite(p.number()));
    }

    private static List<String> names(List<Place> places) {
        return places.stream().map(Place::words).toList();
    }

    /// The first column runs to the right, the second upward.
    private static List<List<Double>> turned(List<List<Double>> values) {
        var out = new ArrayList<List<Double>>();
        int rows = values.isEmpty() ? 0 : values.getFirst().size();
        for (int r = rows - 1; r >= 0; r--) {
            int at = r;
            out.add(values.stream().map(column -> column.get(at)).toList());
        }
        return out;
    }

    private String axis(String column, Kind kind) {
        return kind.temporal() ? words.say("days", column) : column;
    }

    private static double number(Place place, Kind kind) {
        return kind.temporal() ? place.number() / DAY : place.number();
    }
}
