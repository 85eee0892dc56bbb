package org.bottega.learn.lightgbm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.TreeEnsemble;
import org.bottega.model.predictor.TreeEnsembleBuilder;

/// Reads the forest out of LightGBM's text format (version 4): blocks `Tree=i` of `name=values` lines.
/// Leaf values already hold the learning rate and the average that boosting started from.
final class LightGbmText {
    private static final int CATEGORY = 1;
    private static final int DEFAULT_LEFT = 2;
    private static final int MISSING_ZERO = 1;
    private static final int MISSING_NAN = 2;

    private LightGbmText() {}

    /// @param inputs how many numbers a row has
    /// @param base one number a margin, to be added; tree `i` belongs to margin `i % base.length`
    /// @param factor by which leaf values are multiplied
    static TreeEnsemble read(String text, int inputs, double[] base, double factor, Link link) {
        int margins = base.length;
        int trees = 0;
        for (int at = text.indexOf("\nTree="); at >= 0; at = text.indexOf("\nTree=", at + 1)) {
            trees++;
        }
        boolean average =
                text.lastIndexOf("\naverage_output\n", Math.max(0, text.indexOf("\nTree="))) >= 0;
        double scale = average ? factor * margins / trees : factor;
        var builder = new TreeEnsembleBuilder(inputs, base, link, 1);
        int tree = 0;
        int at = text.indexOf("\nTree=");
        while (at >= 0) {
            int next = text.indexOf("\nTree=", at + 1);
            int end = next >= 0 ? next : text.indexOf("\nend of trees", at);
            new Tree(lines(text, at + 1, end < 0 ? text.length() : end), scale)
                    .addTo(builder, tree++ % margins);
            at = next;
        }
        return builder.build();
    }

    private static Map<String, String> lines(String text, int from, int to) {
        var lines = new HashMap<String, String>();
        int at = from;
        while (at < to) {
            int newline = text.indexOf('\n', at);
            int end = newline < 0 || newline > to ? to : newline;
            int equals = text.indexOf('=', at);
            if (equals > at && equals < end) {
                lines.put(text.substring(at, equals), text.substring(equals + 1, end));
            }
            at = end + 1;
        }
        return lines;
    }

    private record Tree(Map<String, String> lines, double scale) {
        void addTo(TreeEnsembleBuilder builder, int margin) {
            if (number("is_linear") != 0) {
                throw new IllegalStateException("LightGBM's linear trees are not supported");
            }
            int leafCount = (int) number("num_leaves");
            var values = numbers("leaf_value");
            var covers = numbers("leaf_count");
            var leaf = new int[leafCount];
            for (int l = 0; l < leafCount; l++) {
                leaf[l] = builder.leaf(covers.length > l ? covers[l] : 0, values[l] * scale);
            }
            if (leafCount < 2) {
                builder.tree(leaf[0], margin);
                return;
            }
            var node = nodes(builder, leafCount - 1);
            var left = numbers("left_child");
            var right = numbers("right_child");
            for (int n = 0; n < node.length; n++) {
                builder.children(node[n], child(left[n], node, leaf), child(right[n], node, leaf));
            }
            builder.tree(node[0], margin);
        }

        private int[] nodes(TreeEnsembleBuilder builder, int count) {
            var feature = numbers("split_feature");
            var threshold = numbers("threshold");
            var decision = numbers("decision_type");
            var gain = numbers("split_gain");
            var cover = numbers("internal_count");
            var boundaries = numbers("cat_boundaries");
            var words = numbers("cat_threshold");
            var node = new int[count];
            for (int n = 0; n < count; n++) {
                int type = (int) decision[n];
                int input = (int) feature[n];
                if ((type & CATEGORY) != 0) {
                    int set = (int) threshold[n];
                    var bits = set(words, (int) boundaries[set], (int) boundaries[set + 1]);
                    node[n] = builder.category(input, bits, false, finite(gain[n]), cover[n]);
                } else {
                    node[n] =
                            builder.numeric(
                                    input,
                                    threshold[n],
                                    missingLeft(type, threshold[n]),
                                    finite(gain[n]),
                                    cover[n]);
                }
            }
            return node;
        }

        /// Without a missing type, a missing value is taken for zero.
        private static boolean missingLeft(int type, double threshold) {
            return switch (type >> 2 & 3) {
                case MISSING_ZERO ->
                        throw new IllegalStateException(
                                "LightGBM's zero-as-missing is not supported");
                case MISSING_NAN -> (type & DEFAULT_LEFT) != 0;
                default -> 0 <= threshold;
            };
        }

        /// 32-bit words become 64-bit words.
        private static long[] set(double[] words, int from, int to) {
            var set = new long[(to - from + 1) / 2];
            for (int w = from; w < to; w++) {
                set[(w - from) / 2] |= (long) words[w] << 32 * ((w - from) & 1);
            }
            return set;
        }

        private static int child(double reference, int[] node, int[] leaf) {
            int number = (int) reference;
            return number >= 0 ? node[number] : leaf[~number];
        }

        private static double finite(double value) {
            return Double.isFinite(value) ? value : 0;
        }

        private double number(String name) {
            var all = numbers(name);
            return all.length == 0 ? 0 : all[0];
        }

        private double[] numbers(String name) {
            var line = lines.getOrDefault(name, "").trim();
            return line.isEmpty()
                    ? new double[0]
                    : Arrays.stream(line.split(" ")).mapToDouble(LightGbmText::number).toArray();
        }
    }

    /// As C++ writes them: also `inf`, `-inf` and `nan`.
    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "-nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
