package org.bottega.data.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps there are.
public final class Catalog {
    private final Map<String, Step> byId = new LinkedHashMap<>();

    public Catalog(List<Step> steps) {
        for (var step : steps) {
            if (byId.put(step.id(), step) != null) {
                throw new IllegalArgumentException("two steps are called " + step.id());
            }
        }
    }

    public List<Step> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Step> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
