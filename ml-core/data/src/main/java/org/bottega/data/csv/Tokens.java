package org.bottega.data.csv;

import java.util.Set;

/// The texts that mean a missing value.
///
/// @param lower in small letters, without outer blanks
/// @param spelled as a reader compares them, letter by letter
public record Tokens(Set<String> lower, Set<String> spelled) {
    public static final Tokens NONE = new Tokens(Set.of(), Set.of());

    public Tokens {
        lower = Set.copyOf(lower);
        spelled = Set.copyOf(spelled);
    }
}
