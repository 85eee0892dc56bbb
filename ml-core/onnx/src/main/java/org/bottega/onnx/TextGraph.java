package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import org.bottega.model.features.Analyzer;
import org.bottega.model.features.Terms;

/// Draws bags of terms. Texts are cut by ONNX Runtime's own `com.microsoft.Tokenizer`, since the standard
/// has nothing that cuts at more than one separator; letters are made small by `StringNormalizer` in the
/// locale `C.UTF-8`, which every Linux has. Counting (`TfIdfVectorizer`) is the standard's.
final class TextGraph {
    private static final String LOCALE = "C.UTF-8";

    /// stands behind every text, so that none is without a term; no term of a vocabulary holds it
    private static final String END = "\u0003";

    private final Graph graph;

    TextGraph(Graph graph) {
        this.graph = graph;
    }

    /// @param column texts, `N × 1`
    /// @param missing the text that stands for a missing one
    String terms(String column, String missing, Terms terms) {
        var shape = graph.constant(Tensors.longs(new long[] {-1}));
        var texts = graph.op("Reshape", column, shape);
        if (!missing.isEmpty()) {
            var absent =
                    graph.op("Equal", texts, graph.constant(Tensors.strings(List.of(missing))));
            texts = graph.op("Where", absent, graph.constant(Tensors.strings(List.of(""))), texts);
        }
        var tokens = tokens(texts, terms.analyzer());
        var counts =
                graph.cast(
                        graph.op("TfIdfVectorizer", List.of(tokens), counting(terms)),
                        TensorProto.DataType.DOUBLE);
        var values =
                switch (terms.count()) {
                    case TIMES -> counts;
                    case ONCE -> graph.op("Min", counts, graph.number(1));
                    case LOG -> {
                        var none = graph.op("Equal", counts, graph.number(0));
                        var atLeastOne = graph.op("Max", counts, graph.number(1));
                        var log = graph.op("Add", graph.op("Log", atLeastOne), graph.number(1));
                        yield graph.op("Where", none, graph.number(0), log);
                    }
                };
        var weights = graph.constant(Tensors.doubles(terms.weights().toArray(), 1, terms.width()));
        var weighted = graph.op("Mul", values, weights);
        if (!terms.unit()) {
            return weighted;
        }
        var squares =
                graph.op(
                        "ReduceSum",
                        List.of(graph.op("Mul", weighted, weighted), graph.whole(1)),
                        Tensors.attribute("keepdims", 1));
        var empty = graph.op("Equal", squares, graph.number(0));
        var size = graph.op("Where", empty, graph.number(1), graph.op("Sqrt", squares));
        return graph.op("Div", weighted, size);
    }

    /// Cuts texts (`N`) into tokens (`N × T`).
    private String tokens(String texts, Analyzer analyzer) {
        var end = graph.constant(Tensors.strings(List.of(END)));
        return switch (analyzer) {
            case Analyzer.Words _ ->
                    cut(graph.op("StringConcat", small(texts), end), "[\\pL\\pM\\pN_]{2,}|" + END);
            case Analyzer.Characters _ -> {
                var characters =
                        cut(
                                graph.op("StringConcat", small(texts), end),
                                "[ \\t\\n\\f\\r]+|[^ \\t\\n\\f\\r]");
                var blank =
                        graph.op(
                                "RegexFullMatch",
                                List.of(characters),
                                Tensors.attribute("pattern", "[ \\t\\n\\f\\r]+"));
                yield graph.op(
                        "Where", blank, graph.constant(Tensors.strings(List.of(" "))), characters);
            }
            case Analyzer.Items(char separator) -> {
                var own = "\\x{" + Integer.toHexString(separator) + "}";
                var inner = "[^" + own + "]";
                var edge = "[^" + own + " \\t\\n\\f\\r]";
                var behind = graph.constant(Tensors.strings(List.of(separator + END)));
                yield cut(
                        graph.op("StringConcat", texts, behind),
                        edge + "(?:" + inner + "*" + edge + ")?");
            }
        };
    }

    private String small(String texts) {
        return graph.op(
                "StringNormalizer",
                List.of(texts),
                Tensors.attribute("case_change_action", "LOWER"),
                Tensors.attribute("locale", LOCALE));
    }

    private String cut(String texts, String expression) {
        return graph.microsoft(
                "Tokenizer",
                texts,
                Tensors.attribute("mark", 0),
                Tensors.attribute("mincharnum", 1),
                Tensors.attribute("pad_value", ""),
                Tensors.attribute("tokenexp", expression));
    }

    /// The vocabulary, n-grams of one length after another as the operator wants them.
    private static AttributeProto[] counting(Terms terms) {
        int least = 1;
        int most = 1;
        switch (terms.analyzer()) {
            case Analyzer.Words(int from, int to) -> {
                least = from;
                most = to;
            }
            case Analyzer.Characters(int from, int to) -> {
                least = from;
                most = to;
            }
            case Analyzer.Items _ -> {}
        }
        var pool = new ArrayList<String>();
        var starts = new int[most];
        var indexes = new int[terms.width()];
        int written = 0;
        for (int n = 1; n <= most; n++) {
            starts[n - 1] = pool.size();
            for (int j = 0; j < terms.width(); j++) {
                var tokens = parts(terms.terms().get(j), terms.analyzer());
                if (tokens.size() == n) {
                    pool.addAll(tokens);
                    indexes[written++] = j;
                }
            }
        }
        if (written < indexes.length) {
            throw new IllegalArgumentException("a term that its analyzer does not make");
        }
        return new AttributeProto[] {
            Tensors.attribute("mode", "TF"),
            Tensors.attribute("min_gram_length", least),
            Tensors.attribute("max_gram_length", most),
            Tensors.attribute("max_skip_count", 0),
            Tensors.attribute("ngram_counts", starts),
            Tensors.attribute("ngram_indexes", indexes),
            Tensors.attribute("pool_strings", pool)
        };
    }

    private static List<String> parts(String term, Analyzer analyzer) {
        return switch (analyzer) {
            case Analyzer.Words _ -> List.of(term.split(" "));
            case Analyzer.Characters _ -> term.codePoints().mapToObj(Character::toString).toList();
            case Analyzer.Items _ -> List.of(term);
        };
    }
}
