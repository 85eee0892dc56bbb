package org.bottega.engine.sdk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.flow.graph.Node;
import org.bottega.flow.run.Stepwise.Feed;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;

/// A node that is being set up.
public final class Step {
    private final Pipeline pipeline;
    private final String id;
    private final String kind;
    private final String name;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final List<Feed> feeds = new ArrayList<>();

    Step(Pipeline pipeline, String id, String kind, String name) {
        this.pipeline = pipeline;
        this.id = id;
        this.kind = kind;
        this.name = name;
    }

    /// @param value a text, number, truth value, or a list of texts
    public Step set(String setting, Object value) {
        settings.put(setting, value);
        return this;
    }

    /// Connects an input; several calls for one input make several wires.
    ///
    /// @param output which of the other node's outputs
    public Step from(String input, Done other, String output) {
        feeds.add(new Feed(input, other.id(), other.result(), output));
        return this;
    }

    /// Runs it, or takes its result when it is kept already.
    ///
    /// @throws ProblemException when a setting is wrong or it failed
    public Done run() {
        var spec =
                pipeline.flows()
                        .catalog()
                        .find(kind)
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        kind,
                                        "There is no kind of node \"" + kind + "\".",
                                        Nearest.hint(
                                                kind,
                                                pipeline.flows().catalog().all().stream()
                                                        .map(s -> s.id())
                                                        .toList())));
        var node = Node.of(id, spec.id(), spec.version(), name).withSettings(settings);
        var result = pipeline.steps().run(node, feeds, pipeline.progress());
        return new Done(pipeline, id, name, result);
    }
}
