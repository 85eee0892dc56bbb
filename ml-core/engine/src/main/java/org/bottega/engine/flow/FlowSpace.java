package org.bottega.engine.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.automl.tune.Dimension;
import org.bottega.automl.tune.Space;
import org.bottega.automl.tune.Suggested;
import org.bottega.engine.tune.Ranges;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Parameter;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain.Scale;
import org.bottega.learn.Algorithms;

/// What varies when a workflow is tuned: settings of nodes, written `node.setting` (in a component
/// `component.node.setting`), and parameters of the workflow, written by their name.
public final class FlowSpace {
    private static final double FAR = 1e300;

    private final Catalog catalog;
    private final Workflow workflow;
    private final Space space;

    private FlowSpace(Catalog catalog, Workflow workflow, List<String> lines) {
        this.catalog = catalog;
        this.workflow = workflow;
        this.space = Ranges.read(lines, this::whole, this::usual);
    }

    /// @param lines as [Ranges] reads them, such as `boosting.learning-rate=0.01..0.3:log`, `share=0.1..0.5`
    /// @throws ProblemException (usage) naming the line that cannot be varied, with the nearest name
    public static FlowSpace read(Catalog catalog, Workflow workflow, List<String> lines) {
        return new FlowSpace(catalog, workflow, lines);
    }

    public Space space() {
        return space;
    }

    /// The ids of the drawn nodes of which a setting varies, with dots for what lies in components.
    public List<String> nodes() {
        return space.dimensions().stream()
                .map(Dimension::name)
                .filter(n -> !isParameter(n))
                .map(FlowSpace::node)
                .distinct()
                .toList();
    }

    /// The names of the parameters that vary.
    public List<String> parameters() {
        return space.dimensions().stream().map(Dimension::name).filter(this::isParameter).toList();
    }

    /// The workflow with these values as its settings and as the presets of its parameters.
    public Workflow with(Map<String, Object> values) {
        var changed = workflow;
        for (var entry : values.entrySet()) {
            var name = entry.getKey();
            changed =
                    isParameter(name)
                            ? changed.apply(preset(name, entry.getValue()))
                            : put(changed, node(name), setting(name), entry.getValue());
        }
        return changed;
    }

    private boolean isParameter(String name) {
        return name.indexOf('.') < 0;
    }

