package org.bottega.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkspaceOpeningTest {
    @TempDir Path place;

    private Problem refused(Path folder) {
        var thrown = assertThrows(ProblemException.class, () -> Workspace.open(folder).close());
        assertEquals(1, thrown.problems().size());
        return thrown.problems().getFirst();
    }

    @Test
    void isRefusedToASecondProcessWhichLearnsWhoHasIt() throws Exception {
        var other = Jvm.start(Holder.class, place.toString());
        try (var lines = other.inputReader()) {
            assertEquals("open", lines.readLine());
            var problem = refused(place);
            assertTrue(
                    problem.what().startsWith("The workspace is open in process " + other.pid()),
                    problem.what());
            assertEquals("Close it there, or choose another workspace.", problem.fix());
            other.destroyForcibly().waitFor();
        }
        Workspace.open(place).close();
    }

    /// Has a workspace open until it is killed.
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (var _ = Workspace.open(Path.of(arguments[0]))) {
                System.out.println("open");
                Thread.sleep(60_000);
            }
        }
    }

    @Test
    void isRefusedToTheSameProcessASecondTime() {
        try (var first = Workspace.open(place)) {
            assertEquals("This program has the workspace open already.", refused(place).what());
            assertEquals(0, first.datasets().list().size());
        }
        Workspace.open(place).close();
    }

    @Test
    void saysThatTheCatalogueIsDamaged() throws IOException {
        Workspace.open(place).close();
        var file = place.resolve("catalogue.mv.db");
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, (byte) 'x');
        Files.write(file, bytes);
        assertEquals("The catalogue is damaged.", refused(place).what());
        Files.delete(file);
        Workspace.open(place).close();
    }

    @Test
    void saysOneSentenceHoweverTheCatalogueIsCutShort() throws IOException {
        Workspace.open(place).close();
        var file = place.resolve("catalogue.mv.db");
        var bytes = Files.readAllBytes(file);
        for (int part = 0; part < 8; part++) {
            Files.write(file, Arrays.copyOf(bytes, bytes.length * part / 8));
            try {
                Workspace.open(place).close(); // empty or whole enough
            } catch (ProblemException e) {
                assertEquals("The catalogue is damaged.", e.problems().getFirst().what());
            }
        }
    }

    @Test
    void refusesACatalogueOfANewerVersion() throws Exception {
        Workspace.open(place).close();
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:h2:file:" + place.resolve("catalogue"), "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("insert into schema_version values (99, current_timestamp)");
        }
        var told = refused(place).what();
        assertTrue(
                told.matches(
                        "The catalogue was written by a newer version of Bottega"
                                + " \\(schema 99, this one knows \\d+\\)\\."),
                told);
    }

    @Test
    void refusesAFileInPlaceOfTheFolder() throws IOException {
        var file = Files.writeString(place.resolve("file"), "x");
        assertEquals(
                "There is a file where the workspace's folder should be.", refused(file).what());
        assertEquals(
                "The workspace's folder cannot be made.", refused(file.resolve("below")).what());
    }

    @Test
    void refusesAReadOnlyFolder() throws IOException {
        var folder = Files.createDirectory(place.resolve("fixed"));
        Assumptions.assumeTrue(folder.toFile().setWritable(false), "folders cannot be locked here");
        Assumptions.assumeFalse(Files.isWritable(folder), "this user may write everywhere");
        assertEquals("The workspace's folder is read-only.", refused(folder).what());
    }

    @Test
    void refusesAReadOnlyCatalogue() throws IOException {
        Workspace.open(place).close();
        var file = place.resolve("catalogue.mv.db");
        Assumptions.assumeTrue(file.toFile().setReadOnly(), "files cannot be locked here");
        Assumptions.assumeFalse(Files.isWritable(file), "this user may write everywhere");
        assertEquals("The catalogue is read-only.", refused(place).what());
    }

    @Test
    void refusesAPathThatTheDatabaseCannotName() throws IOException {
        Assumptions.assumeFalse(System.getProperty("os.name").startsWith("Windows"));
        assertEquals(
                "A workspace's path cannot hold a semicolon.",
                refused(place.resolve("a;b")).what());
    }

    @Test
    void takesTheDefaultFolderFromTheProperty() {
        var before = System.getProperty(Workspace.HOME_PROPERTY);
        System.setProperty(Workspace.HOME_PROPERTY, place.toString());
        try {
            assertEquals(place, Workspace.defaultFolder());
            System.setProperty(Workspace.HOME_PROPERTY, "");
            var variable = System.getenv("BOTTEGA_HOME");
            var expected =
                    variable != null && !variable.isBlank()
                            ? Path.of(variable)
                            : Path.of(System.getProperty("user.home"), "Bottega");
            assertEquals(expected, Workspace.defaultFolder());
        } finally {
            if (before == null) {
                System.clearProperty(Workspace.HOME_PROPERTY);
            } else {
                System.setProperty(Workspace.HOME_PROPERTY, before);
            }
        }
    }
}
