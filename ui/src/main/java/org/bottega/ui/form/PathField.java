package org.bottega.ui.form;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.bottega.kernel.param.Domain.Location;
import org.bottega.kernel.param.Domain.Use;
import org.bottega.ui.control.Parts;
import org.bottega.ui.text.Messages;

/// A path to type, with a button that asks for it by the system's dialog; two where it may be a file or a
/// folder.
final class PathField extends HBox {
    private final TextField text;

    /// @param ask for a path; empty when nothing was chosen
    PathField(
            String id,
            Location location,
            TextField text,
            Function<Location, Optional<String>> ask,
            Messages messages) {
        super(4);
        this.text = text;
        setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        getChildren().add(text);
        if (location.use() != Use.FOLDER) {
            var file = location.use() == Use.WRITE ? Use.WRITE : Use.READ;
            getChildren()
                    .add(
                            button(
                                    "choose-" + id,
                                    file == Use.WRITE
                                            ? "mdi2c-content-save-outline"
                                            : "mdi2f-file-search-outline",
                                    messages.get(
                                            file == Use.WRITE
                                                    ? "form.choose-new-file"
                                                    : "form.choose-file"),
                                    new Location(file, location.extensions()),
                                    ask));
        }
        if (location.use() == Use.FOLDER || location.use() == Use.READ_ALL) {
            getChildren()
                    .add(
                            button(
                                    "choose-folder-" + id,
                                    "mdi2f-folder-open-outline",
                                    messages.get("form.choose-folder"),
                                    new Location(Use.FOLDER, location.extensions()),
                                    ask));
        }
    }

    private Button button(
            String id,
            String icon,
            String words,
            Location location,
            Function<Location, Optional<String>> ask) {
        var button =
                Parts.iconButton(icon, words, () -> ask.apply(location).ifPresent(text::setText));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(words);
        return button;
    }

    TextField text() {
        return text;
    }
}
