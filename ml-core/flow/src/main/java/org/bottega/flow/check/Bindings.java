package org.bottega.flow.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bottega.flow.graph.Component;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Parameter;
import org.bottega.flow.graph.Workflow;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;

/// Puts the values of parameters where settings refer to them. A setting that is just `${name}` gets
/// the value with its type; within a longer text it becomes text. `$${` stands for `${` itself.
public final class Bindings {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(\\$\\{)|\\$\\{([A-Za-z][A-Za-z0-9_-]*)}");

    private Bindings() {}

    /// The value of every parameter.
    ///
    /// @param given by name, as a command line gives them
    /// @throws ProblemException (usage) with every unknown name and every value of a wrong type
    public static Map<String, Object> values(Workflow workflow, Map<String, String> given) {
        var problems = new ArrayList<Problem>();
        var values = new TreeMap<String, Object>();
        workflow.parameters().forEach((name, p) -> values.put(name, p.preset()));
        given.forEach((name, text) -> {
            var parameter = workflow.parameters().get(name);
            if (parameter == null) {
                problems.add(
                        Problem.error(
                                name,
                                "The workflow has no parameter \"" + name + "\".",
                                Nearest.hint(name, workflow.parameters().keySet())));
                return;
            }
            try {
                values.put(name, read(parameter, text));
            } catch (NumberFormatException _) {
                problems.add(
                        Problem.error(
                                name,
                                "\"" + text + "\" cannot be used here.",
                                "Give " + words(parameter.type()) + "."));
            }
        });
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Blame.USAGE, problems);
        }
        return values;
    }

    /// @throws NumberFormatException when the text is nothing of this type
    static Object read(Parameter parameter, String text) {
        return switch (parameter.type()) {
            case TEXT, FILE -> text;
            case WHOLE -> Long.parseLong(text.strip());
            case NUMBER -> {
                double value = Double.parseDouble(text.strip());
                if (!Double.isFinite(value)) {
                    throw new NumberFormatException();
                }
                yield value;
            }
            case FLAG ->
                    switch (text.strip()) {
                        case "true" -> true;
                        case "false" -> false;
                        default -> throw new NumberFormatException();
                    };
        };
    }

    private static String words(Parameter.Type type) {
        return switch (type) {
            case TEXT -> "a text";
            case FILE -> "a path";
            case WHOLE -> "a whole number";
            case NUMBER -> "a number";
            case FLAG -> "true or false";
        };
    }

    /// The workflow with the values in place of the references.
    ///
    /// @throws ProblemException when a setting refers to a parameter that is not there
    public static Workflow apply(Workflow workflow, Map<String, Object> values) {
        var problems = new ArrayList<Problem>();
        var bound = apply(workflow, values, problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Blame.INPUT, problems);
        }
        return bound;
    }

    private static Workflow apply(
            Workflow workflow, Map<String, Object> values, List<Problem> problems) {
        var edits = new ArrayList<Edit>();
        for (var node : workflow.nodes().values()) {
            var settings = settings(node, values, problems);
            var bound = settings.equals(node.settings()) ? node : node.withSettings(settings);
            var inside = node.inside();
            if (inside != null) {
                bound = bound.withInside(inside(inside, values, problems));
            }
            if (!bound.equals(node)) {
                edits.add(new Edit.PutNode(bound));
            }
        }
        return workflow.apply(Edit.together("", edits));
    }

    private static Component inside(
            Component component, Map<String, Object> values, List<Problem> problems) {
        return component.with(apply(component.inside(), values, problems));
    }

    /// The settings of one node with the values in place of the references.
    static Map<String, Object> settings(
            Node node, Map<String, Object> values, List<Problem> problems) {
        var settings = new LinkedHashMap<String, Object>();
        node.settings()
                .forEach((id, value) -> settings.put(id, bind(node, value, values, problems)));
        return settings;
    }

    /// Whether a setting may refer to a parameter.
    static boolean refers(Node node) {
        return node.settings().values().stream().anyMatch(Bindings::refers);
    }

    private static boolean refers(Object value) {
        return switch (value) {
            case String text -> text.contains("${");
            case List<?> list -> list.stream().anyMatch(v -> v != null && refers(v));
            default -> false;
        };
    }

    private static Object bind(
            Node node, Object value, Map<String, Object> values, List<Problem> problems) {
        return switch (value) {
            case String text -> bindText(node, text, values, problems);
            case List<?> list ->
                    list.stream()
                            .map(v -> v == null ? "" : bind(node, v, values, problems))
                            .toList();
            default -> value;
        };
    }

    private static Object bindText(
            Node node, String text, Map<String, Object> values, List<Problem> problems) {
        if (!text.contains("${")) {
            return text;
        }
        var matcher = REFERENCE.matcher(text);
        if (matcher.matches() && matcher.group(2) != null && values.containsKey(matcher.group(2))) {
            return values.get(matcher.group(2));
        }
        matcher.reset();
        return matcher.replaceAll(m -> {
            if (m.group(1) != null) {
                return Matcher.quoteReplacement("${");
            }
            var value = values.get(m.group(2));
            if (value == null) {
                problems.add(
                        Problem.error(
                                node.name(),
                                "A setting refers to the parameter \""
                                        + m.group(2)
                                        + "\", which the workflow does not have.",
                                Nearest.hint(m.group(2), values.keySet())));
                return "";
            }
            return Matcher.quoteReplacement(String.valueOf(value));
        });
    }
}
