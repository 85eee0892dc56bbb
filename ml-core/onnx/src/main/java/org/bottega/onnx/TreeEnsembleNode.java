package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.bottega.model.predictor.TreeEnsemble;

/// Collects trees in the attributes of the `TreeEnsemble` operator (`ai.onnx.ml` 5). Nodes and leaves
/// are numbered apart; a flag beside each reference says which of the two it is.
final class TreeEnsembleNode {
    private static final byte LEQ = 0;
    private static final byte MEMBER = 6;

    private final TreeEnsemble forest;
    private final int targets;
    private final IntList roots = new IntList();
    private final IntList feature = new IntList();
    private final IntList trueRef = new IntList();
    private final IntList falseRef = new IntList();
    private final IntList trueLeaf = new IntList();
    private final IntList falseLeaf = new IntList();
    private final IntList missingTrue = new IntList();
    private final IntList leafTarget = new IntList();
    private final DoubleList split = new DoubleList();
    private final DoubleList members = new DoubleList();
    private final DoubleList leafWeight = new DoubleList();
    private final ByteArrayOutputStream modes = new ByteArrayOutputStream();

    TreeEnsembleNode(TreeEnsemble forest, int targets) {
        this.forest = forest;
        this.targets = targets;
    }

    /// Adds a tree of the forest.
    ///
    /// @param target the column its leaves add to
    /// @param value for each leaf of the forest what it adds
    void tree(int tree, int target, double[] value) {
        int root = forest.nodes().roots()[tree];
        if (root < 0) {
            constant(target, value[~root]);
            return;
        }
        roots.add(feature.size());
        // Nodes in the order in which they are met; what is still to be placed is kept with its
        // place.
        var source = new IntList();
        source.add(root);
        int first = node(root);
        for (int i = 0; i < source.size(); i++) {
            int from = source.get(i);
            link(trueRef, trueLeaf, first + i, forest.left(from), source, first, target, value);
            link(falseRef, falseLeaf, first + i, forest.right(from), source, first, target, value);
        }
    }

    private void link(
            IntList reference,
            IntList isLeaf,
            int at,
            int child,
            IntList source,
            int first,
            int target,
            double[] value) {
        if (child < 0) {
            reference.set(at, leaf(target, value[~child]));
            isLeaf.set(at, 1);
        } else {
            reference.set(at, first + source.size());
            isLeaf.set(at, 0);
            source.add(child);
            node(child);
        }
    }

    /// A tree without a split: both sides of its only node lead to the same value.
    private void constant(int target, double value) {
        roots.add(feature.size());
        place(0, LEQ, 0, false);
        int last = feature.size() - 1;
        trueRef.set(last, leaf(target, value));
        falseRef.set(last, leaf(target, value));
        trueLeaf.set(last, 1);
        falseLeaf.set(last, 1);
    }

    private int node(int from) {
        int at = feature.size();
        var nodes = forest.nodes();
        boolean missingLeft = forest.missingGoesLeft(from);
        int input = nodes.feature()[from];
        if (!forest.splitsByCategory(from)) {
            place(input, LEQ, nodes.threshold()[from], missingLeft);
            return at;
        }
        if (memberCount(from) == 0) {
            // No feature is ever infinite: nothing but a missing value can go left here.
            place(input, LEQ, Double.NEGATIVE_INFINITY, missingLeft);
            return at;
        }
        place(input, MEMBER, 0, missingLeft);
        addMembers(from);
        return at;
    }

    private int memberCount(int from) {
        var nodes = forest.nodes();
        int start = nodes.sets()[from];
        int count = 0;
        for (int w = 1; w <= nodes.bits()[start]; w++) {
            count += Long.bitCount(nodes.bits()[start + w]);
        }
        return count;
    }

    /// The codes of a set, ended by NaN.
    private void addMembers(int from) {
        var nodes = forest.nodes();
        int start = nodes.sets()[from];
        for (int w = 0; w < nodes.bits()[start]; w++) {
            for (long rest = nodes.bits()[start + 1 + w]; rest != 0; rest &= rest - 1) {
                members.add(w * 64L + Long.numberOfTrailingZeros(rest));
            }
        }
        members.add(Double.NaN);
    }

    private void place(int input, byte mode, double threshold, boolean missingLeft) {
        feature.add(input);
        modes.write(mode);
        split.add(threshold);
        missingTrue.add(missingLeft ? 1 : 0);
        trueRef.add(0);
        falseRef.add(0);
        trueLeaf.add(0);
        falseLeaf.add(0);
    }

    private int leaf(int target, double value) {
        leafTarget.add(target);
        leafWeight.add(value);
        return leafTarget.size() - 1;
    }

    List<AttributeProto> attributes() {
        if (roots.size() == 0) {
            constant(0, 0);
        }
        var attributes =
                new java.util.ArrayList<AttributeProto>(
                        List.of(
                                Tensors.attribute("aggregate_function", 1),
                                Tensors.attribute("post_transform", 0),
                                Tensors.attribute("n_targets", targets),
                                Tensors.attribute("tree_roots", roots.values()),
                                Tensors.attribute("nodes_featureids", feature.values()),
                                Tensors.attribute(
                                        "nodes_modes", Tensors.bytes(modes.toByteArray())),
                                Tensors.attribute("nodes_splits", Tensors.doubles(split.values())),
                                Tensors.attribute("nodes_truenodeids", trueRef.values()),
                                Tensors.attribute("nodes_trueleafs", trueLeaf.values()),
                                Tensors.attribute("nodes_falsenodeids", falseRef.values()),
                                Tensors.attribute("nodes_falseleafs", falseLeaf.values()),
                                Tensors.attribute(
                                        "nodes_missing_value_tracks_true", missingTrue.values()),
                                Tensors.attribute("leaf_targetids", leafTarget.values()),
                                Tensors.attribute(
                                        "leaf_weights", Tensors.doubles(leafWeight.values()))));
        if (members.size() > 0) {
            attributes.add(
                    Tensors.attribute("membership_values", Tensors.doubles(members.values())));
        }
        return attributes;
    }

    /// A growing array of whole numbers.
    private static final class IntList {
        private int[] values = new int[64];
        private int size;

        int size() {
            return size;
        }

        int get(int at) {
            return values[at];
        }

        void set(int at, int value) {
            values[at] = value;
        }

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int[] values() {
            return Arrays.copyOf(values, size);
        }
    }

    /// A growing array of numbers.
    private static final class DoubleList {
        private double[] values = new double[64];
        private int size;

        int size() {
            return size;
        }

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        double[] values() {
            return Arrays.copyOf(values, size);
        }
    }
}
