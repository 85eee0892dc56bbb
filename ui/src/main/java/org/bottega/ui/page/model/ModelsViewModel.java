package org.bottega.ui.page.model;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.Models.Entry;
import org.jspecify.annotations.Nullable;

/// The models, and the one that is looked at.
public final class ModelsViewModel {
    private final Desk desk;
    private final Models models;
    private final ObservableList<Entry> all = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable ModelViewModel> shown =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final Map<String, ModelViewModel> seen = new HashMap<>();
    private @Nullable String wanted;

    public ModelsViewModel(Desk desk, Models models) {
        this.desk = desk;
        this.models = models;
    }

    public ObservableList<Entry> all() {
        return all;
    }

    /// The model looked at, `null` while the list is.
    public ReadOnlyObjectProperty<@Nullable ModelViewModel> shown() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    public void refresh() {
        desk.background().run(models::all, all::setAll);
    }

    /// Opens a model, or goes back to the list.
    ///
    /// @param id `null` for the list
    public void open(@Nullable String id) {
        wanted = id;
        if (id == null) {
            shown.set(null);
            return;
        }
        var known = seen.get(id);
        if (known != null) {
            shown.set(known);
            return;
        }
        loading.set(true);
        desk.background()
                .run(
                        () -> models.open(id, desk.messages().locale()),
                        opened -> {
                            var model = new ModelViewModel(desk, models, opened);
                            seen.put(id, model);
                            if (id.equals(wanted)) {
                                loading.set(false);
                                shown.set(model);
                            }
                        },
                        failure -> {
                            if (id.equals(wanted)) {
                                loading.set(false);
                                shown.set(null);
                            }
                            desk.notices().show(failure);
                        });
    }
}
