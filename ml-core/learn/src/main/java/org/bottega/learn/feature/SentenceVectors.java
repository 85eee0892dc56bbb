package org.bottega.learn.feature;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Params;
import org.bottega.model.features.SentenceEncoder;
import org.bottega.model.features.SentenceVector;

/// What texts mean, by a network that was trained on a billion pairs of sentences elsewhere.
public final class SentenceVectors extends Featurizer {
    /// the one network that Bottega brings along
    static final String NETWORK = "all-minilm-l6-v2-q";

    SentenceVectors() {
        super(
                new Info(
                        "sentence-vectors",
                        "Sentence vectors",
                        "384 numbers that tell what a text means, by a small language network (English); about a hundred texts a second.",
                        "Texts",
                        List.of("embeddings", "sentence transformer", "semantic", "MiniLM")),
                Set.of(Place.TEXTS, Place.CATEGORIES),
                "Reimers and Gurevych, Sentence-BERT, EMNLP 2019; Wang et al., MiniLM, NeurIPS 2020.",
                List.of());
    }

    @Override
    public boolean available() {
        return SentenceEncoder.there(NETWORK);
    }

    @Override
    public String onnx() {
        return "Cannot be written into a graph, because ONNX has no operator that cuts texts into word pieces.";
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        int width = SentenceEncoder.byId(NETWORK).width();
        column.add(Draft.of(new SentenceVector(column.name(), NETWORK, width)));
        column.indicate();
    }
}
