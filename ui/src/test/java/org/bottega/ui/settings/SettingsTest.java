package org.bottega.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @Test
    void whatWasChosenIsThereAgain(@TempDir Path folder) throws IOException {
        var file = folder.resolve("studio.properties");
        var settings = new Settings(file);
        settings.theme().set(Settings.Theme.DARK);
        settings.textSize().set(15);
        settings.language().set(Locale.ITALIAN);
        settings.save();
        var again = new Settings(file);
        assertEquals(Settings.Theme.DARK, again.theme().get());
        assertEquals(15, again.textSize().get());
        assertEquals(Locale.ITALIAN, again.language().get());
    }

    @Test
    void aSpoiltFileLeavesThePresets(@TempDir Path folder) throws IOException {
        var file = folder.resolve("studio.properties");
        Files.writeString(file, "theme=PINK\ntext-size=x");
        assertEquals(Settings.Theme.SYSTEM, new Settings(file).theme().get());
        assertEquals(13, new Settings(file).textSize().get());
    }
}
