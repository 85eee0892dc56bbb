package org.bottega.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.bottega.data.TableFile;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.forecast.BackTest;
import org.bottega.learn.forecast.ForecastSettings;
import org.bottega.learn.forecast.Forecasting;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.forecast.Horizon;

/// Learns to forecast a file's series, and judges a forecast on what came later.
public final class ForecastRun {
    /// The file that tells what follows the history, in the folder of the model.
    public static final String AHEAD = "forecast.csv";

    private ForecastRun() {}

    /// @param budget how long it may take; zero for no limit
    public record Request(
            Path data, Task.Forecast task, ForecastSettings settings, Duration budget) {}

    /// @param file where the model is written
    /// @throws ProblemException when the data cannot be forecast
    public static Model run(Request request, Path file, Progress progress) {
        var deadline = request.budget().isZero() ? Deadline.never() : Deadline.in(request.budget());
        var table = DataSource.read(request.data(), progress.part(0, 0.1));
        var model =
                Forecasting.fit(
                        table,
                        request.task(),
                        request.settings(),
                        deadline,
                        progress.part(0.1, 0.95));
        progress.at(0.95, "Saving the model");
        Bundle.write(model, file);
        progress.at(1, "Done");
        return model;
    }

    /// Writes what follows a history.
    public static Table ahead(Model model, Path history, Path out, Progress progress) {
        var rows = TableFile.read(history, model.reads(), progress.part(0, 0.4));
        var told = model.answer(rows);
        TableFile.write(told, out, progress.part(0.6, 1));
        return told;
    }

    /// Forecasts the last steps of each series from those before and compares with what came.
    ///
    /// @param cutOffs how many places are forecast from, each one horizon earlier than the next
    /// @throws ProblemException when no series is long enough
    public static BackTest judge(Model model, Table rows, int cutOffs) {
        var asked = lastSteps(model, rows, cutOffs);
        return BackTest.of(
                model.horizon().orElseThrow(), asked, model.predict(asked.rows()).values());
    }

    /// The rows that the model makes of a history for its last steps, with the truth in the target's column: as
    /// distances from the series' level, in units of its usual error.
    public static Table asked(Model model, Table rows) {
        var asked = lastSteps(model, rows, 1);
        return asked.rows()
                .with(
                        Field.of(model.signature().task().target(), Kind.NUMBER),
                        new NumberColumn(asked.truth()));
    }

    private static Horizon.Rows lastSteps(Model model, Table rows, int cutOffs) {
        Horizon horizon =
                model.horizon()
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        "model",
                                        "The model does not forecast.",
                                        "Give a model that forecasts."));
        if (cutOffs < 1) {
            throw ProblemException.usage(
                    "--cut-offs", "It is below 1.", "Say how many places to forecast from.");
        }
        var history = Conform.to(horizon.reads(), rows);
        int steps = horizon.task().horizon();
        var origins = new ArrayList<Horizon.Origin>();
        for (var series : horizon.place(history).series()) {
            for (int c = 0; c < cutOffs; c++) {
                int end = series.y().length - steps * (c + 1);
                if (end >= 3) {
                    origins.add(new Horizon.Origin(series, end));
                }
            }
        }
        if (origins.isEmpty()) {
            throw ProblemException.input(
                    horizon.task().target(),
                    "No series has more than " + (steps + 2) + " steps.",
                    "Give the history together with the steps that are judged.");
        }
        return horizon.rows(history, origins, horizon.steps());
    }
}
