package org.bottega.explain.example;

import java.util.Map;
import java.util.Set;
import org.bottega.kernel.ProblemException;
import org.bottega.model.Signature;

/// What is to be told instead, and what may change for it.
///
/// @param goal what is wished for
/// @param fixed columns that must stay as they are
/// @param directions columns whose number may only rise or only fall
/// @param mostChanges how many columns may change, 1 or more
public record Wish(
        Goal goal, Set<String> fixed, Map<String, Direction> directions, int mostChanges) {

    /// Where a number may go.
    public enum Direction {
        UP,
        DOWN
    }

    /// What the model shall tell.
    public sealed interface Goal {}

    /// A class with at least that probability.
    public record Class(String name, double probability) implements Goal {}

    /// A number in a range, ends included; infinite where it is open.
    public record Range(double low, double high) implements Goal {}

    public Wish {
        fixed = Set.copyOf(fixed);
        directions = Map.copyOf(directions);
        if (mostChanges < 1) {
            throw new IllegalArgumentException(mostChanges + " changes");
        }
    }

    /// That class more probable than not, everything may change.
    public static Wish of(String name) {
        return new Wish(new Class(name, 0.5), Set.of(), Map.of(), 4);
    }

    /// Whether outputs are what is wished for.
    boolean granted(double[] outputs, int at, int target) {
        return switch (goal) {
            case Class(_, double probability) -> outputs[at + target] >= probability;
            case Range(double low, double high) -> outputs[at] >= low && outputs[at] <= high;
        };
    }

    /// How far outputs are from it, 0 where they are what is wished for.
    double missing(double[] outputs, int at, int target) {
        return switch (goal) {
            case Class(_, double probability) -> Math.max(0, probability - outputs[at + target]);
            case Range(double low, double high) ->
                    Math.max(0, Math.max(low - outputs[at], outputs[at] - high));
        };
    }

    /// The output that the goal is about.
    int target(Signature signature) {
        return switch (goal) {
            case Class(var name, double probability) -> {
                int at = signature.classes().indexOf(name);
                if (at < 0) {
                    throw ProblemException.usage(
                            "goal",
                            "The model never tells \"" + name + "\".",
                            org.bottega.kernel.Nearest.hint(name, signature.classes()));
                }
                if (!(probability >= 0 && probability <= 1)) {
                    throw ProblemException.usage(
                            "goal",
                            "A probability lies between 0 and 1.",
                            "Give 0.5, for example.");
                }
                yield at;
            }
            case Range(double low, double high) -> {
                if (signature.classifies() || !(low <= high)) {
                    throw ProblemException.usage(
                            "goal",
                            signature.classifies()
                                    ? "The model tells classes, not numbers."
                                    : "The range is empty.",
                            signature.classifies()
                                    ? "Name a class."
                                    : "Give the smaller number first.");
                }
                yield 0;
            }
        };
    }
}
