package org.bottega.workspace.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.bottega.kernel.job.Progress;

/// The work of one kind of job. It reads its settings and writes its outcome into the job's folder;
/// it may run in a process of its own, so it holds nothing of the program that started it.
@FunctionalInterface
public interface JobBody {

    /// Returns when done. It may end with a report of `JobEvent.Finished` to choose the last message; a
    /// `JobEvent.Measured` of kind [JobResult#METRICS] becomes the run's figures.
    ///
    /// @param folder the job's folder; the names `spec.json`, `events.jsonl`, `result.json`, `log.txt`,
    ///     `crash.txt` and `tmp` are taken
    /// @throws org.bottega.kernel.ProblemException for what a person can put right
    /// @throws java.util.concurrent.CancellationException once cancelled
    void run(Path folder, ObjectNode settings, Progress progress) throws Exception;
}
