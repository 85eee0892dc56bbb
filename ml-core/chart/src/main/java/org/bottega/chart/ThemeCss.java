package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The colours of a [Palette] as variables of a style sheet, so that a drawing inside a page follows the
/// page's theme. Shades are rounded to 32 steps.
public final class ThemeCss {
    private static final int STEPS = 32;

    private ThemeCss() {}

    /// The declarations of all variables, without the braces around them.
    public static String variables(Palette palette) {
        var out = new StringBuilder();
        for (var ink : all()) {
            out.append(name(ink)).append(':').append(palette.hex(ink)).append(';');
        }
        return out.toString();
    }

    /// What stands for an ink in the page.
    static String reference(Ink ink) {
        return "var(" + name(ink) + ")";
    }

    private static List<Ink> all() {
        var inks = new ArrayList<Ink>(List.of(Ink.Role.values()));
        for (int i = 0; i <= STEPS; i++) {
            double share = (double) i / STEPS;
            inks.add(new Ink.Shade(share));
            for (var ground : List.of(new Ink.Heat(share), new Ink.Diverging(share))) {
                inks.add(ground);
                inks.add(new Ink.Over(ground));
            }
        }
        return inks;
    }

    private static String name(Ink ink) {
        return switch (ink) {
            case Ink.Role role -> "--" + role.name().toLowerCase(Locale.ROOT);
            case Ink.Shade(double share) -> "--s" + step(share);
            case Ink.Heat(double share) -> "--h" + step(share);
            case Ink.Diverging(double share) -> "--d" + step(share);
            case Ink.Over(Ink ground) -> "--o" + name(ground).substring(2);
        };
    }

    private static long step(double share) {
        return Math.round(Math.clamp(share, 0, 1) * STEPS);
    }
}
