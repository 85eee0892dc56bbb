package org.bottega.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bottega.chart.Chart.Axis;
import org.bottega.chart.Chart.Bar;
import org.bottega.chart.Chart.Guide;
import org.bottega.chart.Chart.Interval;
import org.bottega.chart.Chart.Line;
import org.bottega.chart.Chart.Spot;

/// One chart of each kind, as they come up in practice, drawn from a seed.
final class Samples {
    private Samples() {}

    static Map<String, Chart> all() {
        var out = new LinkedHashMap<String, Chart>();
        out.put("bars", bars());
        out.put("lines", lines());
        out.put("roc", roc());
        out.put("precision-recall", precisionRecall());
        out.put("calibration", calibration());
        out.put("scatter", scatter(400));
        out.put("residuals", residuals());
        out.put("scatter-shaded", shaded());
        out.put("histogram", histogram());
        out.put("matrix", matrix());
        out.put("heat-map", heatMap());
        out.put("boxes", boxes());
        out.put("swarm", swarm(120));
        out.put("waterfall", waterfall());
        out.put(
                "spark",
                new Chart.Spark("Age", List.of(3.0, 9.0, 14.0, 8.0, 0.0, 1.0), "17", "90"));
        ModelSamples.addTo(out);
        return out;
    }

    static Chart.Bars bars() {
        return new Chart.Bars(
                "Which columns count most",
                "loss of AUC when the column is shuffled",
                List.of(
                        new Bar("contract", 0.084, 0.006),
                        new Bar("tenure", 0.051, 0.004),
                        new Bar("internet_service <script>alert(1)</script>", 0.032, 0.003),
                        new Bar(
                                "monthly_charges_in_euros_including_all_taxes_and_fees",
                                0.018,
                                0.004),
                        new Bar("total_charges", 0.009, 0.002),
                        new Bar("paperless_billing", 0.0031, 0.001),
                        new Bar("never measured", Double.NaN),
                        new Bar("gender", -0.0006, 0.0011)));
    }

    static Chart.Lines lines() {
        var random = new Random(3);
        var best = new ArrayList<Spot>();
        var mean = new ArrayList<Spot>();
        var band = new ArrayList<Interval>();
        double score = 0.78;
        for (int i = 0; i <= 20; i++) {
            double now = 0.84 - 0.09 * StrictMath.exp(-i / 4.0) - 0.02 * random.nextDouble();
            score = Math.max(score, now);
            best.add(new Spot(i * 3, score));
            mean.add(new Spot(i * 3, i == 7 ? Double.NaN : now - 0.03));
            band.add(new Interval(i * 3, now - 0.045, now - 0.015));
        }
        return new Chart.Lines(
                "Score over time",
                Axis.of("seconds"),
                Axis.of("AUC, cross-validated"),
                List.of(
                        new Line("best so far", best, true),
                        new Line("mean of folds", mean, false, band)),
                false,
                List.of(new Guide("baseline 0.8", false, 0.8)));
    }

    static Chart.Lines roc() {
        return new Chart.Lines(
                "ROC curve",
                Axis.share("False positive rate"),
                Axis.share("True positive rate"),
                List.of(
                        new Line("LightGBM, area 0.91", curve(9, 900), false),
                        new Line("Logistic regression, area 0.84", curve(4, 900), false)),
                true);
    }

    private static List<Spot> curve(double bend, int count) {
        var out = new ArrayList<Spot>();
        for (int i = 0; i <= count; i++) {
            double x = (double) i / count;
            out.add(new Spot(x, 1 - StrictMath.pow(1 - x, bend)));
        }
        return out;
    }

    static Chart.Lines precisionRecall() {
        var spots = new ArrayList<Spot>();
        for (int i = 0; i <= 100; i++) {
            double x = i / 100.0;
            spots.add(new Spot(x, 0.27 + 0.71 * StrictMath.pow(1 - x * x, 0.7)));
        }
        return new Chart.Lines(
                "Precision and recall",
                Axis.share("Recall"),
                Axis.share("Precision"),
                List.of(new Line("", spots, false)),
                false,
                List.of(
                        new Guide("share of class Yes: 0.27", false, 0.27),
                        new Guide("threshold 0.5", true, 0.62)));
    }

    static Chart.Calibration calibration() {
        var bins = new ArrayList<Chart.Calibration.Bin>();
        for (int i = 0; i < 10; i++) {
            double told = (i + 0.5) / 10;
            double actual = Math.clamp(told + 0.06 * StrictMath.sin(told * 6.3), 0, 1);
            bins.add(
                    new Chart.Calibration.Bin(
                            told,
                            actual,
                            Math.max(0, actual - 0.04),
                            Math.min(1, actual + 0.05),
                            640 - i * 60));
        }
        return new Chart.Calibration(
                "Calibration", "Told probability of Yes", "Share that was Yes", bins);
    }

