package org.bottega.ui.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final List<Object> seen = new ArrayList<>();
    private final Background background = new Background(window::add, seen::add);

    private void handOver() throws InterruptedException {
        var next = window.poll(5, TimeUnit.SECONDS);
        assertTrue(next != null, "nothing was handed over");
        next.run();
    }

    @Test
    void aResultIsHandedOverOnTheWindowsThread() throws Exception {
        background.run(() -> 6 * 7, seen::add);
        handOver();
        assertEquals(List.of(42), seen);
        assertTrue(background.idle());
        background.close();
    }

    @Test
    void aResultThatWaitsWhenTheWindowIsClosedAsksForNothingMore() throws Exception {
        background.run(
                () -> "first",
                first -> {
                    seen.add(first);
                    background.run(() -> "second", seen::add);
                });
        background.show(() -> background.run(() -> "third", seen::add));
        while (window.size() < 2) {
            Thread.onSpinWait();
        }
        background.close();
        handOver();
        handOver();
        assertEquals(List.of(), seen);
        assertTrue(background.idle());
    }

    @Test
    void workThatIsAskedForAfterTheWindowWasClosedIsNotBegun() {
        background.close();
        background.run(
                () -> {
                    seen.add("begun");
                    return 0;
                },
                seen::add);
        assertTrue(background.idle());
        assertEquals(List.of(), seen);
    }
}
