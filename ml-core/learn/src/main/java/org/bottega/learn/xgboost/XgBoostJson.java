package org.bottega.learn.xgboost;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads what we need of XGBoost's JSON model, without building the document.
///
/// @param trees for each tree its arrays by name
/// @param output for each tree the class it belongs to, 0 without classes
/// @param weight for each tree what its leaves are multiplied by (dart); empty for 1
/// @param baseScore one number, or one a class, in the space of predictions (not margins)
@SuppressWarnings("ArrayRecordComponent")
record XgBoostJson(
        List<Map<String, double[]>> trees, double[] output, double[] baseScore, double[] weight) {
    static XgBoostJson read(byte[] json) {
        var factory =
                JsonFactory.builder()
                        // gains of huge targets are told as Infinity
                        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNameLength(1000).build())
                        .build();
        try (var parser = factory.createParser(json)) {
            List<Map<String, double[]>> trees = new ArrayList<>();
            var output = new double[0];
            var base = new double[0];
            var weight = new double[0];
            while (parser.nextToken() != null) {
                if (parser.currentToken() != JsonToken.FIELD_NAME) {
                    continue;
                }
                switch (parser.currentName()) {
                    case "trees" -> trees = trees(parser);
                    case "tree_info" -> {
                        parser.nextToken();
                        output = numbers(parser);
                    }
                    case "weight_drop" -> {
                        parser.nextToken();
                        weight = numbers(parser);
                    }
                    case "base_score" -> base = vector(parser.nextTextValue());
                    default -> {}
                }
            }
            return new XgBoostJson(trees, output, base, weight);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, double[]>> trees(JsonParser parser) throws IOException {
        var trees = new ArrayList<Map<String, double[]>>();
        parser.nextToken();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            var tree = new HashMap<String, double[]>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    tree.put(name, numbers(parser));
                } else {
                    parser.skipChildren();
                }
            }
            trees.add(tree);
        }
        return trees;
    }

    private static double[] numbers(JsonParser parser) throws IOException {
        var values = new double[64];
        int count = 0;
        for (var token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] =
                    switch (token) {
                        case VALUE_TRUE -> 1;
                        case VALUE_FALSE -> 0;
                        case VALUE_STRING -> Double.parseDouble(parser.getText());
                        default -> parser.getDoubleValue();
                    };
        }
        return Arrays.copyOf(values, count);
    }

    /// `5E-1`, or `[3E-1,7E-1]` since version 3.1.
    private static double[] vector(String text) {
        return Arrays.stream(text.replace("[", "").replace("]", "").split(","))
                .mapToDouble(t -> Double.parseDouble(t.trim()))
                .toArray();
    }
}
