package org.bottega.chart;

/// A colour by what it is for; a [Palette] says which one that is.
public sealed interface Ink {
    /// The colours with one purpose each.
    enum Role implements Ink {
        TEXT,
        MUTED,
        GRID,
        BACKGROUND,
        ACCENT,
        SECOND,
        THIRD,
        FOURTH,
        FIFTH,
        SIXTH,
        /// what raises a prediction, and the high end of a [Shade]
        POSITIVE,
        /// what lowers it, and the low end of a [Shade]
        NEGATIVE,
        UNKNOWN
    }

    /// A colour between a low and a high end.
    ///
    /// @param share 0 to 1
    record Shade(double share) implements Ink {}

    /// A strength of the accent over the background.
    ///
    /// @param share 0 to 1
    record Heat(double share) implements Ink {}

    /// A strength of the negative colour below the middle, of the positive one above.
    ///
    /// @param share 0 to 1, 0.5 being the background
    record Diverging(double share) implements Ink {}

    /// The colour in which text can be read on another one.
    record Over(Ink ground) implements Ink {}

    /// The colour of the n-th line, the first being 0; they repeat after six.
    static Ink series(int number) {
        return switch (Math.floorMod(number, 6)) {
            case 0 -> Role.ACCENT;
            case 1 -> Role.SECOND;
            case 2 -> Role.THIRD;
            case 3 -> Role.FOURTH;
            case 4 -> Role.FIFTH;
            default -> Role.SIXTH;
        };
    }
}
