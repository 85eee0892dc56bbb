package org.bottega.workspace.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WorkerProcessTest extends RunnerContract {
    @Override
    JobRunner runner() {
        // small and quick to start: these bodies do next to nothing
        return new WorkerProcess(
                WorkerCommand.of(TestWorker.class.getName())
                        .withJvmArguments("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    }

    private String failure(JobHandle job) throws Exception {
        var result = job.await();
        assertEquals(JobState.FAILED, result.state());
        assertEquals(result, JobResult.read(job.folder()).orElseThrow());
        assertFalse(Files.exists(job.folder().resolve("tmp")));
        var events = written(job.folder());
        assertEquals(new JobEvent.Failed(result.problems().getFirst()), events.getLast());
        return result.problems().getFirst().sentence();
    }

    @Test
    void explainsALackOfMemory() throws Exception {
        assertEquals(
                "The job: The job needed more memory than its limit of 64 MB. Raise the limit, or"
                        + " use fewer rows or columns.",
                failure(start("gobble")));
    }

    @Test
    void outlivesANativeCrashAndNamesThePlace() throws Exception {
        var job = start("crash");
        var sentence = failure(job);
        assertTrue(
                sentence.startsWith("The job: The job's process crashed in native code ("),
                sentence);
        assertTrue(sentence.contains(job.folder().resolve("crash.txt").toString()), sentence);
        assertTrue(Files.size(job.folder().resolve("crash.txt")) > 1000);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void explainsAKillFromOutside() throws Exception {
        var job = start("spin");
        begun(job);
        worker(job).destroyForcibly();
        var sentence = failure(job);
        assertTrue(
                sentence.startsWith(
                        "The job: The job's process was killed from outside (SIGKILL). If you did"
                                + " not do it, the machine ran out of memory"),
                sentence);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void explainsABeggedEnd() throws Exception {
        var job = start("spin");
        begun(job);
        worker(job).destroy();
        assertTrue(failure(job).contains("asked to end from outside (SIGTERM)"));
    }

    @Test
    void explainsABodyThatEndsTheProcess() throws Exception {
        var job = start("exit");
        assertEquals(
                "The job: The job's process ended before the job was done, exit code 7. Its log"
                        + " tells more: "
                        + job.folder().resolve("log.txt")
                        + ".",
                failure(job));
    }

    @Test
    void explainsAWorkerThatDoesNotStart() throws Exception {
        var runner = new WorkerProcess(WorkerCommand.of("org.bottega.NotThere"));
        var job = runner.start(new JobSpec("count", "The job", settings()), place);
        var sentence = failure(job);
        assertTrue(
                sentence.contains("did not start, exit code 1")
                        && sentence.contains("org.bottega.NotThere"),
                sentence);
    }

    @Test
    void explainsAJavaThatIsNotThere() {
        var here = WorkerCommand.of(TestWorker.class.getName());
        var gone =
                new WorkerCommand(
                        place.resolve("java"),
                        here.classPath(),
                        here.mainClass(),
                        List.of(),
                        here.environment());
        var thrown =
                assertThrows(
                        ProblemException.class,
                        () ->
                                new WorkerProcess(gone)
                                        .start(
                                                new JobSpec("count", "The job", settings()),
                                                place.resolve("j")));
        assertEquals("The worker process cannot be started.", thrown.problems().getFirst().what());
    }

    @Test
    void isNotConfusedByWhatTheBodyPrints() throws Exception {
        var job = start("rubbish");
        assertEquals(JobState.DONE, job.await().state());
        assertEquals(
                List.of(
                        new JobEvent.Advanced(0.5, "half"),
                        new JobEvent.Advanced(1, "whole"),
                        new JobEvent.Finished("")),
                written(job.folder()));
        assertTrue(Files.size(job.folder().resolve("log.txt")) > 200_000);
    }

    @Test
    void keepsTheLogOfABabblingLibraryShort() throws Exception {
        var job = start("babble");
        assertEquals(JobState.DONE, job.await().state());
        assertTrue(Files.size(job.folder().resolve("log.txt")) < 2 * JobFolder.LONGEST_LOG);
    }

    @Test
    void givesTheWorkerTemporaryFilesOfItsOwnAndRemovesThem() throws Exception {
        var job = start("temporary");
        var file = Path.of(job.await().message());
        assertTrue(file.startsWith(job.folder().resolve("tmp")), file.toString());
        assertFalse(Files.exists(job.folder().resolve("tmp")));
    }

    @Test
    void doesNotWaitForThreadsThatTheBodyLeft() throws Exception {
        var job = start("threads");
        assertEquals(JobState.DONE, job.await(Duration.ofSeconds(5)).orElseThrow().state());
    }

    @Test
    void takesTheWorkerAlongWhenThisSideDies() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var studio =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Studio.class.getName(),
                                place.resolve("job").toString())
                        .inheritIO()
                        .redirectOutput(ProcessBuilder.Redirect.PIPE)
                        .start();
        try (var lines = studio.inputReader()) {
            long pid = Long.parseLong(lines.readLine());
            var worker = ProcessHandle.of(pid).orElseThrow();
            assertTrue(worker.isAlive());
            studio.destroyForcibly().waitFor();
            long from = System.nanoTime();
            while (worker.isAlive()) {
                Thread.sleep(10);
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            assertTrue(seconds < 20, "took " + seconds + " s");
        }
    }

    private static ProcessHandle worker(JobHandle job) {
        return ProcessHandle.current()
                .children()
                .filter(child ->
                        child.info()
                                .arguments()
                                .map(List::of)
                                .orElse(List.of())
                                .contains(job.folder().toString()))
                .findFirst()
                .orElseThrow();
    }

    /// A program that starts a worker, tells its process id and waits.
    static final class Studio {
        public static void main(String[] arguments) throws Exception {
            var runner = new WorkerProcess(WorkerCommand.of(TestWorker.class.getName()));
            var job = runner.start(new JobSpec("spin", "", settings()), Path.of(arguments[0]));
            begun(job);
            System.out.println(worker(job).pid());
            job.await();
        }
    }
}
