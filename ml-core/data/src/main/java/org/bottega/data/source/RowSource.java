package org.bottega.data.source;

import java.io.IOException;
import org.bottega.kernel.job.Progress;

/// Anything that gives rows: an Excel sheet, a query over JDBC, a folder of pictures. May be read more
/// than once (a preview, then the import); each reading opens and closes what it needs.
public interface RowSource {
    /// What the person calls it, such as the file's name; stands in messages and in the description.
    String name();

    /// Hands over all rows, never holding more than a few of them in memory.
    ///
    /// @throws org.bottega.kernel.ProblemException when the source cannot be read
    /// @throws java.util.concurrent.CancellationException when it was cancelled, or the sink has enough
    void read(RowSink sink, Progress progress) throws IOException;
}
