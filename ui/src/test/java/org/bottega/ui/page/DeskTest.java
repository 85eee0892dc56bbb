package org.bottega.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.job.JobsViewModel;
import org.bottega.ui.job.Work;
import org.bottega.ui.settings.Settings;
import org.bottega.ui.task.Background;
import org.bottega.ui.text.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Long work is listed, heard, and can be cancelled at any moment. The test's thread stands for the window's.
class DeskTest {
    @TempDir Path folder;

    private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final Background background =
            new Background(window::add, failure -> window.add(() -> fail(failure)));
    private final Messages messages = Messages.in(Locale.ENGLISH);
    private final JobsViewModel jobs = new JobsViewModel();
    private final Notices notices = new Notices(messages);

    private Desk desk() {
        return new Desk(
                messages,
                background,
                notices,
                new Navigator() {
                    @Override
                    public void go(Place place) {}

                    @Override
                    public Place at() {
                        return new Place.Home();
                    }
                },
                null,
                jobs,
                new Settings(folder.resolve("settings")));
    }

    @Test
    void whatIsCancelledBeforeItBeganIsCancelledWhenItBegins() throws Exception {
        var cancelled = new AtomicInteger();
        var heard = new ArrayList<JobEvent>();
        var job =
                desk().job(
                                "long",
                                events ->
                                        () -> {
                                            cancelled.incrementAndGet();
                                            events.accept(new JobEvent.Cancelled());
                                        },
                                heard::add);
        assertEquals(List.of(job), jobs.jobs());
        job.cancel();
        assertEquals(0, cancelled.get(), "it has not begun");
        window.take().run();
        assertEquals(1, cancelled.get());
        window.take().run();
        assertEquals(JobEntry.State.CANCELLED, job.state().get());
        assertEquals(List.of(new JobEvent.Cancelled()), heard);
    }

    @Test
    void whatCannotBeginIsToldAndRunsNoLonger() throws Exception {
        var job =
                desk().job(
                                "long",
                                _ -> {
                                    throw new ProblemException(
                                            Problem.error("x.csv", "Gone.", "Look."));
                                },
                                _ -> {});
        window.take().run();
        assertEquals(JobEntry.State.CANCELLED, job.state().get());
        assertEquals("Gone.", notices.open().getFirst().problem().what());
    }

    @Test
    void aFailureOnTheWayIsToldOnce() throws Exception {
        Work work = () -> {};
        var job =
                desk().job(
                                "long",
                                events -> {
                                    events.accept(
                                            new JobEvent.Failed(
                                                    Problem.error("x.csv", "Broken.", "Mend.")));
                                    return work;
                                },
                                _ -> {});
        window.take().run();
        window.take().run();
        assertEquals(JobEntry.State.FAILED, job.state().get());
        assertEquals(1, notices.open().size());
        assertTrue(notices.open().getFirst().problem().what().startsWith("Broken"));
    }

    private static void fail(Throwable failure) {
        throw new AssertionError(failure);
    }

    @AfterEach
    void close() {
        background.close();
    }
}
