package org.bottega.ui.page;

import java.nio.file.Path;
import java.util.Optional;
import org.bottega.kernel.param.Domain.Location;

/// Asks for the path that a setting holds, by the dialog that fits what it is for.
public final class PathQuestion {
    private PathQuestion() {}

    /// @return empty when nothing was chosen
    public static Optional<String> ask(Desk desk, Location location) {
        var extensions = location.extensions();
        Optional<Path> chosen =
                switch (location.use()) {
                    case READ, READ_ALL ->
                            desk.files().open(desk.say("form.choose-file"), extensions);
                    case WRITE ->
                            desk.files()
                                    .save(
                                            desk.say("form.choose-new-file"),
                                            extensions.isEmpty() ? "" : "." + extensions.getFirst(),
                                            extensions);
                    case FOLDER -> desk.files().folder(desk.say("form.choose-folder"));
                };
        return chosen.map(Path::toString);
    }
}
