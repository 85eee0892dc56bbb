package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import org.bottega.chart.Chart;
import org.bottega.engine.ForecastRun;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.task.Task;
import org.bottega.learn.forecast.ForecastSettings;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.page.Place;
import org.bottega.workspace.Models.Facts;
import org.junit.jupiter.api.Test;

/// A model that forecasts series, on its page.
class ForecastModelTest extends OpenModel {
    @Test
    void aSeriesIsDrawnWithWhatWasToldAndWhatIsToCome() throws Exception {
        var file = folder.resolve("series.bottega");
        ForecastRun.run(
                new ForecastRun.Request(
                        sample("monthly-series.csv"),
                        new Task.Forecast("value", "month", List.of("series"), 12),
                        ForecastSettings.USUAL,
                        Duration.ofSeconds(20)),
                file,
                Progress.none());
        open();
        var record =
                engine.workspace()
                        .models()
                        .add("series", file, new Facts(null, "forecast", "mase", 1));
        robot.interact(() -> window.go(new Place.Models(record.id())));
        await("the series is drawn", () -> node("#forecast-history .chart-pane") != null);
        var tabs = (TabPane) node(".tab-pane");
        assertEquals(3, tabs.getTabs().size());
        var table = (TableView<?>) node("#forecast-worst");
        assertEquals(8, table.getItems().size());
        Pictures.take(window, settings, "forecast");
        robot.interact(() -> table.getSelectionModel().select(3));
        @SuppressWarnings("unchecked")
        var series = (ComboBox<String>) node("#forecast-series");
        assertEquals(series.getItems().get(3), series.getValue());
        var chart = (Chart.TimeSeries) ((ChartPane) node("#forecast-history .chart-pane")).chart();
        assertEquals(series.getValue(), chart.title());
        assertEquals(
                List.of(false, true, true),
                chart.traces().stream().map(Chart.TimeSeries.Trace::forecast).toList());
        for (var moment : chart.traces().getLast().moments()) {
            assertTrue(moment.low() <= moment.value() && moment.value() <= moment.high());
        }
        var seen = chart.traces().getFirst().moments();
        var ahead = chart.traces().getLast().moments();
        assertEquals(12, ahead.size());
        assertTrue(seen.getLast().millis() < ahead.getFirst().millis());
    }
}
