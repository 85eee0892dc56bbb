package org.bottega.engine.flow.node;

import java.nio.file.Path;
import org.bottega.workspace.Workspace;

/// The workspace of a workflow, which is opened once something needs what is in it.
public interface Home {
    Path folder();

    /// @throws org.bottega.kernel.ProblemException when it cannot be opened
    Store store();

    static Home of(Workspace open) {
        return new Home() {
            @Override
            public Path folder() {
                return open.folder();
            }

            @Override
            public Store store() {
                return new WorkspaceStore(open);
            }
        };
    }
}
