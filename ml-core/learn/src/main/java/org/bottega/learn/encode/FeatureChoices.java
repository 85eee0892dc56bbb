package org.bottega.learn.encode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.learn.feature.Pipeline;

/// What a person wants done with some columns instead of what the learner's encoding declares.
///
/// @param lines one wish each: `COLUMN=STEP + STEP`, a pipeline for the column; several lines of one column
///     are pipelines side by side. `COLUMN=none` leaves it out, `COLUMN=plain` takes a number as it is, and
///     `COLUMN*COLUMN` adds what the two do together; `NUMBER/NUMBER`, `NUMBER-NUMBER` and `NUMBER by CATEGORY` add
///     a ratio, a difference, and the mean of the group with the distance from it; `frequency of CATEGORY` adds the
///     share of the rows with the same level
public record FeatureChoices(List<String> lines) {
    public static final FeatureChoices NONE = new FeatureChoices(List.of());

    /// A line that is no wish for a column: a search shall make features of pairs of columns, or shall not.
    public static final String GENERATED = "generated";

    public static final String NOT_GENERATED = "plain";

    private static final String LEAVE_OUT = "none";
    private static final String PLAIN = "plain";

    public FeatureChoices {
        lines = List.copyOf(lines);
    }

    /// The wishes for the columns of a table.
    ///
    /// @param pipelines by column; an empty list leaves the column out
    /// @param interactions pairs of different columns
    record Wishes(Map<String, List<Pipeline>> pipelines, List<Pairing> interactions) {}

    /// Reads all lines against the columns there are; names may hold `=` and `*`.
    ///
    /// @param target what is predicted, and so is no input
    /// @throws ProblemException (usage) with everything that is wrong
    Wishes read(Schema schema, String target) {
        var pipelines = new LinkedHashMap<String, List<Pipeline>>();
        var interactions = new ArrayList<Pairing>();
        var problems = new ArrayList<Problem>();
        var names =
                schema.fields().stream()
                        .filter(f -> f.role() == Role.FEATURE && !f.name().equals(target))
                        .map(f -> f.name())
                        .toList();
        for (var line : lines) {
            var pair = pair(line, names);
            var name = named(line, names);
            if (pair.isPresent()) {
                interactions.add(pair.get());
            } else if (name.isEmpty()) {
                problems.add(unknown(line, names, schema, target));
            } else {
                var own = pipelines.computeIfAbsent(name.get(), _ -> new ArrayList<>());
                try {
                    pipeline(line.substring(name.get().length() + 1).strip()).ifPresent(own::add);
                } catch (ProblemException e) {
                    e.problems().stream()
                            .map(p ->
                                    Problem.error(name.get() + ", " + p.where(), p.what(), p.fix()))
                            .forEach(problems::add);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Blame.USAGE, problems);
        }
        return new Wishes(pipelines, interactions);
    }

    /// The wishes for the columns that are left after some were dropped.
    ///
    /// @throws ProblemException (usage) with everything that is wrong with respect to the whole table
    public FeatureChoices among(Schema kept, Schema whole, String target) {
        read(whole, target);
        var names = whole.names();
        return new FeatureChoices(
                lines.stream()
                        .filter(line ->
                                columns(line, names).stream()
                                        .allMatch(n -> kept.indexOf(n).isPresent()))
                        .toList());
    }

    /// The columns that a line is about.
    private static List<String> columns(String line, List<String> names) {
        return pair(line, names)
                .map(p -> List.of(p.first(), p.second()))
                .orElseGet(() -> named(line, names).map(List::of).orElse(List.of()));
    }

    private static Optional<String> named(String line, List<String> names) {
        return names.stream()
                .filter(n -> line.startsWith(n + "="))
                .max(Comparator.comparingInt(String::length));
    }

    private static Optional<Pipeline> pipeline(String text) {
        return switch (text) {
            case LEAVE_OUT -> Optional.empty();
            case PLAIN -> Optional.of(new Pipeline(List.of()));
            default -> Optional.of(Pipeline.read(text));
        };
    }

    private static Optional<Pairing> pair(String line, List<String> names) {
        if (line.startsWith(Pairing.FREQUENCY_OF)) {
            var category = line.substring(Pairing.FREQUENCY_OF.length()).strip();
            if (names.contains(category)) {
                return Optional.of(Pairing.frequency(category));
            }
        }
        for (var kind : Pairing.Kind.values()) {
            var sign = kind.sign();
            if (sign.isEmpty()) {
                continue;
            }
            for (int at = line.indexOf(sign); at >= 0; at = line.indexOf(sign, at + 1)) {
                var first = line.substring(0, at).strip();
                var second = line.substring(at + sign.length()).strip();
                if (names.contains(first) && names.contains(second) && !first.equals(second)) {
                    return Optional.of(new Pairing(first, second, kind));
                }
            }
        }
        return Optional.empty();
    }

    private static Problem unknown(String line, List<String> names, Schema schema, String target) {
        int equals = line.indexOf('=');
        int times = line.indexOf('*');
        if (equals < 0 && times < 0) {
            return Problem.error(
                    "features",
                    "\"" + line + "\" does not say what to do.",
                    "Write COLUMN=STEP, COLUMN=none to leave it out, or COLUMN*COLUMN (likewise / and -, NUMBER by CATEGORY, or frequency of CATEGORY).");
        }
        var meant =
                equals >= 0
                        ? line.substring(0, equals).strip()
                        : java.util.Arrays.stream(line.split("\\*", 2))
                                .map(String::strip)
                                .filter(n -> !names.contains(n))
                                .findFirst()
                                .orElse("");
        if (meant.isEmpty()) {
            return Problem.error(
                    "features",
                    "\"" + line + "\" names one column twice.",
                    "Write COLUMN=polynomial for its powers.");
        }
        if (meant.equals(target)) {
            return Problem.error(
                    "features",
                    "\"" + target + "\" is what is predicted, so it is no input.",
                    "Choose steps for other columns.");
        }
        if (schema.indexOf(meant).isPresent()) {
            return Problem.error(
                    "features",
                    "\"" + meant + "\" is not learnt from, so nothing is made of it.",
                    "Choose steps for other columns, or let it be an input.");
        }
        return Problem.error(
                "features",
                "There is no input column \"" + meant + "\".",
                Nearest.hint(meant, names));
    }
}
