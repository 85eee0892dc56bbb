package org.bottega.data;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Pairs of words that say yes and no.
final class Truths {
    private static final List<Set<String>> PAIRS =
            List.of(
                    Set.of("true", "false"),
                    Set.of("yes", "no"),
                    Set.of("y", "n"),
                    Set.of("t", "f"),
                    Set.of("on", "off"),
                    Set.of("sì", "no"),
                    Set.of("si", "no"),
                    Set.of("vero", "falso"),
                    Set.of("ja", "nein"),
                    Set.of("oui", "non"));
    private static final Set<String> NEGATIVE =
            Set.of("false", "no", "n", "f", "off", "falso", "nein", "non");

    private Truths() {}

    /// Whether these are one such pair, in whatever case.
    static boolean pair(List<String> values) {
        return PAIRS.contains(lower(values));
    }

    static Set<String> lower(List<String> values) {
        return values.stream().map(v -> v.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /// Puts the negative one of two first.
    static List<String> ordered(List<String> two) {
        return two.size() == 2 && NEGATIVE.contains(two.get(1).toLowerCase(Locale.ROOT))
                ? List.of(two.get(1), two.get(0))
                : two;
    }
}
