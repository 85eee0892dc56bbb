package org.bottega.data.source.detect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.bottega.data.source.RowSource;
import org.jspecify.annotations.Nullable;

/// A format that can be read.
///
/// @param id for ever
/// @param name as a person knows it
/// @param endings of its files' names, without the point; empty for folders
/// @param fits whether a file's content, then its name, is of this format
/// @param opener makes the reader; `null` when the import reads the format by itself
/// @param parts lists what one file may hold several of (sheets, tables)
record Format(
        String id,
        String name,
        List<String> endings,
        Predicate<Head> fits,
        @Nullable Opener opener,
        Parts parts) {

    interface Opener {
        /// @param part which of the file's parts; `null` for the first
        RowSource open(Path file, @Nullable String part) throws IOException;
    }

    interface Parts {
        List<String> of(Path file) throws IOException;
    }

    /// Read by the import itself.
    static Format plain(String id, String name, Predicate<Head> fits, String... endings) {
        return new Format(id, name, List.of(endings), fits, null, _ -> List.of());
    }

    static Format rows(
            String id, String name, Predicate<Head> fits, Opener opener, String... endings) {
        return new Format(id, name, List.of(endings), fits, opener, _ -> List.of());
    }

    Format with(Parts found) {
        return new Format(id, name, endings, fits, opener, found);
    }
}
