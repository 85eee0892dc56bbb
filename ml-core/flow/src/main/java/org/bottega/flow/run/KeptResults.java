package org.bottega.flow.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bottega.flow.check.Bindings;
import org.bottega.flow.check.Flat;
import org.bottega.flow.check.Settings;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.ProblemException;

/// Tells which nodes of a workflow have a result already, from this run or an earlier one, without running
/// anything: what the canvas shows as done when a workflow is opened. Safe for any thread.
public final class KeptResults {
    private static final int REMEMBERED = 5_000;

    private final Catalog catalog;
    private final ResultCache cache;
    private final Map<String, Result> read = new ConcurrentHashMap<>();

    public KeptResults(Catalog catalog, ResultCache cache) {
        this.catalog = catalog;
        this.cache = cache;
    }

    /// @param values of all parameters, see [Bindings#values]
    /// @return by flat id. A node whose settings cannot be read, or that is always made anew, has none, and
    ///     neither has what is behind it
    /// @throws ProblemException when a repeated component has no values
    public Map<String, Result> find(Workflow workflow, Map<String, Object> values) {
        var flat = Flat.of(workflow, new Flat.World(values, catalog::files));
        var keys = new HashMap<String, String>();
        var kept = new LinkedHashMap<String, Result>();
        for (var id : flat.order()) {
            var node = flat.require(id);
            var spec = catalog.find(node.type());
            if (spec.isEmpty()
                    || !node.enabled()
                    || spec.get().traits().contains(Trait.FRESH)
                    || flat.into(id).stream().anyMatch(w -> !keys.containsKey(w.from()))) {
                continue;
            }
            key(flat, node, spec.get(), values, keys)
                    .ifPresent(key -> {
                        keys.put(id, key);
                        result(key).ifPresent(result -> kept.put(id, result));
                    });
        }
        return kept;
    }

    private static Optional<String> key(
            Workflow flat,
            Node node,
            NodeSpec spec,
            Map<String, Object> values,
            Map<String, String> keys) {
        try {
            var bound = Bindings.settings(node, values);
            var params = Settings.read(spec, node.version(), bound);
            return Optional.of(ResultKey.of(spec, params, flat.into(node.id()), keys, 0));
        } catch (ProblemException | IOException _) {
            return Optional.empty();
        }
    }

    private Optional<Result> result(String key) {
        if (!cache.has(key)) {
            read.remove(key);
            return Optional.empty();
        }
        if (read.size() > REMEMBERED) {
            read.clear();
        }
        var known = read.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        var found = cache.look(key);
        found.ifPresent(result -> read.put(key, result));
        return found;
    }
}
