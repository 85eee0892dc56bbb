package org.bottega.workspace.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bottega.kernel.ProblemException;

/// Who does a job: this JVM or one started for it.
public sealed interface JobRunner permits InThread, WorkerProcess {

    /// Writes `spec.json` and starts. The folder is made if it is not there.
    ///
    /// @throws ProblemException when the folder cannot be written or already holds a job
    JobHandle start(JobSpec spec, Path folder);

    /// Starts a job again in the folder where it was stopped; its body goes on from what it has kept there.
    ///
    /// @throws ProblemException when it has kept nothing
    default JobHandle resume(JobSpec spec, Path folder) {
        if (!resumes(folder)) {
            throw ProblemException.usage(
                    spec.title(), "It was stopped before anything was finished.", "Start it anew.");
        }
        try {
            for (var name : List.of(JobResult.FILE, EventLog.FILE, JobSpec.FILE)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        } catch (IOException _) {
            throw ProblemException.input(
                    folder.toString(),
                    "The job's folder cannot be written.",
                    "Check that you may write there.");
        }
        return start(spec, folder);
    }

    /// Whether a job that was stopped has kept something to go on from.
    static boolean resumes(Path folder) {
        return Files.isRegularFile(folder.resolve(JobFolder.JOURNAL));
    }
}
