package org.bottega.flow.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.flow.spec.NodeRun.Piece;
import org.bottega.flow.spec.Outline;
import org.bottega.kernel.Problem;

/// What a node gave, kept under its key.
///
/// @param key see [ResultKey]
/// @param folder with one folder for each open output
/// @param outputs what lies there, by output id; a closed output is not among them
/// @param notes what a person should know about it
/// @param millis how long it took when it was made
public record Result(
        String key, Path folder, Map<String, Outline> outputs, List<Problem> notes, long millis) {
    public Result {
        outputs = Map.copyOf(outputs);
        notes = List.copyOf(notes);
    }

    public Optional<Piece> piece(String port) {
        return Optional.ofNullable(outputs.get(port))
                .map(outline -> new Piece(folder.resolve(port), outline));
    }
}
