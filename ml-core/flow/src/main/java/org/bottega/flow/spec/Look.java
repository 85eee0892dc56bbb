package org.bottega.flow.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Schema;

/// What a kind of node sees of one of its nodes at design time, and where it tells what it found.
/// Used by one thread for one look.
public final class Look {
    private final Node node;
    private final Params params;
    private final Map<String, List<Outline>> inputs;
    private final List<Finding> findings = new ArrayList<>();

    /// @param inputs for each input that has wires what comes along them, in the order of the wires
    public Look(Node node, Params params, Map<String, List<Outline>> inputs) {
        this.node = node;
        this.params = params;
        this.inputs = Map.copyOf(inputs);
    }

    public Node node() {
        return node;
    }

    public Params params() {
        return params;
    }

    public <T> T get(Param<T> param) {
        return params.get(param);
    }

    /// What comes into an input, empty when it has no wire.
    public List<Outline> inputs(String port) {
        return inputs.getOrDefault(port, List.of());
    }

    public Optional<Outline> input(String port) {
        return inputs(port).stream().findFirst();
    }

    /// The columns that come into an input, when they are known.
    public Optional<Schema> schema(String port) {
        return input(port).flatMap(Outline::schema);
    }

    public void error(String where, String what, String fix, Finding.Fix... fixes) {
        findings.add(new Finding(Problem.error(where, what, fix), List.of(fixes)));
    }

    public void warn(String where, String what, String fix, Finding.Fix... fixes) {
        findings.add(new Finding(Problem.warning(where, what, fix), List.of(fixes)));
    }

    public void found(Finding finding) {
        findings.add(finding);
    }

    /// Looks whether a setting names a column that is there. When it is not, says so and offers the
    /// nearest one; when nothing is chosen, says that it has to be. The setting itself stays as it is.
    ///
    /// @return true unless the column is known to be wrong
    public boolean column(Param<String> setting, String port) {
        var name = get(setting);
        var schema = schema(port);
        if (name.isBlank()) {
            error(setting.label(), "No column is chosen.", "Choose one in the settings.");
            return false;
        }
        if (schema.isEmpty() || schema.get().find(name).isPresent()) {
            return true;
        }
        var names = schema.get().names();
        error(
                setting.label(),
                "There is no column \"" + name + "\" any more.",
                Nearest.hint(name, names),
                Nearest.to(name, names)
                        .map(near ->
                                new Finding.Fix(
                                        "Use " + near,
                                        new Edit.PutNode(node.with(setting.id(), near))))
                        .stream()
                        .toArray(Finding.Fix[]::new));
        return false;
    }

    /// Looks whether a setting names columns that are there; tells those that are not. None is fine.
    public boolean columns(Param<List<String>> setting, String port) {
        var schema = schema(port);
        if (schema.isEmpty()) {
            return true;
        }
        var names = schema.get().names();
        var gone = get(setting).stream().filter(n -> !names.contains(n)).toList();
        for (var name : gone) {
            error(
                    setting.label(),
                    "There is no column \"" + name + "\" any more.",
                    Nearest.hint(name, names),
                    new Finding.Fix(
                            "Leave " + name + " out",
                            new Edit.PutNode(
                                    node.with(
                                            setting.id(),
                                            get(setting).stream()
                                                    .filter(n -> !n.equals(name))
                                                    .toList()))));
        }
        return gone.isEmpty();
    }

    /// All that was found so far.
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
