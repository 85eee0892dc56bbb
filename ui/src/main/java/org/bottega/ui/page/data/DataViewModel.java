package org.bottega.ui.page.data;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.data.Datasets.Entry;
import org.bottega.ui.page.data.Datasets.Opened;
import org.bottega.ui.page.data.Datasets.Profile;
import org.jspecify.annotations.Nullable;

/// The data sets, the one looked at, the column looked at, and the column to predict.
public final class DataViewModel {
    private final Desk desk;
    private final Datasets datasets;
    private final ObservableList<Entry> all = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Opened> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Profile> column = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper target = new ReadOnlyStringWrapper();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private @Nullable String wanted;
    private @Nullable String proposedTarget;

    public DataViewModel(Desk desk, Datasets datasets) {
        this.desk = desk;
        this.datasets = datasets;
    }

    public ObservableList<Entry> all() {
        return all;
    }

    /// The data set looked at, `null` while there is none.
    public ReadOnlyObjectProperty<@Nullable Opened> opened() {
        return opened.getReadOnlyProperty();
    }

    /// The column looked at, `null` while there is none.
    public ReadOnlyObjectProperty<@Nullable Profile> column() {
        return column.getReadOnlyProperty();
    }

    /// The column to predict, `null` until it is chosen.
    public ReadOnlyStringProperty target() {
        return target.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /// Asks anew what there is and opens a data set.
    ///
    /// @param id `null` for the one last seen, or the newest
    public void refresh(@Nullable String id) {
        desk.background()
                .run(
                        datasets::all,
                        found -> {
                            all.setAll(found);
                            var current = opened.get();
                            if (id != null) {
                                open(id);
                            } else if (current == null && !found.isEmpty()) {
                                open(found.getFirst().id());
                            }
                        });
    }

    /// Opens a data set; a slower answer about another one is dropped.
    public void open(String id) {
        var current = opened.get();
        if (current != null && current.entry().id().equals(id)) {
            proposeTarget();
            return;
        }
        wanted = id;
        loading.set(true);
        desk.background()
                .run(
                        () -> datasets.open(id),
                        found -> {
                            if (!id.equals(wanted)) {
                                return;
                            }
                            loading.set(false);
                            target.set(null);
                            opened.set(found);
                            column.set(
                                    found.columns().isEmpty() ? null : found.columns().getFirst());
                            proposeTarget();
                        },
                        failure -> {
                            loading.set(false);
                            desk.notices().show(failure);
                        });
    }

    /// Proposes a target for the data set that is opened next; it is left alone where there is no such
    /// column.
    public void propose(@Nullable String name) {
        proposedTarget = name;
    }

    private void proposeTarget() {
        var name = proposedTarget;
        proposedTarget = null;
        if (name != null && find(name).isPresent()) {
            useAsTarget(name);
        }
    }

    private Optional<Profile> find(String name) {
        var current = opened.get();
        return current == null
                ? Optional.empty()
                : current.columns().stream().filter(p -> p.head().name().equals(name)).findFirst();
    }

    /// Looks at a column.
    public void look(String name) {
        find(name).ifPresent(column::set);
    }

    /// Makes a column the one to predict, or stops doing so when it is already.
    public void useAsTarget(String name) {
        if (name.equals(target.get())) {
            target.set(null);
            return;
        }
        find(name)
                .ifPresent(profile -> {
                    column.set(profile);
                    target.set(name);
                    desk.notices().say(desk.say("data.target-chosen", name));
                });
    }

    /// Goes to the set-up of an experiment on this data.
    public void startExperiment() {
        var current = opened.get();
        if (current != null) {
            desk.navigator().go(new Place.Setup(current.entry().id(), target.get()));
        }
    }
}
