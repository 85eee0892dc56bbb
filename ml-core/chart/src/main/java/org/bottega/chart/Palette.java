package org.bottega.chart;

import java.util.HexFormat;

/// Which colour an [Ink] is, for light or dark surroundings. The hues of lines are those of Okabe and Ito
/// (Color Universal Design, 2008), which the colour-blind can tell apart, adapted in lightness so that
/// each has a contrast of 3 to the background at least; text has 4.5 (WCAG 2.2, AA).
public enum Palette {
    LIGHT(
            0x1f2328, 0x59636e, 0xe4e8ec, 0xffffff, 0x0969da, 0xc85200, 0x00866a, 0xb0578d,
            0x9a6d00, 0x4b3a8c, 0xd1345b, 0x1e78d6, 0x8c959f),
    DARK(
            0xe6edf3, 0x9198a1, 0x30363d, 0x0d1117, 0x4493f8, 0xf0883e, 0x2fbf94, 0xdb8fbd,
            0xd9b340, 0xb4a6ff, 0xf0567a, 0x4f9cf0, 0x656c76);

    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xffffff;
    private static final int MIDDLE = 0x8e5bb5;

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
                            ? mix(rgb(Ink.Role.NEGATIVE), MIDDLE, share * 2)
                            : mix(MIDDLE, rgb(Ink.Role.POSITIVE), share * 2 - 1);
            case Ink.Heat(double share) ->
                    mix(rgb(Ink.Role.BACKGROUND), rgb(Ink.Role.ACCENT), share);
            case Ink.Diverging(double share) ->
                    mix(
                            rgb(Ink.Role.BACKGROUND),
                            rgb(share < 0.5 ? Ink.Role.NEGATIVE : Ink.Role.POSITIVE),
                            Math.abs(share - 0.5) * 2);
            case Ink.Over(Ink ground) -> {
                int below = rgb(ground);
                yield contrast(below, BLACK) >= contrast(below, WHITE) ? BLACK : WHITE;
            }
        };
    }

    /// The colour as `#rrggbb`.
    public String hex(Ink ink) {
        return "#" + HexFormat.of().toHexDigits(rgb(ink), 6);
    }

    /// The ratio of two colours' lightness, 1 to 21 (WCAG 2.2).
    static double contrast(int one, int other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return a > b ? a / b : b / a;
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255)
                + 0.7152 * linear(rgb >> 8 & 255)
                + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
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