    private static String node(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String setting(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private Edit preset(String name, Object value) {
        var parameter = java.util.Objects.requireNonNull(workflow.parameters().get(name));
        Object typed = value instanceof Integer i ? (Object) i.longValue() : value;
        return new Edit.PutParameter(new Parameter(name, parameter.type(), typed, parameter.doc()));
    }

    private Workflow put(Workflow within, String path, String setting, Object value) {
        var node = within.node(path);
        if (node.isPresent()) {
            return within.apply(new Edit.PutNode(current(node.get()).with(setting, value)));
        }
        var around = around(within, path).orElseThrow();
        var component = inside(around);
        return within.apply(
                new Edit.PutNode(
                        around.withInside(
                                component.with(
                                        put(
                                                component.inside(),
                                                rest(around, path),
                                                setting,
                                                value)))));
    }

    /// A node as the kind of today writes it: the names of settings are today's.
    private Node current(Node node) {
        return catalog.find(node.type())
                .filter(spec -> node.version() < spec.version())
                .map(spec ->
                        node.withSettings(spec.migrate(node.version(), node.settings()))
                                .withType(spec.id(), spec.version()))
                .orElse(node);
    }

    private static Optional<Node> around(Workflow within, String path) {
        return within.nodes().values().stream()
                .filter(n -> n.inside() != null && path.startsWith(n.id() + "."))
                .findFirst();
    }

    private static org.bottega.flow.graph.Component inside(Node node) {
        return java.util.Objects.requireNonNull(node.inside());
    }

    private static String rest(Node around, String path) {
        return path.substring(around.id().length() + 1);
    }

    private Dimension whole(String name, String range) {
        return isParameter(name)
                ? ofParameter(name, range)
                : named(name, ofNode(workflow, name, node(name), setting(name)));
    }

    private Dimension ofParameter(String name, String range) {
        var parameter = workflow.parameters().get(name);
        if (parameter == null) {
            var all = new ArrayList<>(workflow.parameters().keySet());
            workflow.nodes().keySet().forEach(n -> all.add(n + ".setting"));
            throw ProblemException.usage(
                    name,
                    "The workflow has no parameter \"" + name + "\".",
                    "Name a parameter, or a node's setting as NODE.SETTING; there are: "
                            + String.join(", ", all)
                            + ".");
        }
        if (range.isEmpty() && parameter.type() != Parameter.Type.FLAG) {
            throw ProblemException.usage(
                    name,
                    "A parameter needs a range to be varied in.",
                    "Write it as in " + name + "=1..10 or " + name + "=a|b.");
        }
        return switch (parameter.type()) {
            case WHOLE ->
                    new Dimension.Whole(
                            name, Integer.MIN_VALUE, Integer.MAX_VALUE, Scale.LINEAR, null);
            case NUMBER -> new Dimension.Real(name, -FAR, FAR, Scale.LINEAR, null);
            case FLAG -> new Dimension.Categories(name, List.of(false, true), null);
            case TEXT, FILE ->
                    new Dimension.Categories(
                            name,
                            java.util.Arrays.stream(range.split("\\|"))
                                    .map(w -> (Object) w.strip())
                                    .toList(),
                            null);
        };
    }

    private Dimension ofNode(Workflow within, String name, String path, String setting) {
        var node = within.node(path);
        if (node.isEmpty()) {
            var around =
                    around(within, path)
                            .orElseThrow(() ->
                                    ProblemException.usage(
                                            name,
                                            "There is no node \"" + path + "\".",
                                            Nearest.hint(path, within.nodes().keySet())));
            return ofNode(inside(around).inside(), name, rest(around, path), setting);
        }
        var component = node.get().inside();
        if (component != null) {
            var ids = new LinkedHashMap<String, org.bottega.flow.graph.Component.Promoted>();
            component.promoted().forEach(p -> ids.put(p.id(), p));
            var promoted = ids.get(setting);
            if (promoted == null) {
                throw ProblemException.usage(
                        name,
                        "The component \"" + path + "\" has no setting \"" + setting + "\".",
                        Nearest.hint(setting, ids.keySet()));
            }
            return ofNode(component.inside(), name, promoted.node(), promoted.setting());
        }
        return catalog.find(node.get().type())
                .map(spec -> Space.dimension(spec.params(), setting))
                .orElseThrow(() ->
                        ProblemException.usage(
                                name,
                                "This program does not know nodes of the kind \""
                                        + node.get().type()
                                        + "\".",
                                "Vary a setting of another node."));
    }

    /// Of a learner the range that its presets span.
    private Optional<Dimension> usual(String name) {
        return isParameter(name)
                ? Optional.empty()
                : workflow.node(node(name))
                        .flatMap(n -> usual(n.type(), setting(name)))
                        .map(d -> named(name, d));
    }

    private static Optional<Dimension> usual(String type, String setting) {
        return Algorithms.all().stream()
                .filter(a -> a.info().id().equals(type))
                .findFirst()
                .flatMap(Suggested::space)
                .flatMap(s ->
                        s.dimensions().stream().filter(d -> d.name().equals(setting)).findFirst());
    }

    /// A range that is worth a look, as [Ranges] reads it: of a learner what its presets span, of others what lies
    /// near the preset.
    static String suggested(NodeSpec spec, String setting) {
        return Ranges.write(
                usual(spec.id(), setting).orElseGet(() -> Suggested.near(spec.params(), setting)));
    }

    static Dimension named(String name, Dimension dimension) {
        return switch (dimension) {
            case Dimension.Whole(var _, int min, int max, var scale, var condition) ->
                    new Dimension.Whole(name, min, max, scale, condition);
            case Dimension.Real(var _, double min, double max, var scale, var condition) ->
                    new Dimension.Real(name, min, max, scale, condition);
            case Dimension.Categories(var _, var values, var condition) ->
                    new Dimension.Categories(name, values, condition);
        };
    }
}
