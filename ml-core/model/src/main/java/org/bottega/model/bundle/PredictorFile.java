package org.bottega.model.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.zip.Deflater;
import org.bottega.kernel.ProblemException;
import org.bottega.model.json.Json;
import org.bottega.model.predictor.Predictor;

/// A predictor put aside on the disk to free its memory, for as long as a process runs: written fast, neither
/// compressed nor forced to the disk. What is read equals what was written. For models that are to stay, see
/// [Bundle].
public final class PredictorFile {
    private PredictorFile() {}

    /// @throws IOException when there is no room, or nothing may be written there
    public static void write(Predictor predictor, Path file) throws IOException {
        var arrays = new ArraySink();
        var manifest = new PredictorWriter(arrays).write(predictor, "model");
        var entries = new LinkedHashMap<String, Part>();
        entries.put(
                Bundle.MANIFEST, Part.of(Json.pretty(manifest).getBytes(StandardCharsets.UTF_8)));
        entries.putAll(arrays.entries());
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            Archive.write(entries, Deflater.NO_COMPRESSION, out);
        }
    }

    /// @throws ProblemException when the file is gone or damaged
    public static Predictor read(Path file) {
        try (var archive = Archive.open(file)) {
            var bytes = archive.read(Bundle.MANIFEST, in -> in.readNBytes(Bundle.MANIFEST_LIMIT));
            return new PredictorReader(new ArrayEntries(archive))
                    .read(Json.read("manifest:", bytes));
        }
    }
}
