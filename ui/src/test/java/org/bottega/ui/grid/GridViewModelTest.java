package org.bottega.ui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.bottega.ui.task.Background;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GridViewModelTest {
    @Test
    void aPageIsReadOnceWhenOneOfItsRowsIsLookedAt() throws InterruptedException {
        var results = new ArrayBlockingQueue<Runnable>(10);
        var reads = new AtomicInteger();
        try (var background = new Background(results::add, _ -> {})) {
            var grid =
                    new GridViewModel(
                            background,
                            1_000_000,
                            (first, count) -> {
                                reads.incrementAndGet();
                                var rows = new ArrayList<@Nullable String[]>();
                                for (long i = first; i < first + count; i++) {
                                    rows.add(new String[] {"row " + i, null});
                                }
                                return rows;
                            });
            var arrived = new ArrayList<String>();
            grid.watch(() -> arrived.add("page"));
            assertNull(grid.text(500_123, 0));
            assertNull(grid.text(500_124, 0));
            results.take().run();
            assertEquals(List.of("page"), arrived);
            assertEquals("row 500123", grid.text(500_123, 0));
            assertTrue(grid.loaded(500_124));
            assertNull(grid.text(500_124, 1));
            assertEquals(1, reads.get());
        }
    }
}
