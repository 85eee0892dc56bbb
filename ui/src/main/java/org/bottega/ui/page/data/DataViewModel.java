package org.bottega.ui.page.data;

import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.data.Datasets.Entry;
import org.bottega.ui.page.data.Datasets.Opened;
import org.bottega.ui.page.data.Datasets.Profile;
import org.bottega.ui.page.data.prepare.PrepareViewModel;
import org.jspecify.annotations.Nullable;

/// The data sets, the one looked at, the column looked at, and the column to predict.
public final class DataViewModel {
    private final Desk desk;
    private final Datasets datasets;
    private final ObservableList<Entry> all = FXCollections.observableArrayList();
    private final ObservableList<Entry> newest = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Opened> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Profile> column = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper target = new ReadOnlyStringWrapper();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private @Nullable String wanted;
    private @Nullable String proposedTarget;
    private @Nullable PrepareViewModel panel;
    private @Nullable String preparedId;

    public DataViewModel(Desk desk, Datasets datasets) {
        this.desk = desk;
        this.datasets = datasets;
    }

    /// All versions of all data sets, the newest first.
    /// What this works on.
    Datasets datasets() {
        return datasets;
    }

    /// Opens the data set looked at again, after its roles changed.
    void reopen() {
        var current = opened.get();
        if (current != null) {
            opened.set(null);
            open(current.entry().id());
        }
    }

    public ObservableList<Entry> all() {
        return all;
    }

    /// The newest version of each data set.
    public ObservableList<Entry> newest() {
        return newest;
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
                            var names = new HashSet<String>();
                            newest.setAll(
                                    found.stream().filter(e -> names.add(e.dataset())).toList());
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
                            if (!found.complete()) {
                                profile(id);
                            }
                        },
                        failure -> {
                            loading.set(false);
                            desk.notices().show(failure);
                        });
    }

    /// Looks at all rows of the data set looked at, whose first ones are there already.
    private void profile(String id) {
        desk.background()
                .run(
                        () -> datasets.profiled(id),
                        found -> {
                            var current = opened.get();
                            if (current == null || !current.entry().id().equals(id)) {
                                return;
                            }
                            var chosen = column.get();
                            opened.set(found);
                            if (chosen != null) {
                                look(chosen.head().name());
                            }
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

    /// Connects the panel in which a recipe is made.
    void prepare(PrepareViewModel panel) {
        this.panel = panel;
    }

    /// The data set for which a recipe is made, `null` while none is.
    @Nullable String preparedId() {
        return preparedId;
    }

    /// Begins to make a recipe for the data set looked at, or leaves off; what was made for it stays.
    void preparing(boolean on) {
        var current = opened.get();
        var to = panel;
        if (!on || current == null || to == null || current.entry().id().equals(preparedId)) {
            if (on && to != null && preparedId != null) {
                to.again();
            }
            return;
        }
        var id = current.entry().id();
        preparedId = id;
        desk.background()
                .run(
                        () -> datasets.prepare(id),
                        found -> {
                            if (id.equals(preparedId)) {
                                to.open(found);
                            } else {
                                found.close();
                            }
                        });
    }

    /// Applies the recipe as a job and opens the new version when it is there.
    void savePrepared() {
        var id = preparedId;
        var from = panel;
        if (id == null || from == null) {
            return;
        }
        var recipe = from.recipe().get();
        var made = new AtomicReference<@Nullable String>();
        desk.job(
                desk.say("prepare.job"),
                events -> datasets.savePrepared(id, recipe, events, made::set),
                event -> {
                    if (event instanceof JobEvent.Finished) {
                        desk.notices().say(desk.say("prepare.saved"));
                        refresh(made.get());
                    }
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
