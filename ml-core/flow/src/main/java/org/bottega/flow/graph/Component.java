package org.bottega.flow.graph;

import java.util.List;

/// What lies inside a node that stands for several: a workflow of its own, which of its ports are seen
/// from outside, and which of its settings.
public record Component(
        Workflow inside, List<Opening> inputs, List<Opening> outputs, List<Promoted> promoted) {
    /// The kind of a node whose inside runs once.
    public static final String TYPE = "component";

    /// The kind of a node whose inside runs once for each value of a list. Its setting `values` holds
    /// them, one a line; the setting `each` names the promoted setting that gets them. A line may be a
    /// range (`1..5`) or mean files (`files: data/*.csv`). With several settings, commas between, a line
    /// holds a value for each; or, with the setting `every`, each line holds the values of one of them and
    /// all combinations run. What goes out at a port is what every round gave, in order.
    public static final String REPEAT = "repeat";

    public Component {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        promoted = List.copyOf(promoted);
    }

    /// A port of the component that is a port of a node inside.
    ///
    /// @param id the port as wires outside name it
    /// @param node the node inside
    /// @param port its port
    public record Opening(String id, String node, String port) {}

    /// A setting of a node inside that is set from outside.
    ///
    /// @param id the setting as the component's node names it
    public record Promoted(String id, String node, String setting) {}

    public Component with(Workflow other) {
        return new Component(other, inputs, outputs, promoted);
    }
}
