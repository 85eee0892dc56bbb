package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bottega.chart.Chart.Axis;
import org.bottega.chart.Chart.Line;
import org.bottega.chart.Chart.Spot;

/// Charts about models, groups, time and what is missing, drawn from a seed.
final class ModelSamples {
    private ModelSamples() {}

    static void addTo(Map<String, Chart> out) {
        out.put("stacks", stacks());
        out.put("intervals", intervals());
        out.put("densities", densities());
        out.put("violins", violins());
        out.put("effect", effect());
        out.put("parallel", parallel());
        out.put("dendrogram", dendrogram());
        out.put("tree", tree());
        out.put("graph", graph());
        out.put("time-series", timeSeries());
        out.put("treemap", treemap());
        out.put("gaps", gaps());
        out.put("highlights", highlights());
        out.put("overlay", overlay());
        out.put("frontier", frontier());
    }

    private static Chart stacks() {
        return new Chart.Stacks(
                "Contract by internet service",
                "share of customers",
                List.of("Month-to-month", "One year", "Two year"),
                List.of(
                        new Chart.Stacks.Stack("Fiber optic", List.of(2128.0, 539.0, 429.0)),
                        new Chart.Stacks.Stack("DSL", List.of(1223.0, 570.0, 628.0)),
                        new Chart.Stacks.Stack("No internet", List.of(524.0, 364.0, Double.NaN))),
                true);
    }

    private static Chart intervals() {
        return new Chart.Intervals(
                "Favoured answers by group",
                "disadvantaged over advantaged",
                List.of(
                        new Chart.Intervals.Estimate("women / men", 0.36, 0.31, 0.41),
                        new Chart.Intervals.Estimate("under 30 / over 30", 0.87, 0.8, 0.95),
                        new Chart.Intervals.Estimate("only four rows", 1.1, Double.NaN, Double.NaN),
                        new Chart.Intervals.Estimate("unknown", Double.NaN, 0.2, 0.4)),
                1,
                0.8,
                1.25);
    }

    private static List<Spot> bell(double centre, double spread, double from, double to) {
        var out = new ArrayList<Spot>();
        for (int i = 0; i <= 60; i++) {
            double x = from + (to - from) * i / 60;
            double z = (x - centre) / spread;
            out.add(new Spot(x, StrictMath.exp(-z * z / 2) / spread * 0.3989));
        }
        return out;
    }

    private static Chart densities() {
        return new Chart.Densities(
                "Told probability by what happened",
                Axis.share("probability of churn"),
                List.of(
                        new Chart.Densities.Curve("stayed", bell(0.18, 0.13, 0, 1)),
                        new Chart.Densities.Curve("left", bell(0.61, 0.2, 0, 1))));
    }

    private static Chart violins() {
        return new Chart.Violins(
                "Tenure by contract",
                "months",
                List.of(
                        new Chart.Violins.Violin("Month-to-month", bell(12, 9, 0, 72), 4, 12, 27),
                        new Chart.Violins.Violin("One year", bell(44, 14, 0, 72), 29, 44, 58),
                        new Chart.Violins.Violin("Two year", bell(64, 9, 0, 72), 48, 64, 71)));
    }

    private static Chart effect() {
        var random = new Random(12);
        var rows = new ArrayList<List<Spot>>();
        for (int r = 0; r < 24; r++) {
            double level = random.nextGaussian() * 0.08;
            double slope = 0.6 + random.nextDouble() * 0.8;
            rows.add(curve(level, slope));
        }
        return new Chart.Effect(
                "tenure",
                Axis.of("months"),
                Axis.of("probability of churn"),
                new Line("", curve(0, 1), false),
                rows,
                List.of(2.0, 6.0, 12.0, 20.0, 29.0, 40.0, 50.0, 60.0, 69.0));
    }

    private static List<Spot> curve(double level, double slope) {
        var out = new ArrayList<Spot>();
        for (int i = 0; i <= 24; i++) {
            double x = i * 3;
            out.add(
                    new Spot(
                            x,
                            Math.clamp(
                                    level + 0.12 + 0.45 * StrictMath.exp(-x * slope / 20), 0, 1)));
        }
        return out;
    }