    static Chart.Scatter scatter(int count) {
        var random = new Random(7);
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < count; i++) {
            double actual = StrictMath.exp(11.8 + 0.4 * random.nextGaussian());
            spots.add(new Spot(actual, actual * (1 + 0.12 * random.nextGaussian())));
        }
        return new Chart.Scatter(
                "Predicted and actual", Axis.of("actual, $"), Axis.of("predicted, $"), spots, true);
    }

    static Chart.Scatter shaded() {
        var random = new Random(9);
        var spots = new ArrayList<Spot>();
        var shades = new ArrayList<Double>();
        for (int i = 0; i < 300; i++) {
            double x = random.nextInt(1000) / 10.0;
            double shade = i % 50 == 0 ? Double.NaN : random.nextInt(101) / 100.0;
            double tilt = Double.isNaN(shade) ? 0 : shade - 0.5;
            spots.add(new Spot(x, tilt * (x - 50) / 25));
            shades.add(shade);
        }
        return new Chart.Scatter(
                "What age does",
                Axis.of("age"),
                Axis.of("contribution"),
                spots,
                false,
                List.of(new Chart.Guide("", false, 0)),
                new Chart.Scatter.Shading("coloured by income", "low", "high", shades));
    }

    static Chart.Scatter residuals() {
        var random = new Random(8);
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < 3000; i++) {
            double told = 20 + 60 * random.nextDouble();
            spots.add(
                    new Spot(told, i % 100 == 0 ? Double.NaN : random.nextGaussian() * told / 10));
        }
        return new Chart.Scatter(
                "Residuals",
                Axis.of("predicted strength, MPa"),
                Axis.of("actual − predicted, MPa"),
                spots,
                false,
                List.of(new Guide("", false, 0)));
    }

    static Chart.Histogram histogram() {
        var counts = new ArrayList<Double>();
        for (int i = 0; i < 24; i++) {
            counts.add(
                    (double) Math.round(1450 * StrictMath.exp(-StrictMath.pow((i - 9) / 5.0, 2))));
        }
        return new Chart.Histogram("Monthly charges", Axis.of("euros"), 18, 4.25, counts);
    }

    static Chart.Matrix matrix() {
        return new Chart.Matrix(
                "Confusion matrix",
                "true species",
                "predicted species",
                List.of("Adelie", "Chinstrap", "Gentoo"),
                List.of(List.of(148L, 3L, 0L), List.of(4L, 64L, 0L), List.of(0L, 1L, 122L)));
    }

    static Chart.HeatMap heatMap() {
        var names =
                List.of(
                        "bill_length_mm",
                        "bill_depth_mm",
                        "flipper_length_mm",
                        "body_mass_g",
                        "year");
        var values =
                List.of(
                        List.of(1.0, -0.24, 0.66, 0.6, 0.05),
                        List.of(-0.24, 1.0, -0.58, -0.47, -0.06),
                        List.of(0.66, -0.58, 1.0, 0.87, 0.17),
                        List.of(0.6, -0.47, 0.87, 1.0, 0.04),
                        List.of(0.05, -0.06, 0.17, 0.04, Double.NaN));
        return new Chart.HeatMap("Correlations", "Pearson's r", names, names, values, true);
    }

    static Chart.Boxes boxes() {
        return new Chart.Boxes(
                "Scores of the folds",
                "AUC",
                List.of(
                        new Chart.Boxes.Box(
                                "LightGBM", 0.82, 0.838, 0.846, 0.852, 0.861, List.of(0.79)),
                        new Chart.Boxes.Box(
                                "Random forest", 0.81, 0.822, 0.83, 0.841, 0.85, List.of()),
                        new Chart.Boxes.Box(
                                "Logistic regression",
                                0.8,
                                0.815,
                                0.824,
                                0.836,
                                0.842,
                                List.of(0.87, 0.88))));
    }

    static Chart.Swarm swarm(int count) {
        var random = new Random(5);
        var rows = new ArrayList<Chart.Swarm.Row>();
        var names =
                List.of(
                        "contract",
                        "tenure",
                        "internet_service",
                        "monthly_charges",
                        "age_of_the_account_in_days",
                        "gender");
        for (int r = 0; r < names.size(); r++) {
            var dots = new ArrayList<Chart.Swarm.Dot>();
            for (int i = 0; i < count; i++) {
                double shade = random.nextDouble();
                double effect =
                        (shade - 0.5) * (r % 2 == 0 ? 2.4 : -1.8) / (r + 1)
                                + random.nextGaussian() * 0.08;
                dots.add(new Chart.Swarm.Dot(effect, i % 40 == 0 ? Double.NaN : shade));
            }
            rows.add(new Chart.Swarm.Row(names.get(r), dots));
        }
        return new Chart.Swarm(
                "Effects on each row", "effect on log-odds of Yes", "low", "high", rows);
    }

    static Chart.Waterfall waterfall() {
        return new Chart.Waterfall(
                "Row 17",
                "log-odds of Yes",
                -1.21,
                "average",
                List.of(
                        new Bar("contract = Month-to-month", 0.82),
                        new Bar("tenure = 2", 0.61),
                        new Bar("internet_service = Fiber optic", 0.44),
                        new Bar("total_charges = 151.65", 0.12),
                        new Bar("online_security = No", 0.21),
                        new Bar("monthly_charges = 70.7", -0.08),
                        new Bar("payment_method = Electronic check", 0.17),
                        new Bar("dependents = No", 0.03),
                        new Bar("senior_citizen = 0", -0.06),
                        new Bar("phone_service = Yes", -0.01),
                        new Bar("partner = No", 0.005),
                        new Bar("device_protection = No", 0.02),
                        new Bar("streaming_tv = No", -0.09),
                        new Bar("gender = Male", -0.004)),
                "prediction");
    }
}
