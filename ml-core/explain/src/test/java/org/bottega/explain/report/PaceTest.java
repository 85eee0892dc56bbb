package org.bottega.explain.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.bottega.chart.Html;
import org.bottega.explain.Evaluation;
import org.bottega.explain.Rows;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong now = new AtomicLong(5);
    private final List<Integer> batches = new ArrayList<>();

    /// Work that takes a time for each row and looks whether it is to stop after each.
    private Pace.Part<Integer> work(double secondsPerRow) {
        return (rows, progress) -> {
            batches.add(rows);
            for (int i = 0; i < rows; i++) {
                progress.checkCancelled();
                now.addAndGet((long) (1e9 * secondsPerRow));
            }
            return rows;
        };
    }

    @Test
    void batchesGrowUntilAllRowsOrTheSliceAreUsedUp() {
        var fast = Pace.of(now::get, 10).grow(0.5, 8, 500, Progress.none(), work(0.001));
        assertEquals(Optional.of(500), fast);
        assertEquals(List.of(8, 64, 500), batches);
        batches.clear();
        long begin = now.get();
        var slow = Pace.of(now::get, 10).grow(0.5, 8, 500, Progress.none(), work(0.05));
        assertTrue(slow.orElseThrow() >= 50 && slow.orElseThrow() < 100, batches.toString());
        assertTrue(now.get() - begin <= 5e9 + 5e7, "half of ten seconds, and one row");
    }

    @Test
    void aPartWhoseFirstBatchDoesNotFitIsLeftOutInTime() {
        long begin = now.get();
        var pace = Pace.of(now::get, 2);
        assertEquals(Optional.empty(), pace.grow(0.5, 8, 500, Progress.none(), work(0.5)));
        assertTrue(now.get() - begin <= 1.5e9);
        now.addAndGet((long) 5e9);
        batches.clear();
        assertEquals(Optional.empty(), pace.grow(0.5, 8, 500, Progress.none(), work(0.001)));
        assertEquals(List.of(), batches, "nothing is begun once the time is over");
    }

    @Test
    void withoutAnEndAllRowsAreUsedAndACancelIsACancel() {
        var pace = Pace.until(Deadline.never());
        assertEquals(Optional.of(500), pace.grow(0.1, 8, 500, Progress.none(), work(10)));
        var cancelled =
                new Progress() {
                    @Override
                    public void at(double fraction, String message) {}

                    @Override
                    public void report(JobEvent event) {}

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        assertThrows(
                CancellationException.class,
                () -> Pace.of(now::get, 9).grow(0.5, 8, 500, cancelled, work(0.001)));
    }

    @Test
    void aReportWithoutTimeIsWholeAllTheSameAndSaysWhatItLacks() {
        var rows = Rows.table(300, 1);
        var model = Rows.sold();
        var report =
                new ReportWriter(
                                model,
                                Evaluation.of(model, rows),
                                ModelReport.Facts.of("houses.csv"),
                                rows,
                                Locale.ENGLISH,
                                Pace.of(now::get, 0))
                        .write(Progress.none());
        var html = Html.of(report, Locale.ENGLISH);
        for (var words :
                List.of(
                        "no time left for intervals",
                        "no time left to look for segments",
                        "no time left to shuffle columns",
                        "no time left for contributions",
                        "no time left for all effects",
                        "ROC",
                        "Limits")) {
            assertTrue(html.contains(words), words);
        }
        assertTrue(!html.contains("NaN") && !html.contains("{0}"));
    }
}
