package org.bottega.app.command;

import java.util.Locale;

/// Whether windows can be shown.
final class Display {
    private Display() {}

    static boolean there() {
        if (System.getProperty("glass.platform") != null) {
            return true;
        }
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return !os.contains("linux") || set("DISPLAY") || set("WAYLAND_DISPLAY");
    }

    private static boolean set(String variable) {
        var value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    /// Windows are drawn into memory from now on; call before the first one is made.
    static void intoMemory() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }
}
