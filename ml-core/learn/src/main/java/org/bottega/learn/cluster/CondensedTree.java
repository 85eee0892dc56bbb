package org.bottega.learn.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The groups of a minimum spanning tree that are most stable: excess of mass over the condensed hierarchy
/// (Campello, Moulavi, Sander 2013). The whole is never one group.
final class CondensedTree {
    private final int count;
    private final int smallest;

    /// Merges: for node `count + m` its two children, the distance and the size.
    private final int[] left;

    private final int[] right;
    private final double[] distance;
    private final int[] size;

    private final List<Part> parts = new ArrayList<>();

    /// A node of the condensed hierarchy.
    private static final class Part {
        final double born;
        double stability;
        boolean chosen;
        final List<Integer> children = new ArrayList<>();
        final List<Integer> rows = new ArrayList<>();

        Part(double born) {
            this.born = born;
        }
    }

    /// @param edges ascending by length
    CondensedTree(Hdbscan.Edge[] edges, int count, int smallest) {
        this.count = count;
        this.smallest = Math.min(smallest, Math.max(2, count / 2));
        left = new int[edges.length];
        right = new int[edges.length];
        distance = new double[edges.length];
        size = new int[edges.length];
        var root = new int[2 * count];
        Arrays.setAll(root, i -> i);
        for (int m = 0; m < edges.length; m++) {
            int a = find(root, edges[m].a());
            int b = find(root, edges[m].b());
            left[m] = a;
            right[m] = b;
            distance[m] = edges[m].length();
            size[m] = size(a) + size(b);
            root[a] = count + m;
            root[b] = count + m;
        }
    }

    private static int find(int[] root, int from) {
        int at = from;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    private int size(int node) {
        return node < count ? 1 : size[node - count];
    }

    /// For each row its group, −1 for none.
    int[] groups() {
        var group = new int[count];
        Arrays.fill(group, -1);
        if (left.length == 0) {
            return group;
        }
        condense();
        choose();
        int groups = 0;
        for (int p = 1; p < parts.size(); p++) {
            if (parts.get(p).chosen) {
                mark(p, groups++, group);
            }
        }
        return group;
    }

    private record Todo(int node, int part) {}

    private void condense() {
        parts.add(new Part(0));
        var todo = new ArrayDeque<Todo>();
        todo.push(new Todo(count + left.length - 1, 0));
        while (!todo.isEmpty()) {
            var at = todo.pop();
            var part = parts.get(at.part);
            int m = at.node - count;
            double density = 1 / Math.max(distance[m], 1e-300);
            boolean bigLeft = size(left[m]) >= smallest;
            boolean bigRight = size(right[m]) >= smallest;
            if (bigLeft && bigRight) {
                for (int child : new int[] {left[m], right[m]}) {
                    part.stability += size(child) * (density - part.born);
                    part.children.add(parts.size());
                    parts.add(new Part(density));
                    push(todo, child, parts.size() - 1, density);
                }
            } else {
                for (int child : new int[] {left[m], right[m]}) {
                    boolean stays = size(child) >= smallest;
                    if (stays) {
                        push(todo, child, at.part, density);
                    } else {
                        fall(child, part, density);
                    }
                }
            }
        }
    }

    private void push(ArrayDeque<Todo> todo, int node, int part, double density) {
        if (node >= count) {
            todo.push(new Todo(node, part));
        } else {
            fall(node, parts.get(part), density);
        }
    }

    /// Rows that leave a part because too few hold together.
    private void fall(int from, Part part, double density) {
        part.stability += size(from) * (density - part.born);
        var todo = new ArrayDeque<Integer>();
        todo.push(from);
        while (!todo.isEmpty()) {
            int node = todo.pop();
            if (node < count) {
                part.rows.add(node);
            } else {
                todo.push(left[node - count]);
                todo.push(right[node - count]);
            }
        }
    }

    private void choose() {
        for (int p = parts.size() - 1; p > 0; p--) {
            var part = parts.get(p);
            double below = part.children.stream().mapToDouble(c -> parts.get(c).stability).sum();
            if (part.children.isEmpty() || part.stability >= below) {
                part.chosen = true;
                unchoose(p);
            } else {
                part.stability = below;
            }
        }
    }

    private void unchoose(int top) {
        var todo = new ArrayDeque<>(parts.get(top).children);
        while (!todo.isEmpty()) {
            var part = parts.get(todo.pop());
            part.chosen = false;
            todo.addAll(part.children);
        }
    }

    private void mark(int top, int number, int[] group) {
        var todo = new ArrayDeque<Integer>();
        todo.push(top);
        while (!todo.isEmpty()) {
            var part = parts.get(todo.pop());
            part.rows.forEach(r -> group[r] = number);
            todo.addAll(part.children);
        }
    }
}
