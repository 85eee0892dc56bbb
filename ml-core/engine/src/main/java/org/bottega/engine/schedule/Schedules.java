package org.bottega.engine.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.model.json.Json;

/// The schedules of a workspace, in one file. Programs may share it; the last one to write wins.
public final class Schedules {
    private final Path file;

    /// @param folder the workspace's folder
    public Schedules(Path folder) {
        this.file = folder.resolve("workflows").resolve("schedules.json");
    }

    /// All of them by id.
    public List<Schedule> list() {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            var json = Json.read(file.toString(), Files.readString(file));
            json.at("format").whole(1, 1);
            return json.at("schedules").items().stream().map(Schedule::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Schedule> find(String id) {
        return list().stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /// @throws ProblemException (usage) when there is none of that id
    public Schedule require(String id) {
        return find(id).orElseThrow(() ->
                ProblemException.usage(
                        id,
                        "There is no schedule \"" + id + "\".",
                        Nearest.hint(id, list().stream().map(Schedule::id).toList())));
    }

    /// An id that none has: `base`, `base-2`, …
    public String freeId(String base) {
        var plain = base.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
        var start = plain.isEmpty() ? "schedule" : plain.substring(0, Math.min(50, plain.length()));
        var id = start;
        for (int i = 2; find(id).isPresent(); i++) {
            id = start + "-" + i;
        }
        return id;
    }

    /// Adds one, or replaces the one with its id.
    public void put(Schedule schedule) {
        var all = new ArrayList<>(list());
        all.removeIf(s -> s.id().equals(schedule.id()));
        all.add(schedule);
        write(all);
    }

    public void remove(String id) {
        var all = new ArrayList<>(list());
        all.removeIf(s -> s.id().equals(id));
        write(all);
    }

    private void write(List<Schedule> all) {
        var json = Json.object();
        json.put("format", 1);
        var array = json.putArray("schedules");
        all.stream().sorted(Comparator.comparing(Schedule::id)).forEach(s -> array.add(s.toJson()));
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException _) {
            throw ProblemException.input(
                    file.toString(), "Its folder cannot be made.", "Check its permissions.");
        }
        WholeFile.write(file, Json.pretty(json) + "\n");
    }
}
