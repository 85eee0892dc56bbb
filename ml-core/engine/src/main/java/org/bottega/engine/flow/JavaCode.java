package org.bottega.engine.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Parameter;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.kernel.ProblemException;

/// Writes a workflow as a Java program that does the same with the same figures. Components are written
/// out, repeated ones once for each round; nodes that are switched off are left out with all behind them.
public final class JavaCode {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(\\$\\{)|\\$\\{([A-Za-z][A-Za-z0-9_-]*)}");
    private static final int WIDE = 100;

    private final Workflow drawn;
    private final Workflow flat;
    private final Catalog catalog;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>(Set.of("flow", "args"));

    private JavaCode(Workflow drawn, Workflow flat, Catalog catalog) {
        this.drawn = drawn;
        this.flat = flat;
        this.catalog = catalog;
    }

    /// @return the source of one class in the unnamed package; its file is to be called as [#className]
    /// @throws ProblemException when a kind of node is not known
    public static String of(Workflow workflow, Flows flows) {
        var flat = flows.flat(workflow, Map.of());
        return new JavaCode(workflow, flat, flows.catalog()).write();
    }

    /// The name of the class for a workflow.
    public static String className(Workflow workflow) {
        var name = new StringBuilder();
        for (var word : workflow.name().split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        var text =
                name.isEmpty() || Character.isDigit(name.charAt(0))
                        ? "Flow" + name
                        : name.toString();
        return SourceVersion.isName(text) ? text : text + "Flow";
    }

    private String write() {
        var code = new StringBuilder();
        code.append("import java.util.List;\nimport org.bottega.engine.sdk.Pipeline;\n\n");
        code.append("/// ").append(line(drawn.name())).append(", exported from its workflow.\n");
        code.append("public final class ").append(className(drawn)).append(" {\n");
        code.append("    private ").append(className(drawn)).append("() {}\n\n");
        code.append("    /// Arguments: name=value for parameters, --out DIR, --workspace DIR.\n");
        code.append("    public static void main(String[] args) {\n");
        code.append("        try (var flow = Pipeline.open(args)) {\n");
        for (var parameter : drawn.parameters().values()) {
            parameter(parameter, code);
        }
        var running = running();
        for (var id : flat.order()) {
            if (running.contains(id)) {
                node(flat.require(id), running, code);
            }
        }
        code.append("        }\n    }\n}\n");
        return code.toString();
    }

    private Set<String> running() {
        var off = new TreeSet<String>();
        flat.nodes().values().stream().filter(n -> !n.enabled()).forEach(n -> off.add(n.id()));
        var all = new TreeSet<>(flat.nodes().keySet());
        all.removeAll(flat.downstream(off));
        return all;
    }

    private void parameter(Parameter parameter, StringBuilder code) {
        if (!parameter.doc().isBlank()) {
            code.append("            // ").append(line(parameter.doc())).append('\n');
        }
        var preset = parameter.preset();
        var call =
                switch (parameter.type()) {
                    case TEXT, FILE ->
                            "text(" + quoted(parameter.name()) + ", " + quoted(preset + "");
                    case WHOLE -> "whole(" + quoted(parameter.name()) + ", " + preset + "L";
                    case NUMBER -> "number(" + quoted(parameter.name()) + ", " + preset;
                    case FLAG -> "flag(" + quoted(parameter.name()) + ", " + preset;
                };
        code.append("            var ")
                .append(variable("parameter " + parameter.name(), parameter.name()))
                .append(" = flow.")
                .append(call)
                .append(");\n");
    }

    private void node(Node node, Set<String> running, StringBuilder code) {
        var spec =
                catalog.find(node.type())
                        .orElseThrow(() ->
                                ProblemException.input(
                                        node.name(),
                                        "Nothing here knows the kind \"" + node.type() + "\".",
                                        "Remove it first."));
        if (!node.comment().isBlank()) {
            node.comment()
                    .lines()
                    .forEach(l -> code.append("            // ").append(l).append('\n'));
        }
        var calls = new ArrayList<String>();
        var settings =
                node.version() < spec.version()
                        ? spec.migrate(node.version(), node.settings())
                        : node.settings();
        settings.forEach(
                (id, value) -> calls.add(".set(" + quoted(id) + ", " + value(value) + ")"));
        for (var wire : flat.into(node.id())) {
            calls.add(
                    ".from("
                            + quoted(wire.input())
                            + ", "
                            + names.get(wire.from())
                            + ", "
                            + quoted(wire.output())
                            + ")");
        }
        calls.add(".run()");
        var ends =
                spec.outputs().stream()
                        .map(p -> p.id())
                        .filter(port ->
                                flat.outOf(node.id()).stream()
                                        .noneMatch(w ->
                                                w.output().equals(port)
                                                        && running.contains(w.to())))
                        .sorted()
                        .toList();
        var start = "flow.node(" + quoted(spec.id()) + ", " + quoted(node.name()) + ")";
        boolean needed = !flat.outOf(node.id()).isEmpty() || !ends.isEmpty();
        var head = needed ? "var " + variable(node.id(), node.id()) + " = " + start : start;
        code.append("            ").append(head);
        int length = head.length() + calls.stream().mapToInt(String::length).sum();
        boolean one = length < WIDE - 13;
        for (var call : calls) {
            code.append(one ? "" : "\n                    ").append(call);
        }
        code.append(";\n");
        if (!ends.isEmpty()) {
            code.append("            ")
                    .append(names.get(node.id()))
                    .append(".save(")
                    .append(quoted(node.id()));
            ends.forEach(e -> code.append(", ").append(quoted(e)));
            code.append(");\n");
        }
    }

    private String value(Object value) {
        return switch (value) {
            case String text -> text(text);
            case List<?> list ->
                    "List.of("
                            + String.join(
                                    ", ",
                                    list.stream().map(v -> v == null ? "\"\"" : value(v)).toList())
                            + ")";
            case Long whole -> whole + "L";
            default -> value.toString();
        };
    }

    /// A text in which parameters may stand.
    private String text(String text) {
        var matcher = REFERENCE.matcher(text);
        if (matcher.matches() && matcher.group(2) != null) {
            return reference(matcher.group(2), text);
        }
        matcher.reset();
        var parts = new ArrayList<String>();
        var literal = new StringBuilder();
        int at = 0;
        while (matcher.find()) {
            literal.append(text, at, matcher.start());
            if (matcher.group(1) != null) {
                literal.append("${");
            } else {
                parts.add(quoted(literal.toString()));
                literal.setLength(0);
                parts.add(reference(matcher.group(2), matcher.group()));
            }
            at = matcher.end();
        }
        literal.append(text.substring(at));
        if (!literal.isEmpty() || parts.isEmpty()) {
            parts.add(quoted(literal.toString()));
        }
        return String.join(" + ", parts);
    }

    private String reference(String parameter, String otherwise) {
        var name = names.get("parameter " + parameter);
        return name == null ? quoted(otherwise) : name;
    }

    /// A name for a variable: that of the id where it is free.
    private String variable(String key, String id) {
        var name = new StringBuilder();
        for (var word : id.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                name.append(
                                name.isEmpty()
                                        ? word.substring(0, 1).toLowerCase(Locale.ROOT)
                                        : word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        var base =
                name.isEmpty() || Character.isDigit(name.charAt(0)) ? "n" + name : name.toString();
        if (SourceVersion.isKeyword(base)) {
            base += "Node";
        }
        var free = base;
        for (int i = 2; !used.add(free); i++) {
            free = base + i;
        }
        names.put(key, free);
        return free;
    }

    private static String line(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20) {
                        quoted.append(String.format("\\%03o", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
