package org.bottega.automl.tune;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Domain.Scale;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.jspecify.annotations.Nullable;

/// What is varied. A dimension with a condition stands after the one it depends on.
public final class Space {
    private final List<Dimension> dimensions;
    private final int[] parents;

    /// @throws ProblemException (usage) when there is none, a name stands twice, or a condition names no
    ///     earlier dimension of categories that has its values
    public Space(List<? extends Dimension> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        this.parents = new int[dimensions.size()];
        if (dimensions.isEmpty()) {
            throw ProblemException.usage(
                    "space", "Nothing is varied.", "Name at least one setting to tune.");
        }
        var index = new HashMap<String, Integer>();
        for (int d = 0; d < parents.length; d++) {
            var dimension = this.dimensions.get(d);
            var condition = dimension.condition();
            parents[d] = condition == null ? -1 : index.getOrDefault(condition.parent(), -1);
            if (condition != null
                    && !(parents[d] >= 0
                            && this.dimensions.get(parents[d])
                                    instanceof Dimension.Categories parent
                            && parent.values().containsAll(condition.values()))) {
                throw ProblemException.usage(
                        dimension.name(),
                        "Its condition is on \""
                                + condition.parent()
                                + "\", which has no such values.",
                        "Name a varied setting of a few choices that stands before it.");
            }
            if (index.put(dimension.name(), d) != null) {
                throw ProblemException.usage(
                        dimension.name(), "It is varied twice.", "Name each setting once.");
            }
        }
    }

    public static Space of(Dimension... dimensions) {
        return new Space(List.of(dimensions));
    }

    /// The named settings over their whole domains.
    ///
    /// @throws ProblemException (usage) naming the nearest setting for an unknown one, or for a text, which
    ///     cannot be varied
    public static Space of(ParamSpace params, List<String> ids) {
        return new Space(ids.stream().map(id -> dimension(params, id)).toList());
    }

    /// One setting over its whole domain.
    public static Dimension dimension(ParamSpace params, String id) {
        var all = params.params().stream().map(Param::id).toList();
        var param =
                params.params().stream()
                        .filter(p -> p.id().equals(id))
                        .findFirst()
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        id,
                                        "There is no setting \"" + id + "\".",
                                        Nearest.hint(id, all)));
        var dimension = dimension(param);
        if (dimension == null) {
            throw ProblemException.usage(
                    id, "A text cannot be varied.", "Choose settings that are numbers or choices.");
        }
        return dimension;
    }

    /// Whether a setting can be varied.
    public static boolean varies(Param<?> param) {
        return dimension(param) != null;
    }

    /// The dimension of a setting; nothing for texts and columns.
    static @Nullable Dimension dimension(Param<?> param) {
        return switch (param.domain()) {
            case Domain.Whole(int min, int max, var scale) ->
                    new Dimension.Whole(param.id(), min, max, able(min, scale), null);
            case Domain.Real(double min, double max, var scale) ->
                    new Dimension.Real(param.id(), min, max, able(min, scale), null);
            case Domain.Choice<?> choice ->
                    new Dimension.Categories(param.id(), List.copyOf(choice.words()), null);
            case Domain.Flag() -> new Dimension.Categories(param.id(), List.of(false, true), null);
            case Domain.Line(),
                    Domain.Location _,
                    Domain.ColumnName(var _),
                    Domain.ColumnNames(var _),
                    Domain.Formula(var _),
                    Domain.Lines(),
                    Domain.Code() ->
                    null;
        };
    }

    private static Scale able(double min, Scale scale) {
        return min > 0 ? scale : Scale.LINEAR;
    }

    public List<Dimension> dimensions() {
        return dimensions;
    }

    public int size() {
        return dimensions.size();
    }

    /// The plain values at a place; dimensions whose condition is not met are not among them.
    ///
    /// @param unit one number from 0 to 1 a dimension
    public Map<String, Object> values(double[] unit) {
        var values = new LinkedHashMap<String, Object>();
        for (int d = 0; d < parents.length; d++) {
            var dimension = dimensions.get(d);
            if (active(dimension, values)) {
                values.put(dimension.name(), dimension.value(unit[d]));
            }
        }
        return values;
    }

    private static boolean active(Dimension dimension, Map<String, Object> values) {
        var condition = dimension.condition();
        return condition == null
                || condition.values().contains(values.getOrDefault(condition.parent(), ""));
    }

    /// The place of plain values: NaN in dimensions that are not among them.
    public double[] unit(Map<String, Object> values) {
        var unit = new double[parents.length];
        for (int d = 0; d < parents.length; d++) {
            var value = values.get(dimensions.get(d).name());
            unit[d] = value == null ? Double.NaN : dimensions.get(d).unit(value);
        }
        return unit;
    }

    /// The same place with NaN in dimensions whose condition is not met.
    double[] bare(double[] unit) {
        return unit(values(unit));
    }

    /// These dimensions with one changed.
    public Space with(Dimension changed) {
        var all = new ArrayList<>(dimensions);
        all.replaceAll(d -> d.name().equals(changed.name()) ? changed : d);
        return new Space(all);
    }
}
