package org.bottega.learn.encode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Schema;
import org.bottega.learn.feature.Pipeline;
import org.jspecify.annotations.Nullable;

/// What a person wants done with some columns instead of what the learner's encoding declares.
///
/// @param texts for each column its pipelines as they are written, side by side; no pipeline leaves the
///     column out
public record FeatureChoices(Map<String, List<String>> texts) {
    public static final FeatureChoices NONE = new FeatureChoices(Map.of());

    private static final String LEAVE_OUT = "none";

    public FeatureChoices {
        var copy = new LinkedHashMap<String, List<String>>();
        texts.forEach((column, pipelines) -> copy.put(column, List.copyOf(pipelines)));
        texts = java.util.Collections.unmodifiableMap(copy);
    }

    /// Reads `COLUMN=STEP + STEP …`; a column that stands several times has several pipelines side by side,
    /// and `COLUMN=none` leaves it out.
    ///
    /// @param names the columns there are; a name may hold `=`
    /// @throws ProblemException (usage) with everything that is wrong
    public static FeatureChoices read(List<String> lines, List<String> names) {
        var texts = new LinkedHashMap<String, List<String>>();
        var problems = new ArrayList<Problem>();
        for (var line : lines) {
            var name =
                    names.stream()
                            .filter(n -> line.startsWith(n + "="))
                            .max(java.util.Comparator.comparingInt(String::length));
            if (name.isEmpty()) {
                int equals = line.indexOf('=');
                var meant = equals < 0 ? line : line.substring(0, equals);
                problems.add(
                        Problem.error(
                                "features",
                                equals < 0
                                        ? "\"" + line + "\" does not say what to do."
                                        : "There is no column \"" + meant + "\".",
                                equals < 0
                                        ? "Write COLUMN=STEP, or COLUMN=none to leave it out."
                                        : Nearest.hint(meant, names)));
                continue;
            }
            var text = line.substring(name.get().length() + 1).strip();
            var own = texts.computeIfAbsent(name.get(), _ -> new ArrayList<>());
            if (!text.equals(LEAVE_OUT)) {
                own.add(text);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Blame.USAGE, problems);
        }
        return new FeatureChoices(texts);
    }

    /// The pipelines chosen for a column; nothing where none are.
    @Nullable List<Pipeline> pipelines(String column) {
        var own = texts.get(column);
        return own == null ? null : own.stream().map(Pipeline::read).toList();
    }

    /// @throws ProblemException (usage) for a column that is not there or is the target, and for a pipeline
    ///     that cannot be read
    void check(Schema schema, String target) {
        var problems = new ArrayList<Problem>();
        texts.forEach((column, pipelines) -> {
            if (column.equals(target)) {
                problems.add(
                        Problem.error(
                                column,
                                "It is what is predicted, so it is no input.",
                                "Choose steps for other columns."));
            } else if (schema.indexOf(column).isEmpty()) {
                problems.add(
                        Problem.error(
                                "features",
                                "There is no column \"" + column + "\".",
                                Nearest.hint(column, schema.names())));
            }
            for (var pipeline : pipelines) {
                try {
                    Pipeline.read(pipeline);
                } catch (ProblemException e) {
                    problems.addAll(e.problems());
                }
            }
        });
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Blame.USAGE, problems);
        }
    }
}
