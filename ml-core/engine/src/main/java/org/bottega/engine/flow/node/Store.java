package org.bottega.engine.flow.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bottega.data.Snapshot;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.kernel.table.Role;
import org.bottega.workspace.ModelRecord;
import org.bottega.workspace.Models;

/// What nodes take from the catalogue of a workspace and put into it. Paths and names only, so that it can
/// be asked from another process than the one that has the workspace open. Safe for any thread.
public interface Store {
    /// A version of a data set.
    ///
    /// @param folder of its snapshot
    /// @param roles those a person has changed, by column
    record Dataset(String id, Path folder, Map<String, Role> roles) {
        public Dataset {
            roles = Map.copyOf(roles);
        }

        Snapshot snapshot() {
            return Snapshot.open(folder).withRoles(roles);
        }
    }

    /// What was kept.
    ///
    /// @param version its number
    /// @param same whether the newest version was the same already, and no other one was made
    record Kept(int version, boolean same) {}

    /// @param version 0 for the newest
    /// @throws org.bottega.kernel.ProblemException when there is none
    Dataset dataset(String name, int version);

    /// Keeps a table as the next version of a data set.
    ///
    /// @param snapshot the folder where it lies
    Kept keep(String name, Path snapshot);

    /// The file of a registered model.
    ///
    /// @param version 0 for the newest
    /// @throws org.bottega.kernel.ProblemException when there is none
    Path model(String name, int version);

    /// Puts a model into the registry.
    ///
    /// @param findings what is known of its fairness, for its card
    /// @throws org.bottega.kernel.ProblemException when the policy does not allow the stage
    Kept register(
            String name,
            Path bundle,
            Models.Facts facts,
            ModelRecord.Stage stage,
            List<FairnessFinding> findings);
}
