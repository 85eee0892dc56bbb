package org.bottega.ui.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bottega.engine.DataSource;
import org.bottega.explain.Evaluation;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.learn.encode.Target;
import org.bottega.model.Model;
import org.bottega.model.Predictions;
import org.bottega.ui.page.model.Judged;
import org.bottega.workspace.RunRecord;
import org.jspecify.annotations.Nullable;

/// Brings the rows of a run's data together with the predictions that the run was judged by.
final class JudgedRows {
    private JudgedRows() {}

    static Judged of(
            Model model,
            Optional<RunRecord> run,
            Function<RunRecord, @Nullable Evaluation> evaluations) {
        var data = run.map(r -> r.spec().settings()).map(JudgedRows::judgedOn).orElse("");
        if (data.isEmpty() || !Files.exists(Path.of(data))) {
            throw ProblemException.input(
                    model.signature().task().target(),
                    "The data that this model was judged by is no longer there.",
                    "Import it again and search anew.");
        }
        var table = DataSource.read(Path.of(data), Progress.none());
        var evaluation = run.map(evaluations).orElse(null);
        if (evaluation != null && fits(evaluation, model, table)) {
            int[] numbers = IntStream.range(0, evaluation.rows()).map(evaluation::row).toArray();
            var own =
                    Evaluation.of(
                            evaluation.classes(),
                            evaluation.target(),
                            evaluation.truth(),
                            evaluation.told());
            var told = new Predictions(model.signature(), evaluation.told());
            return new Judged(own, table.rows(numbers), told, true);
        }
        return anew(model, table);
    }

    private static String judgedOn(com.fasterxml.jackson.databind.JsonNode settings) {
        return settings.path("test").asText(settings.path("data").asText(""));
    }

    /// Whether the evaluation's rows are in the table: the data may have been replaced since.
    private static boolean fits(Evaluation evaluation, Model model, Table table) {
        var signature = model.signature();
        if (!evaluation.classes().equals(signature.classes())
                || table.find(signature.task().target()).isEmpty()) {
            return false;
        }
        var y = Target.judge(table, signature.task().target(), signature.classes()).y();
        for (int i = 0; i < evaluation.rows(); i++) {
            int row = evaluation.row(i);
            if (row < 0 || row >= y.length || y[row] != evaluation.truth()[i]) {
                return false;
            }
        }
        return true;
    }

    /// Without predictions that can be matched the model predicts the rows itself.
    private static Judged anew(Model model, Table table) {
        var evaluation = Evaluation.of(model, table);
        int[] numbers = IntStream.range(0, evaluation.rows()).map(evaluation::row).toArray();
        var own =
                Evaluation.of(
                        evaluation.classes(),
                        evaluation.target(),
                        evaluation.truth(),
                        evaluation.told());
        var told = new Predictions(model.signature(), evaluation.told());
        return new Judged(own, table.rows(numbers), told, false);
    }
}
