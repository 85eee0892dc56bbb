package org.bottega.model.features;

import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.bottega.kernel.ProblemException;

/// A fixed network, learnt elsewhere, that turns a text into a vector of its meaning. Models carry its name
/// only; whoever applies them must have it at hand, so that neither bundles nor the scoring library grow by its
/// weights.
///
/// Implementations are found by [ServiceLoader], are thread-safe, and give the same vector for a text whatever
/// stands beside it.
public interface SentenceEncoder {
    /// Its name in files, for ever: another network, another name.
    String id();

    /// How many numbers a vector has.
    int width();

    /// Writes the vector of a text to `out[offset]` and behind.
    ///
    /// @throws ProblemException when its runtime cannot be loaded
    void encode(String text, double[] out, int offset);

    /// @throws ProblemException when this program does not bring it along
    static SentenceEncoder byId(String id) {
        return Found.ALL.stream()
                .map(ServiceLoader.Provider::get)
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.input(
                                "sentence vectors",
                                "The network \""
                                        + id
                                        + "\" that turns texts into vectors is not part of this program.",
                                "Use the whole of Bottega, or a model trained with words of texts (tf-idf)."));
    }

    /// Whether this program brings a network along.
    static boolean there(String id) {
        return Found.ALL.stream().anyMatch(p -> p.get().id().equals(id));
    }

    /// What was found, once.
    final class Found {
        private static final java.util.List<ServiceLoader.Provider<SentenceEncoder>> ALL =
                ServiceLoader.load(SentenceEncoder.class).stream().collect(Collectors.toList());

        private Found() {}
    }
}
