package org.bottega.learn.projection;

import java.util.Arrays;

/// Places in one, two or three dimensions in halved boxes, so that far ones can be taken together (Barnes and
/// Hut 1986).
final class SpaceTree {
    private static final int DEEPEST = 48;

    private final int dimensions;
    private final int sides;
    private final double[] places;
    private double[] middle;
    private double[] centre;
    private double[] half;
    private int[] count;
    private int[] child;
    private int nodes;

    /// @param places rows × dimensions
    SpaceTree(double[] places, int rows, int dimensions) {
        this.dimensions = dimensions;
        this.sides = 1 << dimensions;
        this.places = places;
        int room = Math.max(16, 3 * rows);
        middle = new double[room * dimensions];
        centre = new double[room * dimensions];
        half = new double[room];
        count = new int[room];
        child = new int[room * sides];
        build(rows);
    }

    private void build(int rows) {
        double reach = 0;
        var from = new double[dimensions];
        for (int k = 0; k < dimensions; k++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < rows; i++) {
                low = Math.min(low, places[i * dimensions + k]);
                high = Math.max(high, places[i * dimensions + k]);
            }
            from[k] = (low + high) / 2;
            reach = Math.max(reach, (high - low) / 2);
        }
        add(from, 0, reach * (1 + 1e-6) + 1e-30);
        for (int i = 0; i < rows; i++) {
            insert(i);
        }
    }

    private int add(double[] from, int at, double reach) {
        if (nodes == half.length) {
            middle = Arrays.copyOf(middle, 2 * middle.length);
            centre = Arrays.copyOf(centre, 2 * centre.length);
            half = Arrays.copyOf(half, 2 * half.length);
            count = Arrays.copyOf(count, 2 * count.length);
            child = Arrays.copyOf(child, 2 * child.length);
        }
        System.arraycopy(from, at, middle, nodes * dimensions, dimensions);
        half[nodes] = reach;
        Arrays.fill(child, nodes * sides, (nodes + 1) * sides, -1);
        return nodes++;
    }

    private void insert(int row) {
        int node = 0;
        for (int depth = 0; ; depth++) {
            int before = count[node]++;
            boolean apart = false;
            for (int k = 0; k < dimensions; k++) {
                double x = places[row * dimensions + k];
                double known = centre[node * dimensions + k];
                apart |= x != known;
                centre[node * dimensions + k] = known + (x - known) / (before + 1);
            }
            if (before == 0 || (leaf(node) && (!apart || depth > DEEPEST))) {
                return;
            }
            if (leaf(node)) {
                // all that lay here lay on one place: it moves down
                var old = new double[dimensions];
                for (int k = 0; k < dimensions; k++) {
                    double sum = centre[node * dimensions + k] * (before + 1);
                    old[k] = (sum - places[row * dimensions + k]) / before;
                }
                int below = below(node, old, 0);
                count[below] = before;
                System.arraycopy(old, 0, centre, below * dimensions, dimensions);
            }
            node = below(node, places, row * dimensions);
        }
    }

    private boolean leaf(int node) {
        for (int s = node * sides; s < (node + 1) * sides; s++) {
            if (child[s] >= 0) {
                return false;
            }
        }
        return true;
    }

    private int below(int node, double[] place, int at) {
        int side = 0;
        for (int k = 0; k < dimensions; k++) {
            side |= place[at + k] > middle[node * dimensions + k] ? 1 << k : 0;
        }
        int known = child[node * sides + side];
        if (known >= 0) {
            return known;
        }
        var from = new double[dimensions];
        double reach = half[node] / 2;
        for (int k = 0; k < dimensions; k++) {
            from[k] = middle[node * dimensions + k] + ((side >> k & 1) != 0 ? reach : -reach);
        }
        int made = add(from, 0, reach);
        child[node * sides + side] = made;
        return made;
    }

    /// The push of all others on a row under Student's curve, not yet divided by the sum.
    ///
    /// @param width boxes seen under this angle or less are taken as one
    /// @param push overwritten
    /// @param stack room for the walk, grown where needed by the caller: at least 64 × sides
    /// @return its part of the sum
    double push(int row, double width, double[] push, int[] stack) {
        Arrays.fill(push, 0);
        double sum = 0;
        int top = 0;
        stack[top++] = 0;
        while (top > 0) {
            int node = stack[--top];
            double squared = 0;
            for (int k = 0; k < dimensions; k++) {
                double away = places[row * dimensions + k] - centre[node * dimensions + k];
                squared += away * away;
            }
            double size = 2 * half[node];
            boolean leaf = leaf(node);
            if (leaf || size * size < width * width * squared) {
                double near = 1 / (1 + squared);
                // a leaf on the row's own place holds the row itself
                int others = leaf && squared < 1e-24 ? count[node] - 1 : count[node];
                sum += others * near;
                double force = others * near * near;
                for (int k = 0; k < dimensions; k++) {
                    push[k] +=
                            force * (places[row * dimensions + k] - centre[node * dimensions + k]);
                }
            } else {
                for (int s = node * sides; s < (node + 1) * sides; s++) {
                    if (child[s] >= 0) {
                        stack[top++] = child[s];
                    }
                }
            }
        }
        return sum;
    }

    /// Room enough for the walk of [#push].
    int[] walk() {
        return new int[(DEEPEST + 8) * sides];
    }
}
