package org.bottega.ui.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatestTest {
    @Test
    void theNewestWaitsAndThoseBetweenAreForgotten() throws Exception {
        var window = new LinkedBlockingQueue<Runnable>();
        try (var background = new Background(window::add, _ -> {})) {
            var latest = new Latest(background);
            var open = new CountDownLatch(1);
            var worked = new ArrayList<Integer>();
            var answered = new ArrayList<Integer>();
            for (int i = 0; i < 5; i++) {
                int question = i;
                latest.ask(
                        () -> {
                            open.await();
                            worked.add(question);
                            return question;
                        },
                        answered::add,
                        _ -> {});
            }
            assertTrue(latest.busy());
            open.countDown();
            for (int i = 0; i < 2; i++) {
                var shown = window.poll(10, TimeUnit.SECONDS);
                assertTrue(shown != null, "an answer comes");
                shown.run();
            }
            assertEquals(List.of(0, 4), worked);
            assertEquals(List.of(0, 4), answered);
            assertFalse(latest.busy());
        }
    }
}
