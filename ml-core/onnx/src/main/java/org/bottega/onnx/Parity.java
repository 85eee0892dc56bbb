package org.bottega.onnx;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Table;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.bottega.model.Predictions;

/// Compares a model with its exported graph row by row.
final class Parity {
    private static final int REAL_ROWS = 2_000;

    private Parity() {}

    /// @param difference the largest difference, relative to numbers above 1; infinite when one is a
    ///     number and the other is not, or when labels disagree beyond a tie
    /// @param worst where it was found, in words
    record Result(int rows, double difference, String worst) {
        /// @throws ProblemException when the difference is above the tolerance
        void require(Path file, double tolerance) {
            if (!(difference <= tolerance)) {
                throw ProblemException.input(
                        String.valueOf(file.getFileName()),
                        String.format(
                                Locale.ROOT,
                                "The ONNX graph disagrees with the model: %s. At most %.0e is"
                                        + " allowed, so nothing was written.",
                                worst,
                                tolerance),
                        "Export another model, or report this as a fault of the exporter.");
            }
        }

        Result worse(Result other) {
            var larger = other.difference > difference ? other : this;
            return new Result(rows + other.rows, larger.difference, larger.worst);
        }
    }

    static Result check(Model model, OnnxScorer scorer, Table realRows) {
        var result = compare(model, scorer, model.sample(), "the model's sample");
        result = result.worse(compare(model, scorer, spread(realRows), "the rows given"));
        return result.worse(
                compare(
                        model,
                        scorer,
                        new EdgeRows(model).table(),
                        "the rows built as edge cases"));
    }

    /// At most [#REAL_ROWS] rows, taken evenly.
    private static Table spread(Table rows) {
        if (rows.rows() <= REAL_ROWS) {
            return rows;
        }
        return rows.rows(
                IntStream.range(0, REAL_ROWS)
                        .map(i -> (int) ((long) i * rows.rows() / REAL_ROWS))
                        .toArray());
    }

    private static Result compare(Model model, OnnxScorer scorer, Table rows, String of) {
        if (rows.rows() == 0) {
            return new Result(0, 0, "");
        }
        var table = PlainText.of(Conform.to(model.signature().inputs(), rows));
        var ours = model.predict(table);
        var theirs = scorer.score(table);
        int outputs = model.signature().outputs();
        if (theirs.values().length != ours.values().length) {
            return new Result(
                    rows.rows(),
                    Double.POSITIVE_INFINITY,
                    "it gives " + theirs.values().length + " numbers for " + ours.values().length);
        }
        double largest = 0;
        var worst = "";
        for (int i = 0; i < ours.values().length; i++) {
            double difference = difference(ours.values()[i], theirs.values()[i]);
            if (difference > largest) {
                largest = difference;
                worst =
                        "row %d of %s gives %s, the model %s"
                                .formatted(
                                        i / outputs + 1, of, theirs.values()[i], ours.values()[i]);
            }
        }
        var result = new Result(rows.rows(), largest, worst);
        return model.signature().classifies()
                ? labels(model.signature().classes(), ours, theirs, result, of)
                : result;
    }

    /// A label may differ only where two classes are equally probable but for rounding.
    private static Result labels(
            java.util.List<String> classes,
            Predictions ours,
            OnnxScorer.Scores theirs,
            Result result,
            String of) {
        for (int i = 0; i < ours.rows(); i++) {
            var label = theirs.labels().get(i);
            int other = classes.indexOf(label);
            double gap =
                    other < 0
                            ? Double.POSITIVE_INFINITY
                            : ours.value(i, ours.best(i)) - ours.value(i, other);
            if (gap > OnnxExport.TOLERANCE) {
                return new Result(
                        result.rows(),
                        Double.POSITIVE_INFINITY,
                        "row %d of %s is \"%s\", by the model \"%s\""
                                .formatted(i + 1, of, label, ours.label(i)));
            }
        }
        return result;
    }

    static double difference(double ours, double theirs) {
        if (Double.doubleToLongBits(ours) == Double.doubleToLongBits(theirs) || ours == theirs) {
            return 0;
        }
        double difference = Math.abs(ours - theirs) / Math.max(1, Math.abs(ours));
        return Double.isFinite(difference) ? difference : Double.POSITIVE_INFINITY;
    }
}
