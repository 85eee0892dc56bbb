package org.bottega.flow.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bottega.flow.graph.Node;
import org.bottega.kernel.ProblemException;

/// The rounds of a repeated component, from its settings `each` and `values`.
///
/// `each` names the promoted settings that change, with commas between. A line of `values` is one round,
/// with as many values between commas as there are settings (with one setting the whole line is its
/// value). A line such as `1..5` stands for a round each from 1 to 5, and `files: data/*.csv` for a round
/// for each of these files. With `every` set to true, each
/// line belongs to the setting at its place, and the rounds are all combinations of what stands in the
/// lines: a grid.
final class Rounds {
    private static final int MOST = 1_000;
    private static final String FILES = "files:";
    private static final Pattern RANGE = Pattern.compile("(-?[0-9]{1,9})\\.\\.(-?[0-9]{1,9})");

    private Rounds() {}

    /// For each round what the component's settings are.
    ///
    /// @throws ProblemException when there are no values, too many, or they do not fit the settings
    static List<Map<String, Object>> of(Node node, Flat.World world) {
        // references that lead nowhere are told where the setting is used
        var settings = Bindings.settings(node, world.values(), new ArrayList<>());
        var each = List.of(String.valueOf(settings.getOrDefault("each", "")).split("\\s*,\\s*"));
        var lines = files(node, lines(settings.getOrDefault("values", "")), world);
        boolean grid = Boolean.parseBoolean(String.valueOf(settings.get("every")));
        var rounds = grid ? grid(node, each, lines) : listed(node, each, lines);
        if (rounds.isEmpty() || rounds.size() > MOST) {
            throw ProblemException.input(
                    node.name(),
                    rounds.isEmpty()
                            ? "There are no values to repeat this for."
                            : rounds.size() + " values are more than " + MOST + ".",
                    "Give one value a line.");
        }
        return rounds;
    }

    /// A line such as `files: data/*.csv` stands for a line for each of these files.
    private static List<String> files(Node node, List<String> lines, Flat.World world) {
        var all = new ArrayList<String>();
        for (var line : lines) {
            if (!line.startsWith(FILES)) {
                all.add(line);
                continue;
            }
            var found = world.files().apply(line.substring(FILES.length()).strip());
            if (found.isEmpty()) {
                throw ProblemException.input(
                        node.name(),
                        "There are no " + line + ".",
                        "Check the pattern and the folder.");
            }
            all.addAll(found);
        }
        return all;
    }

    private static List<String> lines(Object values) {
        var lines = new ArrayList<String>();
        if (values instanceof List<?> list) {
            list.forEach(v -> lines.add(String.valueOf(v).strip()));
        } else {
            String.valueOf(values).lines().map(String::strip).forEach(lines::add);
        }
        lines.removeIf(String::isEmpty);
        return lines;
    }

    private static List<Map<String, Object>> listed(
            Node node, List<String> each, List<String> lines) {
        var rounds = new ArrayList<Map<String, Object>>();
        for (var line : lines) {
            if (each.size() == 1) {
                range(node, line)
                        .forEach(value -> rounds.add(Map.of(each.getFirst(), (Object) value)));
                continue;
            }
            var values = line.split("\\s*,\\s*", -1);
            if (values.length != each.size()) {
                throw ProblemException.input(
                        node.name(),
                        "\""
                                + line
                                + "\" holds "
                                + values.length
                                + " values for "
                                + each.size()
                                + " settings.",
                        "Give one for each of " + String.join(", ", each) + ".");
            }
            var round = new LinkedHashMap<String, Object>();
            for (int i = 0; i < values.length; i++) {
                round.put(each.get(i), values[i]);
            }
            rounds.add(round);
        }
        return rounds;
    }

    private static List<Map<String, Object>> grid(
            Node node, List<String> each, List<String> lines) {
        if (lines.size() != each.size()) {
            throw ProblemException.input(
                    node.name(),
                    lines.size() + " lines of values for " + each.size() + " settings.",
                    "Give one line for each of " + String.join(", ", each) + ".");
        }
        List<Map<String, Object>> rounds = List.of(Map.of());
        for (int i = 0; i < each.size(); i++) {
            var next = new ArrayList<Map<String, Object>>();
            for (var round : rounds) {
                for (var part : lines.get(i).split("\\s*,\\s*")) {
                    for (var value : range(node, part)) {
                        var longer = new LinkedHashMap<>(round);
                        longer.put(each.get(i), value);
                        next.add(longer);
                    }
                }
            }
            if (next.size() > MOST) {
                throw ProblemException.input(
                        node.name(),
                        "There are more than " + MOST + " combinations.",
                        "Give fewer values.");
            }
            rounds = next;
        }
        return rounds;
    }

    /// The numbers of a range, or the value itself.
    private static List<String> range(Node node, String value) {
        var matcher = RANGE.matcher(value);
        if (!matcher.matches()) {
            return List.of(value);
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = Integer.parseInt(matcher.group(2));
        if ((long) to - from >= MOST) {
            throw ProblemException.input(
                    node.name(), value + " are more than " + MOST + " values.", "Give fewer.");
        }
        var values = new ArrayList<String>();
        for (int i = from; i <= to; i++) {
            values.add(String.valueOf(i));
        }
        return values;
    }
}
