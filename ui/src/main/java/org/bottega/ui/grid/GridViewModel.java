package org.bottega.ui.grid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.bottega.data.view.Look;
import org.bottega.data.view.RowFilter;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.task.Background;
import org.bottega.ui.task.Stoppable;
import org.jspecify.annotations.Nullable;

/// The rows of a grid, fetched page by page as they are looked at; a few pages are kept. Where the rows
/// can be sorted, filtered and searched, this is where that is asked for. Belongs to the window's thread.
public final class GridViewModel {
    private static final int PAGE = 200;
    private static final int KEPT = 40;

    /// Pages asked for and not here yet; an older wish than these is no longer of interest.
    private static final int WANTED = 4;

    /// Above this many rows a sorted table is laid out anew in the background.
    private static final long LONG = 200_000;

    /// Reads rows as text.
    public interface Rows {
        /// The rows from `first` on, `count` at most, each a text per column, `null` when missing.
        /// Called away from the window's thread.
        List<@Nullable String[]> read(long first, int count) throws Exception;
    }

    /// Rows that can be looked at in other ways. All of it is called away from the window's thread.
    public interface Arranged extends Rows {
        /// The present look; answers at once, from any thread, as does `rows`.
        Look look();

        /// How many rows are looked at.
        long rows();

        /// @return how many rows are looked at
        long arrange(Look look, Progress progress) throws Exception;

        /// Whether pages would come faster after [#settle].
        boolean scattered();

        void settle(Progress progress) throws Exception;

        /// The next row that holds the text, itself included.
        OptionalLong find(String text, long from, boolean forward, Progress progress)
                throws Exception;

        /// The picture in a cell; `null` when there is none.
        byte @Nullable [] picture(String column, long row) throws Exception;
    }

