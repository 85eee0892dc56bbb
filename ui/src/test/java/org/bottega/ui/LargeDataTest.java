package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.data.ImportOptions;
import org.bottega.engine.Engine;
import org.bottega.engine.worker.WorkerMain;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.engine.EngineWorkbench;
import org.bottega.workspace.job.InThread;
import org.bottega.workspace.secret.KeyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data set of many rows is there before all of them were looked at.
class LargeDataTest {
    @TempDir Path folder;

    @Test
    void rowsAreThereBeforeTheirColumnsAreProfiled() throws Exception {
        var text = new StringBuilder("a,b\n").repeat("1.5,x\n2.5,y\n", 110_000);
        var file = Files.writeString(folder.resolve("many.csv"), text);
        try (var engine =
                        Engine.open(
                                folder.resolve("workspace"), new InThread(WorkerMain.bodies()));
                var bench = new EngineWorkbench(engine, new KeyFolder(folder.resolve("keys")))) {
            var version = engine.importFile(file, ImportOptions.DEFAULT, Progress.none());
            var datasets = bench.workbench().datasets();
            var first = datasets.open(version.id());
            assertFalse(first.complete(), "nobody waited for a look at all rows");
            assertEquals(2, first.columns().size());
            assertArrayEquals(new String[] {"2.5", "y"}, first.rows().read(219_999, 1).getFirst());
            var whole = datasets.profiled(version.id());
            assertTrue(whole.complete());
            assertSame(first.rows(), whole.rows(), "the grid keeps its place");
            assertFalse(whole.columns().getFirst().head().bars().isEmpty());
            assertSame(whole, datasets.open(version.id()), "nothing is counted twice");
        }
    }
}
