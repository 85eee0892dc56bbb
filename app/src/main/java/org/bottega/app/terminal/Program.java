package org.bottega.app.terminal;

/// Facts about the program.
public final class Program {
    public static final String VERSION = "Bottega 0.1.0";

    private Program() {}
}