    private final Background background;
    private final long all;
    private final Rows source;
    private final ReadOnlyLongWrapper rows = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(Look.PLAIN);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final List<Runnable> watchers = new ArrayList<>();
    private final LinkedHashSet<Long> wanted = new LinkedHashSet<>();
    private final Map<Long, List<@Nullable String[]>> pages =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Long, List<@Nullable String[]>> eldest) {
                    return size() > KEPT;
                }
            };
    private boolean reading;
    private int generation;
    private Stoppable arranging = new Stoppable();
    private Stoppable settling = new Stoppable();
    private Stoppable finding = new Stoppable();

    public GridViewModel(Background background, long rows, Rows source) {
        this.background = background;
        this.all = rows;
        this.source = source;
        this.rows.set(source instanceof Arranged from ? from.rows() : rows);
        this.look.set(source instanceof Arranged from ? from.look() : Look.PLAIN);
    }

    /// How many rows are looked at.
    public ReadOnlyLongProperty rows() {
        return rows.getReadOnlyProperty();
    }

    /// How many rows there are, looked at or not.
    public long all() {
        return all;
    }

    /// In what order, and only which rows.
    public ReadOnlyObjectProperty<Look> look() {
        return look.getReadOnlyProperty();
    }

    /// Whether rows are being sorted, filtered or searched.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the rows can be sorted, filtered and searched.
    public boolean arranges() {
        return source instanceof Arranged;
    }

    /// Calls `changed` each time rows arrived or another look was taken.
    public void watch(Runnable changed) {
        watchers.add(changed);
    }

    /// Looks at the rows in another way; what was asked before and is not done yet is given up.
    ///
    /// @param failed told why not, when that cannot be
    public void arrange(Look other, Consumer<? super Throwable> failed) {
        if (!(source instanceof Arranged from)) {
            return;
        }
        arranging.stop();
        settling.stop();
        var stop = new Stoppable();
        arranging = stop;
        busy.set(true);
        background.run(
                () -> from.arrange(other, stop),
                count -> {
                    if (stop != arranging) {
                        return;
                    }
                    busy.set(false);
                    generation++;
                    pages.clear();
                    wanted.clear();
                    look.set(other);
                    rows.set(count);
                    changed();
                    settle(from, count);
                },
                failure -> {
                    if (stop == arranging) {
                        busy.set(false);
                        failed.accept(failure);
                    }
                });
    }

    /// Gives up what is being sorted, filtered or searched.
    public void stop() {
        arranging.stop();
        finding.stop();
        busy.set(false);
    }

    private void settle(Arranged from, long count) {
        if (count < LONG) {
            return;
        }
        var stop = new Stoppable();
        settling = stop;
        background.run(
                () -> {
                    if (from.scattered()) {
                        from.settle(stop);
                    }
                    return count;
                },
                _ -> {},
                _ -> {});
    }

    /// Sorts by one column alone: as it is if it is sorted so already.
    public void sort(String column, boolean descending, Consumer<? super Throwable> failed) {
        var order = new Look.Order(column, descending);
        var orders =
                look.get().orders().equals(List.of(order)) ? List.<Look.Order>of() : List.of(order);
        arrange(new Look(orders, look.get().filters()), failed);
    }

    /// Sorts rows that are equal so far by this column.
    public void sortThen(String column, boolean descending, Consumer<? super Throwable> failed) {
        var orders = new ArrayList<>(look.get().orders());
        orders.removeIf(o -> o.column().equals(column));
        orders.add(new Look.Order(column, descending));
        arrange(new Look(orders, look.get().filters()), failed);
    }

    /// Puts a filter beside the others, or takes it away when it is there already.
    public void filter(RowFilter filter, Consumer<? super Throwable> failed) {
        var filters = new ArrayList<>(look.get().filters());
        if (!filters.remove(filter)) {
            filters.add(filter);
        }
        arrange(new Look(look.get().orders(), filters), failed);
    }

    /// Looks for a text from a row on.
    ///
    /// @param found gets the row; empty when there is none that way
    public void find(
            String text,
            long from,
            boolean forward,
            Consumer<OptionalLong> found,
            Consumer<? super Throwable> failed) {
        if (!(source instanceof Arranged in)) {
            return;
        }
        finding.stop();
        var stop = new Stoppable();
        finding = stop;
        busy.set(true);
        background.run(
                () -> in.find(text, from, forward, stop),
                row -> {
                    if (stop == finding) {
                        busy.set(false);
                        found.accept(row);
                    }
                },
                failure -> {
                    if (stop == finding) {
                        busy.set(false);
                        failed.accept(failure);
                    }
                });
    }

    /// Reads rows for something else than the screen.
    ///
    /// @param read gets them on the window's thread
    public void read(
            long first,
            int count,
            Consumer<List<@Nullable String[]>> read,
            Consumer<? super Throwable> failed) {
        background.run(() -> source.read(first, count), read, failed);
    }

    /// Reads the picture in a cell.
    public void picture(
            String column,
            long row,
            Consumer<byte @Nullable []> read,
            Consumer<? super Throwable> failed) {
        if (source instanceof Arranged from) {
            background.run(() -> from.picture(column, row), read, failed);
        }
    }

    /// Whether the row is here; if it is not, it is asked for.
    public boolean loaded(long row) {
        return page(row) != null;
    }

    /// The text of a cell, `null` when the value is missing or the row is not here yet.
    public @Nullable String text(long row, int column) {
        var page = page(row);
        if (page == null) {
            return null;
        }
        int at = (int) (row % PAGE);
        return at < page.size() ? page.get(at)[column] : null;
    }

    private @Nullable List<@Nullable String[]> page(long row) {
        long number = row / PAGE;
        var page = pages.get(number);
        if (page == null && wanted.add(number)) {
            if (wanted.size() > WANTED) {
                wanted.removeFirst();
            }
            next();
        }
        return page;
    }

    /// Reads the page last asked for: while a person scrolls, the earlier ones are past.
    private void next() {
        if (reading || wanted.isEmpty()) {
            return;
        }
        reading = true;
        long number = wanted.getLast();
        int of = generation;
        background.run(
                () -> source.read(number * PAGE, PAGE),
                read -> {
                    reading = false;
                    if (of == generation) {
                        wanted.remove(number);
                        pages.put(number, read);
                        changed();
                    }
                    next();
                },
                _ -> {
                    reading = false;
                    // asked for again when it is drawn the next time
                    wanted.remove(number);
                    next();
                });
    }

    private void changed() {
        List.copyOf(watchers).forEach(Runnable::run);
    }
}
