package org.bottega.flow.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bottega.flow.spec.Outline;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;

/// The results of nodes in a folder, one folder a key. They stay when the program ends. When they fill
/// more than the limit, those that were used longest ago go; those that a run holds stay. A result
/// appears as a whole or not at all. Safe for any thread; two programs may share the folder.
public final class ResultCache {
    private final Path folder;
    private final long limit;
    private final Map<String, Integer> held = new HashMap<>();
    private final AtomicLong drafts = new AtomicLong();

    /// @param folder made when it is not there
    /// @param limit bytes
    public ResultCache(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw ProblemException.input(
                    folder.toString(),
                    "The folder for results cannot be made.",
                    "Choose another workspace folder.");
        }
    }

    /// The result of a key, held until [#release]. A damaged one is removed and not found.
    public Optional<Result> take(String key) {
        hold(key);
        var place = folder.resolve(key);
        try {
            if (Files.exists(place.resolve(ResultJson.FILE))) {
                var result = ResultJson.read(place);
                boolean whole =
                        result.key().equals(key)
                                && result.outputs().keySet().stream()
                                        .allMatch(p -> Files.isDirectory(place.resolve(p)));
                if (whole) {
                    Files.setLastModifiedTime(
                            place.resolve(ResultJson.FILE), FileTime.from(Instant.now()));
                    return Optional.of(result);
                }
            }
        } catch (IOException | ProblemException _) {
            // unreadable is as good as not there
        }
        delete(place);
        release(key);
        return Optional.empty();
    }

    /// The result of a key without holding it: it may go at any time. A damaged one is not found.
    Optional<Result> look(String key) {
        try {
            var result = ResultJson.read(folder.resolve(key));
            return result.key().equals(key) ? Optional.of(result) : Optional.empty();
        } catch (IOException | ProblemException _) {
            return Optional.empty();
        }
    }

    /// Whether there is a result of a key, without reading it.
    public boolean has(String key) {
        return Files.exists(folder.resolve(key).resolve(ResultJson.FILE));
    }

    /// An empty folder in which a result can be made.
    Path draft() throws IOException {
        var place =
                folder.resolve(
                        ".draft-" + ProcessHandle.current().pid() + "-" + drafts.incrementAndGet());
        delete(place);
        return Files.createDirectories(place);
    }

    /// Keeps what was made in a draft's folder and holds it.
    Result keep(
            String key, Path draft, Map<String, Outline> outputs, List<Problem> notes, long millis)
            throws IOException {
        var place = folder.resolve(key);
        WholeFile.write(
                draft.resolve(ResultJson.FILE),
                ResultJson.write(new Result(key, draft, outputs, notes, millis)));
        hold(key);
        delete(place);
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(draft, place);
        } catch (FileAlreadyExistsException _) {
            delete(draft);
        }
        return new Result(key, place, outputs, notes, millis);
    }

    private synchronized void hold(String key) {
        held.merge(key, 1, Integer::sum);
    }

    /// Lets a result go that [#take] or a run held.
    public synchronized void release(String key) {
        held.computeIfPresent(key, (_, n) -> n == 1 ? null : n - 1);
    }

    /// Removes what was used longest ago until the rest fits the limit, and drafts of ended programs.
    ///
    /// @return bytes that are there afterwards
    public synchronized long tidy() {
        record Entry(Path place, Instant used, long bytes) {}
        var entries = new ArrayList<Entry>();
        long sum = 0;
        try (var places = Files.list(folder)) {
            for (var place : places.toList()) {
                var name = place.getFileName().toString();
                if (name.startsWith(".draft-")) {
                    long pid = Long.parseLong(name.split("-")[1]);
                    if (ProcessHandle.of(pid).isEmpty()) {
                        delete(place);
                    }
                    continue;
                }
                var json = place.resolve(ResultJson.FILE);
                if (!Files.exists(json)) {
                    delete(place);
                    continue;
                }
                long bytes = size(place);
                sum += bytes;
                entries.add(new Entry(place, Files.getLastModifiedTime(json).toInstant(), bytes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.sort(Comparator.comparing(Entry::used));
        for (var entry : entries) {
            if (sum <= limit) {
                break;
            }
            if (!held.containsKey(entry.place().getFileName().toString())) {
                delete(entry.place());
                sum -= entry.bytes();
            }
        }
        return sum;
    }

    private static long size(Path place) throws IOException {
        try (var files = Files.walk(place)) {
            long sum = 0;
            for (var file : files.toList()) {
                if (Files.isRegularFile(file)) {
                    sum += Files.size(file);
                }
            }
            return sum;
        }
    }

    static void delete(Path place) {
        if (!Files.exists(place)) {
            return;
        }
        try (var files = Files.walk(place)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
