package org.bottega.model.bundle;

import java.nio.file.Path;
import java.util.zip.Deflater;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.model.Model;

/// A [Model] as one file (`.bottega`). A zip archive with
///
/// - `manifest.json`: format, version, signature, features, predictor, sample, card. Where numbers are
///   many it names an array instead;
/// - `arrays/NAME.TYPE`: one array each, little-endian, `f64` (double), `i32` (int), `i64` (long) or
///   `u8` (byte).
///
/// The same model gives the same bytes. Nothing in a file is ever run or unpacked to the disk; what a
/// file claims is checked before memory is spent on it.
public final class Bundle {
    /// The usual ending of a bundle's file name.
    public static final String ENDING = ".bottega";

    static final String FORMAT = "bottega-model";
    static final int VERSION = 1;
    static final String MANIFEST = "manifest.json";
    static final int MANIFEST_LIMIT = 8 << 20;
    static final int ENTRY_LIMIT = 20_000;

    /// Numbers hardly get smaller by more effort: the usual level takes several times as long for a few per cent.
    private static final int COMPRESSION = Deflater.BEST_SPEED;

    private Bundle() {}

    /// Writes the file whole or not at all.
    ///
    /// @throws ProblemException when it cannot be written there
    public static void write(Model model, Path file) {
        var entries = ModelWriter.entries(model);
        if (entries.firstEntry().getValue().size() > MANIFEST_LIMIT
                || entries.size() > ENTRY_LIMIT) {
            throw ProblemException.input(
                    file.toString(),
                    "The model has too many category names or members for a file.",
                    "Leave out columns with very many categories.");
        }
        WholeFile.write(file, out -> Archive.write(entries, COMPRESSION, out));
    }

    /// Reads a file from anywhere, trusted or not.
    ///
    /// @throws ProblemException when it is no model file, damaged, of a newer format, or holds a model
    ///     that could not have been written
    public static Model read(Path file) {
        try (var archive = Archive.open(file)) {
            return new ModelReader(file, archive).read();
        }
    }
}
