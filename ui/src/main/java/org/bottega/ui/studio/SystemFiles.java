package org.bottega.ui.studio;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.page.FileQuestion;
import org.jspecify.annotations.Nullable;

/// Asks for files with the system's own dialog, starting where the last one was.
public final class SystemFiles implements FileQuestion {
    private final Window owner;
    private @Nullable File folder;

    public SystemFiles(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> open(String title, List<String> extensions) {
        return remembered(chooser(title, extensions).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> save(String title, String name, List<String> extensions) {
        var chooser = chooser(title, extensions);
        chooser.setInitialFileName(name);
        return remembered(chooser.showSaveDialog(owner));
    }

    @Override
    public Optional<Path> folder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        var chosen = chooser.showDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen.getParentFile();
        return Optional.of(chosen.toPath());
    }

    @Override
    public void show(Path file) {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var command =
                system.contains("win")
                        ? List.of("explorer.exe", file.toString())
                        : List.of(system.contains("mac") ? "open" : "xdg-open", file.toString());
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            throw ProblemException.input(
                    file.toString(),
                    "No program of this system opens it.",
                    "Open it in a spreadsheet or a text editor.");
        }
    }

    private FileChooser chooser(String title, List<String> extensions) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        if (!extensions.isEmpty()) {
            var patterns = extensions.stream().map(e -> "*." + e).toList();
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(String.join(", ", patterns), patterns));
        }
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return chooser;
    }

    private Optional<Path> remembered(@Nullable File chosen) {
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen.getParentFile();
        return Optional.of(chosen.toPath());
    }
}
