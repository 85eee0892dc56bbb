package org.bottega.engine.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.model.json.Json;

/// What schedules have done already, so that nothing runs twice or is forgotten after a restart.
final class ScheduleState {
    private final Path file;
    private final Map<String, Instant> last = new HashMap<>();
    private final Map<String, Set<String>> seen = new HashMap<>();

    /// A state that cannot be read counts as none.
    ScheduleState(Path folder) {
        file = folder.resolve("workflows").resolve("schedule-state.json");
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            var json = Json.read(file.toString(), Files.readString(file));
            for (var id : json.names()) {
                var one = json.at(id);
                one.find("last").ifPresent(l -> last.put(id, Instant.parse(l.text())));
                one.find("seen").ifPresent(s -> seen.put(id, new LinkedHashSet<>(s.texts())));
            }
        } catch (IOException | ProblemException | DateTimeParseException _) {
            last.clear();
            seen.clear();
        }
    }

    Instant last(String id, Instant otherwise) {
        return last.computeIfAbsent(id, _ -> otherwise);
    }

    void ran(String id, Instant at) {
        last.put(id, at);
    }

    /// Whether files of a schedule were looked at before.
    boolean knows(String id) {
        return seen.containsKey(id);
    }

    Set<String> seen(String id) {
        return seen.computeIfAbsent(id, _ -> new LinkedHashSet<>());
    }

    /// Forgets all but these schedules.
    void keep(Set<String> ids) {
        last.keySet().retainAll(ids);
        seen.keySet().retainAll(ids);
    }

    void write() {
        var json = Json.object();
        var ids = new HashSet<>(last.keySet());
        ids.addAll(seen.keySet());
        ids.stream()
                .sorted()
                .forEach(id -> {
                    var one = json.putObject(id);
                    var at = last.get(id);
                    if (at != null) {
                        one.put("last", at.toString());
                    }
                    var files = seen.get(id);
                    if (files != null) {
                        files.forEach(one.putArray("seen")::add);
                    }
                });
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException _) {
            return;
        }
        WholeFile.write(file, Json.pretty(json) + "\n");
    }
}
