package org.bottega.ui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.stage.Stage;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.engine.SnapshotRows;
import org.bottega.ui.task.Background;
import org.bottega.ui.task.UiThread;
import org.bottega.ui.text.Messages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Ten million rows on the screen: prints how soon the first page is there, and how many frames a second
/// are drawn while a person scrolls, drags the bar, and scrolls sorted rows. Run by itself:
/// `mvn verify -Pslow -pl ui -am -Dtest=GridScrollingTest`.
@Tag("slow")
class GridScrollingTest {
    private static final long ROWS = Long.getLong("bottega.grid.rows", 10_000_000);
    private static final int FRAMES = 240;

    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private DataGrid grid;

    @Test
    void tenMillionRowsScroll() throws Exception {
        var file = folder.resolve("rows.parquet");
        try (var duck = Duck.open()) {
            duck.run(
                    "copy (select i as id, random() * 1e6 as price, random() as share, (random() * 100)::int"
                            + " as age, ['red', 'green', 'blue', 'teal', 'grey'][1 + (i * 7919) % 5]"
                            + " as colour, 'name ' || (random() * 1e6)::int as name,"
                            + " date '2020-01-01' + (i % 2000)::int as day, random() * i as amount,"
                            + " (i % 3 = 0) as paid, hash(i) % 1000 as shop from range("
                            + ROWS
                            + ") t(i)) to "
                            + Duck.file(file)
                            + " (format parquet)",
                    Progress.none());
        }
        var snapshot =
                Importer.importFile(
                        file, folder.resolve("snapshot"), ImportOptions.DEFAULT, Progress.none());
        assertEquals(ROWS, snapshot.rows());
        var view = new SnapshotRows(snapshot);
        var ui = new UiThread();
        var heads =
                snapshot.schema().fields().stream()
                        .map(f -> ColumnHead.plain(f.name(), f.kind()))
                        .toList();
        var failures = Collections.synchronizedList(new ArrayList<Throwable>());
        FxToolkit.registerPrimaryStage();
        try (var background = new Background(ui::later, failures::add)) {
            FxToolkit.setupFixture(() -> {
                grid = new DataGrid(Messages.in(Locale.ENGLISH), _ -> {}, failures::add, _ -> {});
                grid.show(heads, new GridViewModel(background, 0, (_, _) -> List.of()));
                var stage = new Stage();
                stage.setScene(new Scene(grid, 1280, 800));
                stage.show();
            });
            WaitForAsyncUtils.waitForFxEvents();
            // told by the rows themselves: asking again and again would measure the asking
            var asked = new AtomicLong();
            var there = new AtomicLong();
            robot.interact(() -> {
                var rows = new GridViewModel(background, ROWS, view);
                rows.watch(() -> {
                    if (rows.loaded(0)) {
                        there.compareAndSet(0, System.nanoTime());
                    }
                });
                asked.set(System.nanoTime());
                grid.show(heads, rows);
            });
            await(() -> there.get() != 0);
            System.out.printf(
                    Locale.ROOT,
                    "%,d rows: first page %.0f ms after the grid was asked for%n",
                    ROWS,
                    (there.get() - asked.get()) / 1e6);
            print("wheel, 3 rows a frame", frames(bar -> bar.setValue(bar.getValue() + 78)));
            print(
                    "bar dragged through all rows",
                    frames(bar -> bar.setValue(bar.getValue() + bar.getMax() / FRAMES)));
            var start = System.nanoTime();
            robot.interact(() -> grid.rows().sort("price", true, failures::add));
            await(() -> grid.rows().look().get().orders().size() == 1 && loaded(0));
            System.out.printf(
                    Locale.ROOT,
                    "sorted by another column, first page after %.0f ms%n",
                    (System.nanoTime() - start) / 1e6);
            print("sorted, wheel", frames(bar -> bar.setValue(bar.getValue() + 78)));
            await(() -> !view.scattered());
            System.out.printf(
                    Locale.ROOT,
                    "laid out in that order after %.1f s%n",
                    (System.nanoTime() - start) / 1e9);
            print("sorted and laid out, wheel", frames(bar -> bar.setValue(bar.getValue() + 78)));
            assertEquals(List.of(), failures);
        } finally {
            FxToolkit.cleanupStages();
            view.close();
        }
    }

    private boolean loaded(long row) {
        var there = new boolean[1];
        robot.interact(() -> there[0] = grid.rows().loaded(row));
        return there[0];
    }

    private static void await(java.util.concurrent.Callable<Boolean> until) throws Exception {
        WaitForAsyncUtils.waitFor(300, TimeUnit.SECONDS, until);
    }

    private static void print(String what, List<Long> frames) {
        assertTrue(frames.size() >= FRAMES);
        double seconds = frames.stream().mapToLong(f -> f).sum() / 1e9;
        var sorted = frames.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-32s %5.1f frames a second; a frame took %.1f ms at the median, %.0f ms at most%n",
                what,
                frames.size() / seconds,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.getLast() / 1e6);
    }

    /// Nanoseconds between frames while something moves in each.
    private List<Long> frames(java.util.function.Consumer<ScrollBar> move) throws Exception {
        var out = Collections.synchronizedList(new ArrayList<Long>());
        var before = new AtomicLong();
        robot.interact(() -> {
            var bar =
                    (ScrollBar)
                            grid.lookupAll(".scroll-bar").stream()
                                    .filter(b ->
                                            ((ScrollBar) b).getOrientation()
                                                    == javafx.geometry.Orientation.VERTICAL)
                                    .findFirst()
                                    .orElseThrow();
            bar.setValue(0);
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    long last = before.getAndSet(System.nanoTime());
                    if (last != 0) {
                        out.add(System.nanoTime() - last);
                    }
                    if (out.size() >= FRAMES) {
                        stop();
                        return;
                    }
                    move.accept(bar);
                }
            }.start();
        });
        await(() -> out.size() >= FRAMES);
        return List.copyOf(out);
    }
}
