package org.bottega.data.recipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The steps that make prepared data of raw data, in order. Immutable; each change gives another one,
/// so that undo is a list of recipes.
public record Recipe(List<Entry> entries) {
    public static final Recipe EMPTY = new Recipe(List.of());

    public Recipe {
        entries = List.copyOf(entries);
    }

    /// One step of a recipe.
    ///
    /// @param step the id of its kind; a kind that nobody knows is kept as it is
    /// @param settings plain values by id, sorted; those that have their presets are left out
    /// @param enabled false when it is passed over
    /// @param comment a person's remark, empty when there is none
    public record Entry(
            String step, Map<String, Object> settings, boolean enabled, String comment) {
        public Entry {
            settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        }

        public static Entry of(String step, Map<String, Object> settings) {
            return new Entry(step, settings, true, "");
        }

        public Entry with(String setting, Object value) {
            var copy = new TreeMap<>(settings);
            copy.put(setting, value);
            return new Entry(step, copy, enabled, comment);
        }

        public Entry withSettings(Map<String, Object> other) {
            return new Entry(step, other, enabled, comment);
        }

        public Entry withEnabled(boolean other) {
            return new Entry(step, settings, other, comment);
        }

        public Entry withComment(String other) {
            return new Entry(step, settings, enabled, other);
        }
    }

    public int size() {
        return entries.size();
    }

    /// With one more step at the end.
    public Recipe plus(Entry entry) {
        return insert(entries.size(), entry);
    }

    public Recipe insert(int at, Entry entry) {
        var copy = new ArrayList<>(entries);
        copy.add(at, entry);
        return new Recipe(copy);
    }

    public Recipe replace(int at, Entry entry) {
        var copy = new ArrayList<>(entries);
        copy.set(at, entry);
        return new Recipe(copy);
    }

    public Recipe remove(int at) {
        var copy = new ArrayList<>(entries);
        copy.remove(at);
        return new Recipe(copy);
    }

    /// Moves a step so that it stands at `to` afterwards.
    public Recipe move(int from, int to) {
        var copy = new ArrayList<>(entries);
        copy.add(to, copy.remove(from));
        return new Recipe(copy);
    }

    /// The first steps only.
    public Recipe first(int count) {
        return new Recipe(entries.subList(0, count));
    }
}
