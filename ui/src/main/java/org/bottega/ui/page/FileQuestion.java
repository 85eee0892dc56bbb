package org.bottega.ui.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks a person for a file. The window asks with the system's dialog, a test answers by itself.
public interface FileQuestion {
    /// A file to read.
    ///
    /// @param extensions without the dot; empty for any
    Optional<Path> open(String title, List<String> extensions);

    /// A folder to read.
    Optional<Path> folder(String title);

    /// Shows a file with the program that the system has for it.
    void show(Path file);

    /// A file to write, which may exist: the dialog has asked then.
    Optional<Path> save(String title, String name, List<String> extensions);
}
