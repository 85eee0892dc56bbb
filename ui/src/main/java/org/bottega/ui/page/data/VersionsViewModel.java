package org.bottega.ui.page.data;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.data.Datasets.Compared;
import org.bottega.ui.page.data.Datasets.Version;
import org.bottega.ui.task.Stoppable;
import org.jspecify.annotations.Nullable;

/// The versions of the data set looked at, and two of them side by side.
public final class VersionsViewModel {
    private final Desk desk;
    private final Datasets datasets;
    private final Consumer<@Nullable String> changed;
    private final ObservableList<Version> all = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Pair> pair = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Stoppable stop = new Stoppable();
    private String dataset = "";

    /// Two versions side by side, the older first.
    public record Pair(Version before, Version after, Compared compared) {}

    /// @param changed told that there are other versions now, and which one to look at
    public VersionsViewModel(Desk desk, Datasets datasets, Consumer<@Nullable String> changed) {
        this.desk = desk;
        this.datasets = datasets;
        this.changed = changed;
    }

    /// The newest first.
    public ObservableList<Version> all() {
        return all;
    }

    /// `null` until two were compared.
    public ReadOnlyObjectProperty<@Nullable Pair> pair() {
        return pair.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Shows the versions of a data set.
    public void look(String wanted) {
        if (!wanted.equals(dataset)) {
            pair.set(null);
        }
        dataset = wanted;
        desk.background()
                .run(
                        () -> datasets.versions(wanted),
                        found -> {
                            if (wanted.equals(dataset)) {
                                all.setAll(found);
                            }
                        });
    }

    /// Compares two versions, whichever is older.
    public void compare(Version one, Version other) {
        boolean ordered = one.entry().version() < other.entry().version();
        var before = ordered ? one : other;
        var after = ordered ? other : one;
        var stopped = new Stoppable();
        stop.stop();
        stop = stopped;
        work(
                () -> datasets.compare(before.entry().id(), after.entry().id(), stopped),
                found -> pair.set(new Pair(before, after, found)));
    }

    /// Makes an old version the newest again.
    public void restore(Version version) {
        work(
                () -> datasets.restore(version.entry().id()),
                made -> {
                    desk.notices().say(desk.say("versions.restored", version.entry().version()));
                    changed.accept(made);
                    look(dataset);
                });
    }

    /// Deletes a version.
    ///
    /// @param used whether it goes even when something was made from it
    public void delete(Version version, boolean used) {
        work(
                () -> {
                    datasets.delete(version.entry().id(), used);
                    return version;
                },
                gone -> {
                    desk.notices().say(desk.say("versions.deleted", gone.entry().name()));
                    var left =
                            all.stream()
                                    .map(v -> v.entry().id())
                                    .filter(id -> !id.equals(gone.entry().id()))
                                    .toList();
                    pair.set(null);
                    changed.accept(left.isEmpty() ? null : left.getFirst());
                    look(dataset);
                });
    }

    /// Gives the data set another name.
    public void rename(String name) {
        var old = dataset;
        work(
                () -> {
                    datasets.rename(old, name);
                    return name;
                },
                now -> {
                    dataset = now;
                    look(now);
                    changed.accept(all.isEmpty() ? null : all.getFirst().entry().id());
                });
    }

    private <T> void work(Callable<T> what, Consumer<T> done) {
        busy.set(true);
        desk.background()
                .run(
                        what,
                        found -> {
                            busy.set(false);
                            done.accept(found);
                        },
                        failure -> {
                            busy.set(false);
                            desk.notices().show(failure);
                        });
    }

    /// What all the versions are called.
    public String dataset() {
        return dataset;
    }
}
