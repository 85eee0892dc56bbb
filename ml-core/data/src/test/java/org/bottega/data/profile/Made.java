package org.bottega.data.profile;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.data.Snapshot;
import org.bottega.data.Snapshots;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Schema;

/// Snapshots of queries, for tests.
final class Made {
    private Made() {}

    static Snapshot of(Path folder, String name, Schema known, String sql) {
        try (var duck = Duck.open()) {
            var place = folder.resolve(name);
            if (Files.exists(place)) {
                Duck.delete(place);
            }
            return Snapshots.fromQuery(duck, sql, known, "test", place, Progress.none());
        }
    }
}
