package org.bottega.ui.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the command palette shows for what is typed: every action and every object by name, the best
/// match first.
public final class PaletteViewModel {
    private static final int MOST = 60;

    /// One line.
    ///
    /// @param kind what it is, in words: an action, a data set, a model
    /// @param hint its shortcut, or nothing
    public record Entry(String label, String kind, String icon, String hint, Runnable run) {}

    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Entry> found = FXCollections.observableArrayList();
    private List<Entry> all = List.of();

    public PaletteViewModel() {
        query.addListener((_, _, _) -> filter());
    }

    public StringProperty query() {
        return query;
    }

    public ObservableList<Entry> found() {
        return found;
    }

    /// Everything that can be found from now on.
    public void offer(List<Entry> entries) {
        all = List.copyOf(entries);
        filter();
    }

    private void filter() {
        var typed = query.get().strip().toLowerCase(Locale.ROOT);
        found.setAll(
                all.stream()
                        .filter(e -> rank(e, typed) < Integer.MAX_VALUE)
                        .sorted(Comparator.comparingInt(e -> rank(e, typed)))
                        .limit(MOST)
                        .toList());
    }

    /// How well a line fits: 0 begins with it, 1 a word does, 2 holds it, 3 holds its letters in order.
    private static int rank(Entry entry, String typed) {
        var label = entry.label().toLowerCase(Locale.ROOT);
        if (label.startsWith(typed)) {
            return 0;
        }
        if (label.contains(" " + typed)) {
            return 1;
        }
        if (label.contains(typed) || entry.kind().toLowerCase(Locale.ROOT).contains(typed)) {
            return 2;
        }
        int at = 0;
        for (int i = 0; i < label.length() && at < typed.length(); i++) {
            if (label.charAt(i) == typed.charAt(at)) {
                at++;
            }
        }
        return at == typed.length() ? 3 : Integer.MAX_VALUE;
    }
}
