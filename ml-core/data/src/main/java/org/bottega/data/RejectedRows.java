package org.bottega.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows that an import left out, read page by page from the file it kept them in.
///
/// @param file as [Snapshot#rejects]
public record RejectedRows(Path file) {

    /// Some of them: the line in the source, why it was left out, and what stands there.
    ///
    /// @param first counted from 0
    public List<@Nullable String[]> page(long first, int count) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream()
                    .skip(1 + first)
                    .limit(count)
                    .map(r -> r.getFields().toArray(new @Nullable String[0]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
