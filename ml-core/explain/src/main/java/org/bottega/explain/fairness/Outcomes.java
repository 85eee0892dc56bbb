package org.bottega.explain.fairness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.learn.encode.Target;
import org.bottega.model.Model;
import org.bottega.model.Predictions;
import org.jspecify.annotations.Nullable;

/// What really happened in each row, and what is predicted, in terms of what is favoured.
///
/// @param labels the outcomes' names; favoured and others only, where numbers are split at a threshold
/// @param favoured for each label whether it is
/// @param label for each row its outcome, −1 where it is missing
/// @param score for each row the predicted probability of the favoured outcomes, or the predicted number;
///     empty without a model
/// @param predicted for each row whether a favoured outcome is predicted; all false without a model
@SuppressWarnings("ArrayRecordComponent")
record Outcomes(
        List<String> labels,
        boolean[] favoured,
        int[] label,
        double[] score,
        boolean[] predicted,
        String words) {

    /// The outcomes in the data, without a model.
    static Outcomes of(Table rows, String target, List<String> favoured) {
        rows.schema().require(target);
        var column = rows.column(target);
        if (favoured.size() == 1
                && Facet.continuous(column)
                && column instanceof NumberColumn numbers) {
            return numbers(target, numbers.values(), null, favoured.getFirst());
        }
        var codes = new LinkedHashMap<String, Integer>();
        var label = new int[rows.rows()];
        for (int i = 0; i < label.length; i++) {
            var text = column.text(i);
            label[i] = text == null ? -1 : codes.computeIfAbsent(text, _ -> codes.size());
        }
        var labels = List.copyOf(codes.keySet());
        return new Outcomes(
                labels,
                marked(target, labels, favoured),
                label,
                new double[0],
                new boolean[label.length],
                String.join(", ", favoured));
    }

    /// The outcomes in the data and as a model predicts them.
    ///
    /// @param threshold see [FairnessQuestion]
    static Outcomes of(
            Model model,
            Table rows,
            Predictions told,
            List<String> favoured,
            @Nullable Double threshold) {
        var signature = model.signature();
        var target = signature.task().target();
        if (target.isEmpty()) {
            throw ProblemException.usage(
                    "model",
                    "The model predicts no column, so there is no outcome to be fair about.",
                    "Choose a model with a target.");
        }
        var truth = Target.judge(rows, target, signature.classes());
        if (!signature.classifies()) {
            return numbers(target, truth.y(), told.values(), favoured.getFirst());
        }
        var marked = marked(target, signature.classes(), favoured);
        int classes = marked.length;
        var label = new int[rows.rows()];
        var score = new double[label.length];
        var predicted = new boolean[label.length];
        var values = told.values();
        for (int i = 0; i < label.length; i++) {
            label[i] = Double.isNaN(truth.y()[i]) ? -1 : (int) truth.y()[i];
            int best = 0;
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                double p = values[i * classes + k];
                best = p > values[i * classes + best] ? k : best;
                sum += marked[k] ? p : 0;
            }
            score[i] = sum;
            predicted[i] = threshold == null ? marked[best] : sum >= threshold;
        }
        return new Outcomes(
                signature.classes(), marked, label, score, predicted, String.join(", ", favoured));
    }

    private static Outcomes numbers(
            String target, double[] truth, double @Nullable [] told, String favoured) {
        double threshold = threshold(target, favoured);
        var label = new int[truth.length];
        var predicted = new boolean[truth.length];
        for (int i = 0; i < truth.length; i++) {
            label[i] = Double.isNaN(truth[i]) ? -1 : truth[i] > threshold ? 1 : 0;
            predicted[i] = told != null && told[i] > threshold;
        }
        var border = NumberColumn.text(threshold);
        return new Outcomes(
                List.of("≤ " + border, "> " + border),
                new boolean[] {false, true},
                label,
                told == null ? new double[0] : told,
                predicted,
                target + " > " + border);
    }

    private static double threshold(String target, String text) {
        var number = text.startsWith(">") ? text.substring(1) : text;
        try {
            double value = Double.parseDouble(number.trim());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // told below, as is what is no finite number
        }
        throw ProblemException.usage(
                "favoured",
                "\"" + text + "\" is no number, but \"" + target + "\" holds numbers.",
                "Give the number above which a value is favoured.");
    }

    private static boolean[] marked(String target, List<String> labels, List<String> favoured) {
        var marked = new boolean[labels.size()];
        var unknown = new ArrayList<String>();
        for (var name : favoured) {
            int at = labels.indexOf(name);
            if (at < 0) {
                unknown.add(name);
            } else {
                marked[at] = true;
            }
        }
        if (!unknown.isEmpty()) {
            throw ProblemException.usage(
                    "favoured",
                    "\"" + target + "\" is never \"" + unknown.getFirst() + "\".",
                    Nearest.hint(unknown.getFirst(), labels));
        }
        for (boolean mark : marked) {
            if (!mark) {
                return marked;
            }
        }
        throw ProblemException.usage(
                "favoured",
                "Every value of \"" + target + "\" is favoured, so there is nothing to compare.",
                "Leave out the values that nobody wishes for.");
    }

    /// The same with the labels joined to others and favoured, as Clarify sees them.
    Outcomes joined() {
        var joined = new int[label.length];
        for (int i = 0; i < joined.length; i++) {
            joined[i] = label[i] < 0 ? -1 : favoured[label[i]] ? 1 : 0;
        }
        return new Outcomes(
                List.of("", words), new boolean[] {false, true}, joined, score, predicted, words);
    }
}
