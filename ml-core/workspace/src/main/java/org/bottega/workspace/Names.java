package org.bottega.workspace;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.bottega.kernel.ProblemException;

/// Names that people give, and the ids and folder names made of them.
final class Names {
    private static final int LONGEST = 200;
    private static final int SLUG = 40;

    /// Ids name things for ever and must not meet those of another machine; they are no part of a result.
    private static final SecureRandom CHANCE = new SecureRandom();

    private Names() {}

    /// The name as it is kept.
    ///
    /// @throws ProblemException when nobody could read or store it
    static String checked(String name) {
        var trimmed = name.strip();
        if (trimmed.isEmpty()) {
            throw ProblemException.usage("name", "The name is empty.", "Give one.");
        }
        if (trimmed.length() > LONGEST) {
            throw ProblemException.usage(
                    "name",
                    "The name is " + trimmed.length() + " characters long.",
                    "Use at most " + LONGEST + ".");
        }
        if (trimmed.codePoints().anyMatch(Character::isISOControl)) {
            throw ProblemException.usage(
                    "name", "The name holds a line break or control character.", "Leave it out.");
        }
        return trimmed;
    }

    /// A name for a folder that every system takes: `adult-census-mf3k2l9a7q2x`. Also the thing's id.
    static String id(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var slug = new StringBuilder();
        for (int i = 0; i < plain.length() && slug.length() < SLUG; i++) {
            char c = plain.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                slug.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK
                    && !slug.isEmpty()
                    && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        if (slug.isEmpty()) {
            slug.append('x');
        }
        if (slug.charAt(slug.length() - 1) != '-') {
            slug.append('-');
        }
        var time = Long.toString(System.currentTimeMillis() / 1000, 36);
        var chance =
                Integer.toString(CHANCE.nextInt(36 * 36 * 36 * 36, 36 * 36 * 36 * 36 * 36), 36);
        return slug + time + chance;
    }

    /// Now, as exactly as the catalogue keeps it.
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
