package org.bottega.app.terminal;

import java.nio.file.Path;
import java.util.List;

/// Facts about the program.
public final class Program {
    public static final String VERSION = "Bottega 0.1.0";

    private Program() {}

    /// How this program is started again: its launcher, else Java with the same class path.
    public static List<String> command() {
        for (var property : List.of("bottega.launcher", "jpackage.app-path")) {
            var launcher = System.getProperty(property, "");
            if (!launcher.isBlank()) {
                return List.of(launcher);
            }
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.bottega.app.Main");
    }
}
