package org.bottega.explain.report;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.bottega.chart.Html;
import org.bottega.chart.PdfReport;
import org.bottega.chart.Report;
import org.bottega.explain.Evaluation;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;
import org.jspecify.annotations.Nullable;

/// The report about a model: its data, how it was found, how good it is, what it looks at, its limits
/// and where it comes from. One HTML file.
public final class ModelReport {
    private ModelReport() {}

    /// What a report cannot know from the model and its evaluation. Empty and 0 mean unknown.
    ///
    /// @param data name of the data learnt from
    /// @param test name of the data judged on, empty when rows of `data` were used that the model had not
    ///     learnt from
    /// @param rows how many rows were learnt from
    /// @param plan sentences that say how it was searched and why
    /// @param metric what the leaderboard goes by
    /// @param leaderboard best first
    /// @param seconds how long the search took
    /// @param provenance other facts by name
    /// @param fairness what was found out about fairness, one finding a group; empty where nothing was
    /// @param notes what people wrote on the model's card, by heading: its purpose, who it is for, what it is not
    ///     for
    public record Facts(
            String data,
            String test,
            int rows,
            List<String> plan,
            @Nullable Metric metric,
            List<Row> leaderboard,
            double seconds,
            Map<String, String> provenance,
            List<FairnessFinding> fairness,
            SequencedMap<String, String> notes) {
        public Facts {
            plan = List.copyOf(plan);
            leaderboard = List.copyOf(leaderboard);
            provenance = Map.copyOf(provenance);
            fairness = List.copyOf(fairness);
            notes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(notes));
        }

        public Facts(
                String data,
                String test,
                int rows,
                List<String> plan,
                @Nullable Metric metric,
                List<Row> leaderboard,
                double seconds,
                Map<String, String> provenance) {
            this(
                    data,
                    test,
                    rows,
                    plan,
                    metric,
                    leaderboard,
                    seconds,
                    provenance,
                    List.of(),
                    new LinkedHashMap<>());
        }

        /// The same with what was found out about fairness.
        public Facts withFairness(List<FairnessFinding> findings) {
            return new Facts(
                    data,
                    test,
                    rows,
                    plan,
                    metric,
                    leaderboard,
                    seconds,
                    provenance,
                    findings,
                    notes);
        }

        /// The same with what people wrote.
        public Facts withNotes(SequencedMap<String, String> written) {
            return new Facts(
                    data,
                    test,
                    rows,
                    plan,
                    metric,
                    leaderboard,
                    seconds,
                    provenance,
                    fairness,
                    written);
        }

        /// The same with what the model's card keeps.
        public Facts with(ModelCard card, Locale locale) {
            return withFairness(card.fairness()).withNotes(card.notes(locale));
        }

        /// About a model that is judged on some data, whatever it was learnt from.
        public static Facts of(String test) {
            return new Facts("", test, 0, List.of(), null, List.of(), 0, Map.of());
        }
    }

    /// A row of the leaderboard.
    ///
    /// @param spread standard error of the score, 0 when unknown
    /// @param weight share in the winner, 0 to 1
    /// @param disparity how unequal it is to the groups that were named, NaN where none were
    public record Row(
            String name,
            double score,
            double spread,
            double fitSeconds,
            double weight,
            double disparity) {
        /// Of a search that was not asked about groups.
        public Row(String name, double score, double spread, double fitSeconds, double weight) {
            this(name, score, spread, fitSeconds, weight, Double.NaN);
        }
    }

    /// Writes the report; contributions are shown for the model's sample rows.
    ///
    /// @throws ProblemException when the file cannot be written
    public static void write(
            Model model, Evaluation evaluation, Facts facts, Path file, Progress progress) {
        write(model, evaluation, facts, model.sample(), file, progress);
    }

    /// Writes the report with contributions to the given rows and, when they hold the target, the
    /// importance of columns measured on them.
    ///
    /// @param rows have the model's inputs
    /// @throws ProblemException when a column is missing or the file cannot be written
    public static void write(
            Model model,
            Evaluation evaluation,
            Facts facts,
            Table rows,
            Path file,
            Progress progress) {
        write(model, evaluation, facts, rows, file, Locale.ENGLISH, progress);
    }

    /// The same in a language, as HTML, or as PDF where the file ends in `.pdf`.
    ///
    /// @throws ProblemException when a column is missing or the file cannot be written
    public static void write(
            Model model,
            Evaluation evaluation,
            Facts facts,
            Table rows,
            Path file,
            Locale locale,
            Progress progress) {
        write(model, evaluation, facts, rows, file, locale, Deadline.never(), progress);
    }

    /// The same until a moment: each part works on as many rows as its share of the time allows and says how many
    /// these were; what does not fit is left out with a sentence. The file itself takes a moment more.
    ///
    /// @throws ProblemException when a column is missing or the file cannot be written
    public static void write(
            Model model,
            Evaluation evaluation,
            Facts facts,
            Table rows,
            Path file,
            Locale locale,
            Deadline deadline,
            Progress progress) {
        var report =
                new ReportWriter(model, evaluation, facts, rows, locale, Pace.until(deadline))
                        .write(progress);
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
            var bytes = PdfReport.of(report, locale);
            WholeFile.write(file, out -> out.write(bytes));
        } else {
            WholeFile.write(file, Html.of(report, locale));
        }
        progress.at(1, "Report written");
    }

    /// The report as a value, to be put into another one; otherwise as [#write].
    public static Report of(
            Model model, Evaluation evaluation, Facts facts, Table rows, Progress progress) {
        return of(model, evaluation, facts, rows, Locale.ENGLISH, progress);
    }

    /// The same in a language.
    public static Report of(
            Model model,
            Evaluation evaluation,
            Facts facts,
            Table rows,
            Locale locale,
            Progress progress) {
        return new ReportWriter(
                        model, evaluation, facts, rows, locale, Pace.until(Deadline.never()))
                .write(progress);
    }
}
