package org.bottega.workspace.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.ProblemException.Blame;
import org.bottega.kernel.job.JobEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What every runner does alike.
@Timeout(60)
abstract class RunnerContract {
    @TempDir Path place;

    abstract JobRunner runner();

    static ObjectNode settings() {
        return JsonNodeFactory.instance.objectNode();
    }

    JobHandle start(String kind) {
        return start(kind, settings());
    }

    JobHandle start(String kind, ObjectNode settings) {
        return runner().start(new JobSpec(kind, "The job", settings, 64), place.resolve("job 1"));
    }

    @Test
    void tellsEveryEventInOrderAndTheEndLast() throws Exception {
        var events = new ArrayList<JobEvent>();
        var threads = new HashSet<Thread>();
        var job = start("count", settings().put("to", 3).put("word", "größer"));
        job.listen(event -> {
            events.add(event);
            threads.add(Thread.currentThread());
        });
        var result = job.await();
        assertEquals(JobState.DONE, result.state());
        assertEquals("Counted to 3.", result.message());
        assertEquals(Map.of("sum", 6.0), result.metrics());
        assertEquals(JobState.DONE, job.state());
        var told =
                List.of(
                        new JobEvent.Advanced(1.0 / 3, "größer 1"),
                        trial("t1", Double.NaN),
                        new JobEvent.Advanced(2.0 / 3, "größer 2"),
                        trial("t2", 2.0),
                        new JobEvent.Advanced(1, "größer 3"),
                        trial("t3", 3.0),
                        new JobEvent.Noted(Problem.note("", "All counted.")),
                        new JobEvent.Measured(JobResult.METRICS, "", Map.of("sum", 6.0)),
                        new JobEvent.Finished("Counted to 3."));
        assertEquals(told, events);
        assertEquals(1, threads.size());
        assertEquals("counted", Files.readString(job.folder().resolve("out.txt")));
        assertEquals(result, JobResult.read(job.folder()).orElseThrow());
        assertEquals(told, written(job.folder()));
        assertEquals("The job", JobSpec.read(job.folder()).title());
    }

    private static JobEvent trial(String name, double score) {
        return new JobEvent.Measured(
                "trial", name, Map.of("score", score, "best", Double.POSITIVE_INFINITY));
    }

    static List<JobEvent> written(Path folder) throws Exception {
        var events = new ArrayList<JobEvent>();
        new EventTail(folder).drain(events::add);
        return events;
    }

    @Test
    void tellsThePastToThoseWhoComeLate() throws Exception {
        var job = start("count", settings().put("to", 2));
        job.await();
        var events = new ArrayList<JobEvent>();
        var end = new CountDownLatch(1);
        job.listen(events::add);
        job.onDone(_ -> end.countDown());
        assertTrue(end.await(5, TimeUnit.SECONDS));
        assertEquals(7, events.size());
        assertEquals(new JobEvent.Finished("Counted to 2."), events.getLast());
    }

    @Test
    void neverLetsTheFractionFall() throws Exception {
        var job = start("fall");
        job.await();
        assertEquals(
                List.of(
                        new JobEvent.Advanced(0.5, "at 0.5"),
                        new JobEvent.Advanced(0.5, "at 0.2"),
                        new JobEvent.Advanced(0.7, "at 0.7"),
                        new JobEvent.Finished("")),
                written(job.folder()));
    }

    @Test
    void handsOverTheProblemsOfTheBodyWhole() throws Exception {
        var job = start("refuse");
        var events = new ArrayList<JobEvent>();
        job.listen(events::add);
        var result = job.await();
        var first = Problem.error("column a", "It is empty.", "Leave it out.");
        var second = Problem.error("column b", "It is größer.", "");
        assertEquals(JobState.FAILED, result.state());
        assertEquals(Blame.USAGE, result.blame());
        assertEquals(List.of(first, second), result.problems());
        assertEquals(List.of(new JobEvent.Noted(second), new JobEvent.Failed(first)), events);
        var thrown = assertThrows(ProblemException.class, result::orThrow);
        assertEquals(List.of(first, second), thrown.problems());
        assertEquals(Blame.USAGE, thrown.blame());
    }

    @Test
    void explainsAnErrorOfTheProgramInASentenceAndKeepsTheTraceInTheLog() throws Exception {
        var job = start("break");
        var result = job.await();
        assertEquals(
                "The job: The job stopped because of an error in the program"
                        + " (NoSuchElementException). Its log tells more: "
                        + job.folder().resolve("log.txt")
                        + ".",
                result.problems().getFirst().sentence());
        assertTrue(
                Files.readString(job.folder().resolve("log.txt"))
                        .contains("java.util.NoSuchElementException"));
    }

    @Test
    void takesTheBodysOwnWordForAFailure() throws Exception {
        var result = start("say-failed").await();
        assertEquals(JobState.FAILED, result.state());
        assertEquals("here: It went wrong.", result.problems().getFirst().sentence());
    }

    @Test
    void proposesTheNearestKind() throws Exception {
        var result = start("cout").await();
        assertEquals(
                "The job: There is no job of the kind \"cout\". Did you mean \"count\"?",
                result.problems().getFirst().sentence());
    }

    @Test
    void keepsTheBestWhenAskedToFinish() throws Exception {
        var job = start("until-told");
        begun(job);
        job.finishEarly();
        var result = job.await(Duration.ofSeconds(5)).orElseThrow();
        assertEquals(JobState.DONE, result.state());
        assertEquals("Kept the best.", result.message());
    }

    @Test
    void cancelsABodyThatAsksAtOnce() throws Exception {
        cancelled(start("ask"), 0.6);
    }

    @Test
    void cancelsABodyThatSleepsWithinTwoSeconds() throws Exception {
        cancelled(start("sleep"), 2);
    }

    @Test
    void cancelsABodyThatSpinsWithinTwoSeconds() throws Exception {
        cancelled(start("spin"), 2);
    }

    @Test
    void cancelsAJobThatHasHardlyBegun() throws Exception {
        var job = start("ask");
        long from = System.nanoTime();
        job.cancel();
        assertEquals(JobState.CANCELLED, job.await().state());
        assertTrue((System.nanoTime() - from) / 1e9 < 2);
    }

    @Test
    void refusesAFolderThatHoldsAJob() throws Exception {
        start("fall").await();
        var refused = assertThrows(ProblemException.class, () -> start("fall"));
        assertEquals("This folder already holds a job.", refused.problems().getFirst().what());
    }

    void cancelled(JobHandle job, double most) throws Exception {
        if (!job.spec().kind().equals("sleep")) {
            begun(job);
        } else {
            Thread.sleep(700);
        }
        var events = new ArrayList<JobEvent>();
        job.listen(events::add);
        long from = System.nanoTime();
        job.cancel();
        var result = job.await();
        double seconds = (System.nanoTime() - from) / 1e9;
        assertEquals(JobState.CANCELLED, result.state());
        assertEquals(JobState.CANCELLED, JobResult.read(job.folder()).orElseThrow().state());
        assertInstanceOf(JobEvent.Cancelled.class, events.getLast());
        assertThrows(CancellationException.class, result::orThrow);
        assertTrue(seconds < most, "took " + seconds + " s");
    }

    /// Waits for the first event.
    static void begun(JobHandle job) throws InterruptedException {
        var first = new CountDownLatch(1);
        job.listen(_ -> first.countDown());
        assertTrue(first.await(30, TimeUnit.SECONDS));
    }
}
