package org.bottega.app;

/// Facts about the program.
public final class Settings {
    public static final String VERSION = "Bottega 0.1.0";

    private Settings() {}
}
