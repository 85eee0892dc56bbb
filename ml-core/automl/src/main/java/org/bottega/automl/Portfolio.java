package org.bottega.automl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Params;
import org.bottega.learn.Algorithms;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Preset;
import org.bottega.learn.algorithm.Trait;

/// Which configurations are worth a try, best first: the presets of the algorithms, in the order learnt over
/// many data sets, and for small data some that are too slow for large.
final class Portfolio {
    /// @param leftOut sentences about what is not tried
    record Chosen(List<Candidate> candidates, List<Remark> leftOut) {}

    private record Choice(Algorithm algorithm, String preset, Params params, int priority) {}

    /// Beside the presets: tried where the rows are few enough.
    ///
    /// @param most rows
    private record Extra(
            String algorithm, String preset, Map<String, Object> values, int priority, int most) {}

    private static final List<Extra> EXTRAS =
            List.of(
                    new Extra("perceptron", "default", Map.of(), 87, 60_000),
                    new Extra(
                            "perceptron",
                            "wide",
                            Map.of("width", 256, "layers", 2, "learning-rate", 0.001),
                            63,
                            20_000),
                    new Extra(
                            "perceptron",
                            "small",
                            Map.of("width", 24, "layers", 1, "decay", 0.01),
                            57,
                            20_000),
                    new Extra("explainable-boosting", "default", Map.of(), 77, 50_000),
                    new Extra("nearest-neighbours", "default", Map.of(), 81, 20_000),
                    new Extra("nearest-neighbours", "five", Map.of("neighbours", 5), 46, 20_000),
                    new Extra("gaussian-process", "default", Map.of(), 60, 1_500),
                    new Extra("support-vectors", "default", Map.of(), 65, 5_000));

    /// Families that a person can read, in the order of trying.
    private static final List<String> READABLE =
            List.of(
                    "logistic-regression",
                    "ridge-regression",
                    "explainable-boosting",
                    "decision-tree",
                    "elastic-net");

    /// The default of each of these comes before all other configurations: different families err differently, so
    /// that one of each is worth more to a blend than a second of one; the quick ones come first.
    private static final List<String> FIRST =
            List.of(
                    "lightgbm",
                    "logistic-regression",
                    "ridge-regression",
                    "extra-trees",
                    "random-forest",
                    "xgboost");

    private Portfolio() {}

    static Chosen of(AutoMlSettings settings, int rows, int classes) {
        var leftOut = new ArrayList<Remark>();
        var choices =
                settings.algorithms().isEmpty()
                        ? switch (settings.aim()) {
                            case FAST, BALANCED, BEST -> usual(settings, rows, classes, leftOut);
                            case EXPLAINABLE -> readable(settings);
                            case SMALL -> small(settings);
                        }
                        : named(settings);
        choices.sort(Comparator.comparingInt(Choice::priority).reversed());
        var candidates = new ArrayList<Candidate>();
        for (var choice : choices) {
            var name = choice.algorithm().info().name();
            candidates.add(
                    new Candidate(
                            candidates.size(),
                            choice.preset().equals("default")
                                    ? name
                                    : name + " (" + choice.preset().toLowerCase(Locale.ROOT) + ")",
                            choice.algorithm(),
                            choice.params()));
        }
        return new Chosen(List.copyOf(candidates), List.copyOf(leftOut));
    }

    private static List<Choice> usual(
            AutoMlSettings settings, int rows, int classes, List<Remark> leftOut) {
        var choices = new ArrayList<Choice>();
        for (var algorithm : Algorithms.all()) {
            if (algorithm.accepts(settings.task()) && !algorithm.has(Trait.ON_REQUEST)) {
                presets(choices, algorithm);
            }
        }
        for (var extra : EXTRAS) {
            var algorithm = Algorithms.byId(extra.algorithm());
            if (!algorithm.accepts(settings.task())) {
                continue;
            }
            if (rows > extra.most() || classes > 50) {
                if (extra.preset().equals("default")) {
                    leftOut.add(
                            classes > 50
                                    ? Remark.of(
                                            "too-slow.classes",
                                            algorithm.info().name(),
                                            rows,
                                            classes)
                                    : Remark.of("too-slow", algorithm.info().name(), rows));
                }
                continue;
            }
            choices.add(
                    new Choice(
                            algorithm,
                            extra.preset(),
                            algorithm.params().read(extra.values()),
                            extra.priority()));
        }
        return choices;
    }

    private static void presets(List<Choice> choices, Algorithm algorithm) {
        for (var preset : algorithm.presets()) {
            choices.add(
                    new Choice(
                            algorithm,
                            preset.id(),
                            preset.params(),
                            algorithm.has(Trait.BASELINE) ? Integer.MAX_VALUE : preset.priority()));
        }
    }

    private static int priority(Algorithm algorithm, Preset preset) {
        if (algorithm.has(Trait.BASELINE)) {
            return Integer.MAX_VALUE;
        }
        int place = FIRST.indexOf(algorithm.info().id());
        return place >= 0 && preset.id().equals("default") ? 1_000 - place : preset.priority();
    }

    private static List<Choice> readable(AutoMlSettings settings) {
        var choices = new ArrayList<Choice>();
        presets(choices, Algorithms.byId("baseline"));
        for (var id : READABLE) {
            var algorithm = Algorithms.byId(id);
            if (algorithm.accepts(settings.task())) {
                choices.add(
                        new Choice(algorithm, "default", Params.defaults(), 90 - choices.size()));
            }
        }
        add(choices, settings, "explainable-boosting", "curves only", Map.of("pairs", 0), 70);
        add(
                choices,
                settings,
                "explainable-boosting",
                "careful",
                Map.of("learning-rate", 0.02),
                60);
        add(choices, settings, "decision-tree", "short", Map.of("max-depth", 5), 50);
        return choices;
    }

    private static List<Choice> small(AutoMlSettings settings) {
        var choices = new ArrayList<Choice>();
        presets(choices, Algorithms.byId("baseline"));
        add(choices, settings, "logistic-regression", "default", Map.of(), 90);
        add(choices, settings, "ridge-regression", "default", Map.of(), 90);
        int priority = 80;
        for (int rounds : new int[] {60, 30}) {
            for (int leaves : new int[] {12, 24, 6}) {
                double rate = rounds == 60 ? 0.12 : 0.2;
                add(
                        choices,
                        settings,
                        "lightgbm",
                        rounds + " trees of " + leaves,
                        Map.of("rounds", rounds, "num-leaves", leaves, "learning-rate", rate),
                        priority--);
            }
        }
        add(choices, settings, "decision-tree", "default", Map.of("max-depth", 8), 60);
        return choices;
    }

    private static void add(
            List<Choice> choices,
            AutoMlSettings settings,
            String id,
            String preset,
            Map<String, Object> values,
            int priority) {
        var algorithm = Algorithms.byId(id);
        if (algorithm.accepts(settings.task())) {
            choices.add(new Choice(algorithm, preset, algorithm.params().read(values), priority));
        }
    }

    private static List<Choice> named(AutoMlSettings settings) {
        var choices = new ArrayList<Choice>();
        for (var id : settings.algorithms()) {
            var algorithm = Algorithms.byId(id);
            if (!algorithm.accepts(settings.task())) {
                throw ProblemException.usage(
                        id,
                        algorithm.info().name() + " is not for this task.",
                        "These are: "
                                + String.join(", ", Algorithms.idsFor(settings.task()))
                                + ".");
            }
            presets(choices, algorithm);
        }
        return choices;
    }
}
