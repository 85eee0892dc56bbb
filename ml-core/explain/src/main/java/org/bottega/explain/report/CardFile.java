package org.bottega.explain.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.kernel.file.WholeFile;
import org.bottega.model.json.Json;

/// Where a model's card is kept: beside its bundle, `model.card.json` for `model.bottega`. Safe for any thread of one
/// program.
public final class CardFile {
    private static final String FORMER = "card.json";
    private static final Object LOCK = new Object();

    private CardFile() {}

    /// Where the card of a bundle is.
    public static Path of(Path bundle) {
        var name = bundle.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return bundle.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".card.json");
    }

    /// The card of a bundle, an empty one where none is kept; also from where former versions kept it.
    ///
    /// @throws org.bottega.kernel.ProblemException when the file is no card
    public static ModelCard read(Path bundle) {
        var file = Files.isRegularFile(of(bundle)) ? of(bundle) : bundle.resolveSibling(FORMER);
        if (!Files.isRegularFile(file)) {
            return ModelCard.EMPTY;
        }
        try {
            return ModelCard.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps a card and forgets the former file.
    public static void write(Path bundle, ModelCard card) {
        synchronized (LOCK) {
            WholeFile.write(of(bundle), Json.pretty(card.toJson()));
            try {
                Files.deleteIfExists(bundle.resolveSibling(FORMER));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Keeps what was found out with the model.
    public static ModelCard keep(Path bundle, List<FairnessFinding> findings) {
        synchronized (LOCK) {
            var card = read(bundle).with(findings);
            write(bundle, card);
            return card;
        }
    }

    /// Keeps one text and leaves the rest as it is.
    public static ModelCard keep(Path bundle, ModelCard.Entry entry, String text) {
        synchronized (LOCK) {
            var card = read(bundle).with(entry, text);
            write(bundle, card);
            return card;
        }
    }
}
