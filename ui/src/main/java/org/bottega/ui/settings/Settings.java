package org.bottega.ui.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.bottega.ui.text.Messages;

/// What a person chose for the window. Read from and written to one small file in the workspace; a file
/// that cannot be read leaves the presets.
public final class Settings {
    public static final int SMALLEST_TEXT = 11;
    public static final int LARGEST_TEXT = 18;

    /// Light, dark, or what the system asks for.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    private final Path file;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final IntegerProperty textSize = new SimpleIntegerProperty(13);
    private final ObjectProperty<Locale> language;

    public Settings(Path file) {
        this.file = file;
        this.language = new SimpleObjectProperty<>(Messages.in(Locale.getDefault()).locale());
        read();
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /// The size of the text in pixels.
    public IntegerProperty textSize() {
        return textSize;
    }

    public ObjectProperty<Locale> language() {
        return language;
    }

    private void read() {
        if (!Files.isRegularFile(file)) {
            return;
        }
        var values = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            values.load(reader);
            theme.set(Theme.valueOf(values.getProperty("theme", Theme.SYSTEM.name())));
            textSize.set(
                    Math.clamp(
                            Integer.parseInt(values.getProperty("text-size", "13")),
                            SMALLEST_TEXT,
                            LARGEST_TEXT));
            var tag = values.getProperty("language");
            if (tag != null) {
                language.set(Messages.in(Locale.forLanguageTag(tag)).locale());
            }
        } catch (IOException | IllegalArgumentException _) {
            theme.set(Theme.SYSTEM);
        }
    }

    /// Writes the choices, replacing the file in one step. May be called from any thread.
    ///
    /// @throws IOException when the workspace cannot be written to
    public void save() throws IOException {
        var values = new Properties();
        values.setProperty("theme", theme.get().name());
        values.setProperty("text-size", Integer.toString(textSize.get()));
        values.setProperty("language", language.get().toLanguageTag());
        var next = file.resolveSibling(file.getFileName() + ".next");
        try (var writer = Files.newBufferedWriter(next)) {
            values.store(writer, null);
        }
        Files.move(
                next,
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
