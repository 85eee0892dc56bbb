package org.bottega.workspace.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.kernel.ProblemException;
import org.bottega.model.json.Json;
import org.bottega.workspace.file.JsonFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSpecTest {
    @TempDir Path place;

    @Test
    void isTheSameAfterItsFile() throws IOException {
        var spec = new JobSpec("automl", "Größer", Json.object().put("budget", 1.5), 512);
        JsonFile.write(place.resolve(JobSpec.FILE), spec.toJson());
        assertEquals(spec, JobSpec.read(place));
    }

    @Test
    void isNotChangedThroughItsSettings() {
        var settings = Json.object().put("a", 1);
        var spec = new JobSpec("k", "t", settings);
        settings.put("a", 2);
        spec.settings().put("a", 3);
        assertEquals(1, spec.settings().get("a").intValue());
    }

    @Test
    void refusesAFileThatIsNoJob() throws IOException {
        refused("{\"format\":9,\"kind\":\"a\",\"settings\":{}}", "newer version");
        refused("{\"kind\":\"a\"}", "does not describe a job");
        refused("[1]", "This is a list.");
        refused("{\"kind\":", "ends too early");
        refused("", "It is empty.");
        Files.delete(place.resolve(JobSpec.FILE));
        var thrown = assertThrows(ProblemException.class, () -> JobSpec.read(place));
        assertEquals("The file cannot be read.", thrown.problems().getFirst().what());
    }

    private void refused(String text, String part) throws IOException {
        Files.writeString(place.resolve(JobSpec.FILE), text);
        var thrown = assertThrows(ProblemException.class, () -> JobSpec.read(place));
        assertEquals(true, thrown.getMessage().contains(part), thrown.getMessage());
    }
}