    private static Chart parallel() {
        var random = new Random(21);
        var traces = new ArrayList<Chart.Parallel.Trace>();
        for (int i = 0; i < 40; i++) {
            double rate = StrictMath.pow(10, -3 + 2.5 * random.nextDouble());
            double leaves = 7 + random.nextInt(120);
            double booster = random.nextInt(3);
            double bagging = booster == 2 ? Double.NaN : 0.5 + random.nextDouble() / 2;
            double score = 0.84 - 0.02 * Math.abs(StrictMath.log10(rate) + 1.4) + 0.00005 * leaves;
            traces.add(
                    new Chart.Parallel.Trace(
                            "trial " + (i + 1),
                            List.of(rate, leaves, booster, bagging, score),
                            Math.clamp((score - 0.8) / 0.05, 0, 1),
                            i == 17));
        }
        return new Chart.Parallel(
                "What was tried",
                List.of(
                        new Chart.Parallel.Dimension("learning_rate", List.of(), true),
                        new Chart.Parallel.Dimension("num_leaves", List.of(), false),
                        new Chart.Parallel.Dimension(
                                "boosting", List.of("gbdt", "dart", "goss"), false),
                        new Chart.Parallel.Dimension("bagging_fraction", List.of(), false),
                        new Chart.Parallel.Dimension("AUC", List.of(), false)),
                traces,
                "worse",
                "better");
    }

    private static Chart dendrogram() {
        return new Chart.Dendrogram(
                "Which columns go together",
                "1 − |correlation|",
                List.of(
                        "tenure",
                        "total_charges",
                        "monthly_charges",
                        "contract",
                        "gender",
                        "partner"),
                List.of(
                        new Chart.Dendrogram.Merge(0, 1, 0.17),
                        new Chart.Dendrogram.Merge(6, 3, 0.33),
                        new Chart.Dendrogram.Merge(7, 2, 0.42),
                        new Chart.Dendrogram.Merge(4, 5, 0.9),
                        new Chart.Dendrogram.Merge(8, 9, 0.97)));
    }

    private static Chart.Tree tree() {
        return new Chart.Tree(
                "The model as one tree",
                List.of(
                        new Chart.Tree.Node(
                                "contract",
                                "7,043 rows",
                                0.27,
                                List.of(
                                        new Chart.Tree.Branch("Month-to-month", 1),
                                        new Chart.Tree.Branch("others", 2))),
                        new Chart.Tree.Node(
                                "tenure",
                                "3,875 rows",
                                0.43,
                                List.of(
                                        new Chart.Tree.Branch("< 6", 3),
                                        new Chart.Tree.Branch("≥ 6 or missing", 4))),
                        new Chart.Tree.Node("0.07", "3,168 rows", 0.07, List.of()),
                        new Chart.Tree.Node("0.62", "1,240 rows", 0.62, List.of()),
                        new Chart.Tree.Node("0.33", "2,635 rows", 0.33, List.of())));
    }

    static Chart.Graph graph() {
        return new Chart.Graph(
                "Where this model comes from",
                List.of(
                        new Chart.Graph.Node("data", "churn.csv", "version 2, 7,043 rows", false),
                        new Chart.Graph.Node("recipe", "3 steps", "", false),
                        new Chart.Graph.Node("run", "churn · AutoML", "8 trials", false),
                        new Chart.Graph.Node("model", "LightGBM and 2 others", "AUC 0.846", true),
                        new Chart.Graph.Node("endpoint", "http://127.0.0.1:8080", "", false),
                        new Chart.Graph.Node("model", "Logistic regression", "AUC 0.831", false)),
                List.of(
                        new Chart.Graph.Edge(0, 1),
                        new Chart.Graph.Edge(1, 2),
                        new Chart.Graph.Edge(2, 3),
                        new Chart.Graph.Edge(3, 4),
                        new Chart.Graph.Edge(2, 5)));
    }

