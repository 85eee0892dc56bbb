package org.bottega.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bottega.chart.Chart;
import org.bottega.chart.Report.Plate;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.profile.Profile;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures of a column in two versions can be compared.
class ColumnsAlikeTest {
    @TempDir Path folder;

    private Profile profile(String name, String rows) throws IOException {
        var file = Files.writeString(folder.resolve(name + ".csv"), "city,price\n" + rows);
        return Profile.of(
                Importer.importFile(
                        file, folder.resolve(name), ImportOptions.DEFAULT, Progress.none()),
                Progress.none());
    }

    private static List<Plate> both(Profile before, Profile after, String column) {
        return InspectionCharts.both(
                before.column(column).orElseThrow(),
                before.rows(),
                after.column(column).orElseThrow(),
                after.rows(),
                Locale.ENGLISH);
    }

    @Test
    void namesStandInTheSameOrderAndAxesHaveTheSameEnds() throws IOException {
        var before = profile("a", "Rome,1.5\nTurin,2.5\nRome,3.5\n");
        var after = profile("b", "Bari,2.5\nTurin,20.5\nTurin,3\nTurin,3\nTurin,9\n".repeat(2));

        var bars = both(before, after, "city").stream().map(p -> (Chart.Bars) p.chart()).toList();
        for (var one : bars) {
            assertEquals(
                    List.of("Rome", "Turin", "Bari"),
                    one.bars().stream().map(Chart.Bar::name).toList());
            assertEquals(8, one.to());
        }
        assertEquals(
                List.of(2.0, 1.0, 0.0),
                bars.getFirst().bars().stream().map(Chart.Bar::value).toList());
        assertEquals(
                List.of(0.0, 8.0, 2.0),
                bars.getLast().bars().stream().map(Chart.Bar::value).toList());

        var histograms = both(before, after, "price");
        var one = (Chart.Histogram) histograms.getFirst().chart();
        var other = (Chart.Histogram) histograms.getLast().chart();
        assertEquals(1.5, one.x().from());
        assertEquals(20.5, one.x().to(), 1e-9);
        assertEquals(one.x(), other.x());
        assertEquals(one.most(), other.most());
    }
}
