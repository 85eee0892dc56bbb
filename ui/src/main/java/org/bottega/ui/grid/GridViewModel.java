package org.bottega.ui.grid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.ui.task.Background;
import org.jspecify.annotations.Nullable;

/// The rows of a grid, fetched page by page as they are looked at; a few pages are kept. Belongs to the
/// window's thread.
public final class GridViewModel {
    /// Rows in a page.
    public static final int PAGE = 200;

    private static final int KEPT = 40;

    /// Reads rows as text.
    public interface Rows {
        /// The rows from `first` on, `count` at most, each a text per column, `null` when missing.
        /// Called away from the window's thread.
        List<@Nullable String[]> read(long first, int count) throws Exception;
    }

    private final Background background;
    private final long rows;
    private final Rows source;
    private final Set<Long> asked = new HashSet<>();
    private final List<Runnable> watchers = new ArrayList<>();
    private final Map<Long, List<@Nullable String[]>> pages =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Long, List<@Nullable String[]>> eldest) {
                    return size() > KEPT;
                }
            };

    public GridViewModel(Background background, long rows, Rows source) {
        this.background = background;
        this.rows = rows;
        this.source = source;
    }

    /// How many rows a list on the screen can hold of these.
    public int rows() {
        return (int) Math.min(rows, Integer.MAX_VALUE - 8);
    }

    /// Calls `changed` each time rows arrived.
    public void watch(Runnable changed) {
        watchers.add(changed);
    }

    /// Whether the row is here; if it is not, it is asked for.
    public boolean loaded(int row) {
        return page(row) != null;
    }

    /// The text of a cell, `null` when the value is missing or the row is not here yet.
    public @Nullable String text(int row, int column) {
        var page = page(row);
        if (page == null) {
            return null;
        }
        int at = row % PAGE;
        if (at >= page.size()) {
            return null;
        }
        return page.get(at)[column];
    }

    private @Nullable List<@Nullable String[]> page(int row) {
        long number = row / PAGE;
        var page = pages.get(number);
        if (page == null && asked.add(number)) {
            background.run(
                    () -> source.read(number * PAGE, PAGE),
                    read -> {
                        asked.remove(number);
                        pages.put(number, read);
                        watchers.forEach(Runnable::run);
                    });
        }
        return page;
    }
}
