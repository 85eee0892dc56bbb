package org.bottega.kernel.param;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The values chosen for some settings; what is not chosen has its preset. Immutable.
public final class Params {
    private static final Params DEFAULTS = new Params(Map.of());

    private final Map<Param<?>, Object> chosen;

    private Params(Map<Param<?>, Object> chosen) {
        this.chosen = chosen;
    }

    public static Params defaults() {
        return DEFAULTS;
    }

    @SuppressWarnings("unchecked")
    public <T> T get(Param<T> param) {
        return (T) chosen.getOrDefault(param, param.preset());
    }

    /// These values with one more chosen.
    ///
    /// @throws org.bottega.kernel.ProblemException when `value` is outside the domain
    public <T> Params with(Param<T> param, T value) {
        var copy = new LinkedHashMap<>(chosen);
        copy.put(param, param.domain().read(param.id(), param.domain().write(value)));
        return new Params(Collections.unmodifiableMap(copy));
    }

    /// What was chosen, by id, as plain values ready for a file.
    public Map<String, Object> plain() {
        var out = new LinkedHashMap<String, Object>();
        chosen.forEach((param, value) -> out.put(param.id(), write(param, value)));
        return out;
    }

    @SuppressWarnings("unchecked")
    private static <T> Object write(Param<T> param, Object value) {
        return param.domain().write((T) value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Params params && params.chosen.equals(chosen);
    }

    @Override
    public int hashCode() {
        return chosen.hashCode();
    }

    @Override
    public String toString() {
        return plain().toString();
    }
}
