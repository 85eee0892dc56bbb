package org.bottega.workspace.job;

import java.nio.file.Path;
import org.bottega.kernel.ProblemException;

/// Who does a job: this JVM or one started for it.
public sealed interface JobRunner permits InThread, WorkerProcess {

    /// Writes `spec.json` and starts. The folder is made if it is not there.
    ///
    /// @throws ProblemException when the folder cannot be written or already holds a job
    JobHandle start(JobSpec spec, Path folder);
}