    private static Chart timeSeries() {
        var past = new ArrayList<Chart.TimeSeries.Moment>();
        var told = new ArrayList<Chart.TimeSeries.Moment>();
        long day = 86_400_000L;
        long start = 1_672_531_200_000L;
        for (int i = 0; i < 150; i++) {
            double value = 400 + 80 * StrictMath.sin(i * 0.8976) + i;
            if (i < 120) {
                past.add(
                        new Chart.TimeSeries.Moment(start + i * day, i == 50 ? Double.NaN : value));
            } else {
                double wide = 20 + 2 * (i - 120);
                told.add(
                        new Chart.TimeSeries.Moment(
                                start + i * day, value, value - wide, value + wide));
            }
        }
        return new Chart.TimeSeries(
                "Rides a day",
                "rides",
                List.of(
                        new Chart.TimeSeries.Trace("observed", past, false),
                        new Chart.TimeSeries.Trace("forecast, 80 %", told, true)));
    }

    private static Chart treemap() {
        return new Chart.Treemap(
                "Where the errors are",
                "rows",
                List.of(
                        new Chart.Treemap.Tile("Month-to-month, fiber", 420, 0.9),
                        new Chart.Treemap.Tile("Month-to-month, DSL", 190, 0.6),
                        new Chart.Treemap.Tile("One year", 120, 0.3),
                        new Chart.Treemap.Tile("Two year", 60, 0.1),
                        new Chart.Treemap.Tile("No internet", 41, Double.NaN),
                        new Chart.Treemap.Tile("Others", 12, 0.2),
                        new Chart.Treemap.Tile("None", 0, 0.2)));
    }

    private static Chart gaps() {
        var random = new Random(31);
        var missing = new ArrayList<List<Double>>();
        for (int c = 0; c < 6; c++) {
            var blocks = new ArrayList<Double>();
            for (int b = 0; b < 50; b++) {
                boolean gap = c == 1 && b > 30 && b < 40 || c == 4 && random.nextInt(4) == 0;
                blocks.add(gap ? random.nextDouble() : 0);
            }
            missing.add(blocks);
        }
        return new Chart.Gaps(
                "Missing values",
                891,
                List.of("age", "cabin", "fare", "sex", "embarked", "ticket_number"),
                missing);
    }

    private static Chart highlights() {
        return new Chart.Highlights(
                "Why this review is good",
                "effect on the probability of a good review",
                List.of(
                        new Chart.Highlights.Piece("This is the ", 0),
                        new Chart.Highlights.Piece("best", 0.31),
                        new Chart.Highlights.Piece(" coffee I have had in years, and I ", 0),
                        new Chart.Highlights.Piece("love", 0.22),
                        new Chart.Highlights.Piece(" the smell.\nThe box was ", 0),
                        new Chart.Highlights.Piece("broken", -0.18),
                        new Chart.Highlights.Piece(" and the delivery ", 0),
                        new Chart.Highlights.Piece("late", -0.07),
                        new Chart.Highlights.Piece(", but I would buy it ", 0),
                        new Chart.Highlights.Piece("again", 0.12),
                        new Chart.Highlights.Piece(" at any time.", 0)));
    }

    private static Chart overlay() {
        var pixels = new int[16 * 16];
        for (int i = 0; i < pixels.length; i++) {
            int grey = (i % 16 + i / 16) * 8;
            pixels[i] = 0xff000000 | grey << 16 | grey << 8 | grey;
        }
        return new Chart.Overlay(
                "Why this is a seven",
                "effect on the probability of 7",
                new Raster(16, 16, pixels),
                List.of(
                        List.of(0.1, 0.4, 0.2, 0.0),
                        List.of(0.0, -0.2, 0.3, 0.0),
                        List.of(0.0, 0.25, 0.05, Double.NaN),
                        List.of(-0.3, 0.1, 0.0, 0.0)));
    }

    private static Chart frontier() {
        return new Chart.Frontier(
                "Quality against disparity",
                Axis.of("disparate impact, distance from 1"),
                Axis.of("AUC"),
                true,
                false,
                List.of(
                        new Chart.Frontier.Option("LightGBM", 0.41, 0.927, true),
                        new Chart.Frontier.Option("Logistic regression", 0.38, 0.905, false),
                        new Chart.Frontier.Option("reweighed", 0.12, 0.912, false),
                        new Chart.Frontier.Option("thresholds", 0.03, 0.897, false),
                        new Chart.Frontier.Option("shallow tree", 0.3, 0.871, false),
                        new Chart.Frontier.Option("never finished", Double.NaN, 0.9, false)));
    }
}
