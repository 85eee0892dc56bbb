package org.bottega.kernel.param;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;

/// The settings a thing has, in the order in which a person sees them.
public record ParamSpace(List<Param<?>> params) {
    public ParamSpace {
        params = List.copyOf(params);
        if (new HashSet<>(params).size() != params.size()) {
            throw new IllegalArgumentException("an id stands twice in " + params);
        }
    }

    public static ParamSpace of(Param<?>... params) {
        return new ParamSpace(List.of(params));
    }

    /// Reads plain values by id.
    ///
    /// @throws ProblemException (usage) with every unknown id and every value outside its domain
    public Params read(Map<String, ?> plain) {
        var problems = new ArrayList<Problem>();
        var result = Params.defaults();
        for (var entry : plain.entrySet()) {
            var param = params.stream().filter(p -> p.id().equals(entry.getKey())).findFirst();
            if (param.isEmpty()) {
                problems.add(
                        Problem.error(
                                entry.getKey(),
                                "There is no setting \"" + entry.getKey() + "\".",
                                Nearest.hint(
                                        entry.getKey(), params.stream().map(Param::id).toList())));
                continue;
            }
            try {
                result = with(result, param.get(), entry.getValue());
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Blame.USAGE, problems);
        }
        return result;
    }

    private static <T> Params with(Params params, Param<T> param, Object plain) {
        return params.with(param, param.domain().read(param.id(), plain));
    }
}
