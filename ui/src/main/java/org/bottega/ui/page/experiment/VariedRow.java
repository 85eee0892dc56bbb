package org.bottega.ui.page.experiment;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.bottega.ui.page.experiment.Experiments.Knob;

/// A setting that can be varied: whether it is, and how far.
public final class VariedRow {
    private final Knob knob;
    private final BooleanProperty used;
    private final StringProperty range;

    /// @param changed told of each change
    VariedRow(Knob knob, Runnable changed) {
        this.knob = knob;
        used = new SimpleBooleanProperty(knob.usual());
        range = new SimpleStringProperty(knob.range());
        used.addListener((_, _, _) -> changed.run());
        range.addListener((_, _, _) -> changed.run());
    }

    public Knob knob() {
        return knob;
    }

    public BooleanProperty used() {
        return used;
    }

    public StringProperty range() {
        return range;
    }

    /// As the engine reads it.
    String line() {
        return knob.id() + "=" + range.get().strip();
    }
}
