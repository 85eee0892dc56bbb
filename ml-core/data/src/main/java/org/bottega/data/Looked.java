package org.bottega.data;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known already of rows that were written.
///
/// @param footer for each column what the file says of it
/// @param words for each column its words, `null` where they were not counted
record Looked(List<Footer.Column> footer, List<WordCounts.@Nullable Counted> words) {
    Looked {
        footer = List.copyOf(footer);
        words = Collections.unmodifiableList(words);
    }
}
