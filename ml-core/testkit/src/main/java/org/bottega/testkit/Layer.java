package org.bottega.testkit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A module of the house with the modules it may see directly. What those see in turn is visible
/// too. This is the table of `CONTRIBUTING.md` in code; the builds of the modules follow it.
public enum Layer {
    KERNEL,
    MODEL(KERNEL),
    SERVE(MODEL),
    FLOW(MODEL),
    CHART(KERNEL),
    DATA(KERNEL),
    LEARN(MODEL),
    AUTOML(LEARN),
    EXPLAIN(LEARN, CHART),
    ONNX(MODEL),
    WORKSPACE(MODEL, DATA),
    ENGINE(SERVE, FLOW, CHART, DATA, AUTOML, EXPLAIN, ONNX, WORKSPACE),
    BENCH(ENGINE),
    UI(ENGINE),
    APP(UI, ENGINE);

    private final Set<Layer> below;

    Layer(Layer... below) {
        var seen = new HashSet<Layer>();
        for (Layer layer : below) {
            seen.add(layer);
            seen.addAll(layer.below);
        }
        this.below = Set.copyOf(seen);
    }

    /// The package under which all code of this module lives, such as `org.bottega.kernel`.
    public String rootPackage() {
        return "org.bottega." + name().toLowerCase(Locale.ROOT);
    }

    /// The modules whose code this one may use, itself not included.
    public Set<Layer> below() {
        return below;
    }

    /// The modules that `module` must not know.
    static List<Layer> notVisibleFrom(Layer module) {
        return Arrays.stream(values())
                .filter(other -> other != module && !module.below.contains(other))
                .toList();
    }
}
