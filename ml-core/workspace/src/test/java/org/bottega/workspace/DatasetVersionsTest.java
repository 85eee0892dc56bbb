package org.bottega.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import org.bottega.data.ImportOptions;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetVersionsTest {
    @TempDir Path folder;

    private DatasetVersion imported(Workspace workspace, String text) throws IOException {
        var file = Files.writeString(folder.resolve("in.csv"), text);
        return workspace
                .datasets()
                .importFile("sales", file, ImportOptions.DEFAULT, Progress.none());
    }

    @Test
    void anOldVersionIsRestoredAsTheNewestWithItsRoles() throws IOException {
        try (var workspace = Workspace.open(folder.resolve("w"))) {
            var datasets = workspace.datasets();
            var first = imported(workspace, "a,b\n1,x\n2,y\n");
            datasets.roles().set(first.id(), "b", Role.TARGET);
            imported(workspace, "a,b\n1,x\n2,y\n3,z\n");
            var third = datasets.restore(first);
            assertEquals(3, third.version());
            assertEquals(2, third.rows());
            assertEquals(first.id(), third.basedOn());
            assertEquals(third.id(), datasets.newest("sales").orElseThrow().id());
            assertEquals(Role.TARGET, datasets.snapshot(third).schema().require("b").role());
            assertEquals(Role.FEATURE, datasets.snapshot(third).schema().require("a").role());
            assertArrayEquals(
                    Files.readAllBytes(datasets.snapshot(first).parquet()),
                    Files.readAllBytes(datasets.snapshot(third).parquet()));
        }
        try (var workspace = Workspace.open(folder.resolve("w"))) {
            assertEquals(3, workspace.datasets().list().size());
            assertEquals(
                    Map.of("b", Role.TARGET),
                    workspace
                            .datasets()
                            .roles()
                            .of(workspace.datasets().newest("sales").orElseThrow().id()));
        }
    }

    @Test
    void whatIsUsedIsNotDeletedButByForce() throws IOException {
        try (var workspace = Workspace.open(folder.resolve("w"))) {
            var datasets = workspace.datasets();
            var first = imported(workspace, "a,b\n1,x\n2,y\n");
            var second = datasets.restore(first);
            var refused =
                    assertThrows(ProblemException.class, () -> datasets.deleteUnused(first))
                            .problems()
                            .getFirst();
            assertEquals("It is used by the data set \"sales@2\".", refused.what());
            assertTrue(datasets.find(first.id()).isPresent());
            datasets.deleteUnused(second);
            datasets.deleteUnused(first);
            assertTrue(datasets.list().isEmpty());
        }
    }

    @Test
    void aCatalogueOfTheFirstVersionIsBroughtUpToDate() throws Exception {
        var place = folder.resolve("w");
        try (var workspace = Workspace.open(place)) {
            imported(workspace, "a,b\n1,x\n2,y\n");
        }
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:h2:file:" + place.resolve("catalogue"), "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("alter table datasets drop column recipe");
            statement.execute("alter table datasets drop column based_on");
            statement.execute("alter table datasets drop column roles");
            statement.execute("drop table model_events");
            statement.execute("delete from schema_version where version > 1");
        }
        try (var workspace = Workspace.open(place)) {
            var version = workspace.datasets().list().getFirst();
            assertEquals("", version.recipe());
            assertTrue(workspace.datasets().roles().of(version.id()).isEmpty());
        }
    }
}
