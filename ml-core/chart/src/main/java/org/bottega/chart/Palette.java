package org.bottega.chart;

/// Which colour an [Ink] is, for light or dark surroundings. Colours of lines are those of Okabe and Ito
/// (Color Universal Design, 2008), adapted in lightness, so that they can be told apart by the
/// colour-blind.
public enum Palette {
    LIGHT(
            0x1f2328, 0x59636e, 0xe4e8ec, 0xffffff, 0x0969da, 0xd55e00, 0x009e73, 0xcc79a7,
            0xb8860b, 0x56b4e9, 0xd1345b, 0x1e78d6, 0xafb8c1),
    DARK(
            0xe6edf3, 0x9198a1, 0x30363d, 0x0d1117, 0x4493f8, 0xf0883e, 0x2fbf94, 0xdb8fbd,
            0xd9b340, 0x7cc8f2, 0xf0567a, 0x4f9cf0, 0x656c76);

    private final int[] colours;

    Palette(int... colours) {
        this.colours = colours;
    }

    /// Red, green and blue in the lowest three bytes.
    public int rgb(Ink ink) {
        return switch (ink) {
            case Ink.Role role -> colours[role.ordinal()];
            case Ink.Shade(double share) ->
                    share < 0.5
                            ? mix(colour(Ink.Role.NEGATIVE), middle(), share * 2)
                            : mix(middle(), colour(Ink.Role.POSITIVE), share * 2 - 1);
            case Ink.Heat(double share) ->
                    mix(colour(Ink.Role.BACKGROUND), colour(Ink.Role.ACCENT), share);
        };
    }

    /// The colour as `#rrggbb`.
    public String hex(Ink ink) {
        return String.format("#%06x", rgb(ink));
    }

    private int colour(Ink.Role role) {
        return colours[role.ordinal()];
    }

    private static int middle() {
        return 0x8e5bb5;
    }

    private static int mix(int from, int to, double share) {
        double s = Math.clamp(share, 0, 1);
        int out = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double a = from >> shift & 255;
            double b = to >> shift & 255;
            out |= (int) Math.round(a + (b - a) * s) << shift;
        }
        return out;
    }
}
