package org.bottega.flow.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bottega.flow.check.Bindings;
import org.bottega.flow.check.Flat;
import org.bottega.flow.check.Settings;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.ProblemException;

/// Tells which results of a workflow are there already, without running anything: after a restart the
/// nodes whose results still hold are done at once. Safe for any thread.
public final class Standings {
    private static final int REMEMBERED = 5_000;

    private final Catalog catalog;
    private final ResultCache cache;
    private final Map<String, Result> read = new ConcurrentHashMap<>();

    public Standings(Catalog catalog, ResultCache cache) {
        this.catalog = catalog;
        this.cache = cache;
    }

    /// The results that a run now would take from the cache, by flat id. A node that gives another
    /// answer each time has none, nor has what is behind it. Looks at files; call it away from a
    /// window's thread.
    ///
    /// @param given values of parameters by name
    public Map<String, Result> find(Workflow workflow, Map<String, String> given) {
        Workflow flat;
        try {
            var values = Bindings.values(workflow, given);
            flat =
                    Bindings.apply(
                            Flat.of(workflow, new Flat.World(values, catalog::files)), values);
        } catch (ProblemException _) {
            return Map.of();
        }
        var found = new LinkedHashMap<String, Result>();
        var keys = new HashMap<String, String>();
        var closed = new HashSet<String>();
        for (var id : flat.order()) {
            var spec = catalog.find(flat.require(id).type()).orElse(null);
            if (spec == null || !settled(flat, id, found, closed)) {
                continue;
            }
            if (closed(flat, id, spec, found)) {
                closed.add(id);
                continue;
            }
            result(flat, id, spec, keys)
                    .ifPresent(result -> {
                        keys.put(id, result.key());
                        found.put(id, result);
                    });
        }
        return found;
    }

    /// Whether it is known of everything before a node what came of it.
    private static boolean settled(
            Workflow flat, String id, Map<String, Result> found, Set<String> closed) {
        return flat.into(id).stream()
                .allMatch(w -> found.containsKey(w.from()) || closed.contains(w.from()));
    }

    private static boolean closed(
            Workflow flat, String id, NodeSpec spec, Map<String, Result> found) {
        for (var port : spec.inputs()) {
            var wires = flat.into(id).stream().filter(w -> w.input().equals(port.id())).toList();
            if (!wires.isEmpty()
                    && wires.stream()
                            .allMatch(w -> {
                                var before = found.get(w.from());
                                return before == null || before.piece(w.output()).isEmpty();
                            })) {
                return true;
            }
        }
        return false;
    }

    private Optional<Result> result(
            Workflow flat, String id, NodeSpec spec, Map<String, String> keys) {
        if (spec.traits().contains(Trait.FRESH)) {
            return Optional.empty();
        }
        var node = flat.require(id);
        try {
            var params = Settings.read(spec, node.version(), node.settings());
            var key = ResultKey.of(spec, params, flat.into(id), keys, 0);
            if (!cache.has(key)) {
                return Optional.empty();
            }
            return read(key);
        } catch (IOException | RuntimeException _) {
            // what cannot be told now is told when it runs
            return Optional.empty();
        }
    }

    /// Results do not change under their key, so each is read once.
    private Optional<Result> read(String key) {
        var known = read.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        if (read.size() > REMEMBERED) {
            read.clear();
        }
        var result = cache.look(key);
        result.ifPresent(r -> read.put(key, r));
        return result;
    }
}
