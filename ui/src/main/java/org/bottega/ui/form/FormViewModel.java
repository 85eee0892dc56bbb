package org.bottega.ui.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;

/// The values typed into a form, each checked by its domain as it is typed. What is wrong is kept
/// beside, so that the last good values are always at hand.
public final class FormViewModel {
    private final ParamSpace space;
    private final ReadOnlyObjectWrapper<Params> params;
    private final ObservableMap<String, String> wrong = FXCollections.observableHashMap();
    private final ObservableMap<String, String> wrongView =
            FXCollections.unmodifiableObservableMap(wrong);
    private final Map<String, Object> plain = new LinkedHashMap<>();

    public FormViewModel(ParamSpace space, Params start) {
        this.space = space;
        this.params = new ReadOnlyObjectWrapper<>(start);
        plain.putAll(start.plain());
    }

    public List<Param<?>> settings() {
        return space.params();
    }

    /// The values as far as they are good.
    public ReadOnlyObjectProperty<Params> params() {
        return params.getReadOnlyProperty();
    }

    /// What is wrong, by the setting's id.
    public ObservableMap<String, String> wrong() {
        return wrongView;
    }

    /// The present value as a file would hold it.
    public Object value(Param<?> param) {
        return written(param);
    }

    private <T> Object written(Param<T> param) {
        return param.domain().write(params.get().get(param));
    }

    /// Takes what was typed or chosen for one setting.
    public void put(Param<?> param, Object typed) {
        var next = new LinkedHashMap<>(plain);
        next.put(param.id(), typed);
        try {
            params.set(space.read(next));
            plain.put(param.id(), typed);
            wrong.remove(param.id());
        } catch (ProblemException e) {
            var problem = e.problems().getFirst();
            wrong.put(param.id(), (problem.what() + " " + problem.fix()).strip());
        }
    }
}
