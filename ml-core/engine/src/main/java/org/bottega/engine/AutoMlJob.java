package org.bottega.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.bottega.kernel.job.Progress;
import org.bottega.workspace.job.JobBody;

/// [AutoMlRun] as a job; its folder gets the model, the files and `outcome.json`. Started again in a folder
/// where it was stopped it goes on.
public final class AutoMlJob implements JobBody {
    public static final String KIND = "automl";

    @Override
    public void run(Path folder, ObjectNode settings, Progress progress) {
        if (AutoMlRun.resumes(folder)) {
            AutoMlRun.resume(folder, progress);
        } else {
            AutoMlRun.run(AutoMlRequest.of(settings), folder, progress);
        }
    }
}
