package org.bottega.engine.flow;

import java.nio.file.Path;
import org.bottega.engine.flow.node.Home;
import org.bottega.engine.flow.node.Store;
import org.bottega.engine.flow.node.WorkspaceStore;
import org.bottega.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// A workspace that is opened when it is asked for first, so that workflows which need none of its data
/// sets and models run beside an open studio. Safe for any thread.
public final class LateHome implements Home, AutoCloseable {
    private final Path folder;
    private @Nullable Workspace open;

    public LateHome(Path folder) {
        this.folder = folder;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Store store() {
        return new WorkspaceStore(workspace());
    }

    /// @throws org.bottega.kernel.ProblemException when it cannot be opened
    public synchronized Workspace workspace() {
        if (open == null) {
            open = Workspace.open(folder);
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
