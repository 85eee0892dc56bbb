package org.bottega.kernel;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the name a person probably meant.
public final class Nearest {
    private Nearest() {}

    /// The candidate with the smallest edit distance (Levenshtein, case ignored), if it is near enough:
    /// at most a third of the longer word's letters differ.
    public static Optional<String> to(String word, Collection<String> candidates) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (var candidate : candidates) {
            int allowed = Math.max(1, Math.max(word.length(), candidate.length()) / 3);
            if (Math.abs(word.length() - candidate.length()) > allowed) {
                continue;
            }
            int distance =
                    distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least && distance <= allowed) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /// A sentence that proposes the nearest name, or lists the first ones.
    public static String hint(String word, Collection<String> candidates) {
        return to(word, candidates)
                .map(near -> "Did you mean \"" + near + "\"?")
                .orElseGet(() ->
                        candidates.isEmpty()
                                ? ""
                                : "Choose one of: "
                                        + String.join(", ", candidates.stream().limit(12).toList())
                                        + (candidates.size() > 12 ? ", …" : "")
                                        + ".");
    }

    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        var current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] =
                        Math.min(
                                Math.min(current[j - 1], previous[j]) + 1,
                                previous[j - 1] + change);
            }
            var swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
