package org.bottega.engine.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bottega.engine.flow.FlowRecord.Trigger;
import org.bottega.engine.schedule.Schedule.By;
import org.bottega.engine.schedule.Schedule.When;
import org.bottega.kernel.ProblemException;

/// Starts what is due. A time that passed while nothing looked is made up once. A file counts as new when
/// it was not there (or not so) when the schedule was looked at first, and is taken once it has not grown
/// between two looks.
public final class Scheduler implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Scheduler.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Schedules schedules;
    private final Path folder;
    private final Clock clock;
    private final Starter starter;
    private final Map<String, String> growing = new HashMap<>();
    private volatile boolean closed;

    /// Runs a workflow, and returns when it has ended.
    @FunctionalInterface
    public interface Starter {
        /// @param given parameters, those of the schedule and the file that came
        void start(Schedule schedule, Map<String, String> given, Trigger trigger);
    }

    /// @param folder the workspace's folder
    /// @param clock tells the time and the zone in which times are meant
    public Scheduler(Path folder, Clock clock, Starter starter) {
        this.schedules = new Schedules(folder);
        this.folder = folder;
        this.clock = clock;
        this.starter = starter;
    }

    /// Looks every ten seconds, on a thread of its own, until it is closed.
    public Thread start() {
        return Thread.ofVirtual()
                .name("scheduler")
                .start(() -> {
                    while (!closed) {
                        try {
                            tick();
                            Thread.sleep(EVERY);
                        } catch (InterruptedException _) {
                            return;
                        } catch (RuntimeException e) {
                            LOG.log(System.Logger.Level.WARNING, "a schedule failed", e);
                        }
                    }
                });
    }

    private record Due(Schedule schedule, Map<String, String> given, Trigger trigger) {}

    /// Looks once and runs what is due, one after the other.
    ///
    /// @return how many runs were started
    public synchronized int tick() {
        var all = schedules.list().stream().filter(s -> s.by() == By.STUDIO).toList();
        var state = new ScheduleState(folder);
        state.keep(all.stream().map(Schedule::id).collect(Collectors.toSet()));
        var now = clock.instant();
        var due = new ArrayList<Due>();
        for (var schedule : all) {
            switch (schedule.when()) {
                case When.Times(var cron) -> {
                    var last = state.last(schedule.id(), now).atZone(clock.getZone());
                    if (!Cron.parse(cron).next(last).toInstant().isAfter(now)) {
                        state.ran(schedule.id(), now);
                        due.add(new Due(schedule, schedule.parameters(), Trigger.SCHEDULE));
                    }
                }
                case When.NewFile file -> due.addAll(files(schedule, file, state));
            }
        }
        // kept before anything runs: a crash must not run it again and again
        state.write();
        for (var one : due) {
            try {
                starter.start(one.schedule(), one.given(), one.trigger());
            } catch (ProblemException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0}: {1}",
                        one.schedule().id(),
                        e.getMessage());
            }
        }
        return due.size();
    }

    private List<Due> files(Schedule schedule, When.NewFile when, ScheduleState state) {
        boolean first = !state.knows(schedule.id());
        var seen = state.seen(schedule.id());
        var due = new ArrayList<Due>();
        var there = stamps(Path.of(when.pattern()));
        seen.retainAll(there.keySet().stream().map(p -> p + " " + there.get(p)).toList());
        there.forEach((path, stamp) -> {
            var mark = path + " " + stamp;
            if (first) {
                seen.add(mark);
            } else if (!seen.contains(mark)) {
                var before = growing.put(schedule.id() + " " + path, stamp);
                if (stamp.equals(before)) {
                    seen.add(mark);
                    growing.remove(schedule.id() + " " + path);
                    var given = new LinkedHashMap<>(schedule.parameters());
                    if (!when.parameter().isEmpty()) {
                        given.put(when.parameter(), path.toString());
                    }
                    due.add(new Due(schedule, given, Trigger.NEW_FILE));
                }
            }
        });
        return due;
    }

    /// Size and time of the files that a pattern means.
    private static Map<Path, String> stamps(Path pattern) {
        var stamps = new LinkedHashMap<Path, String>();
        var parent = pattern.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return stamps;
        }
        var matcher =
                pattern.getFileSystem()
                        .getPathMatcher(
                                "glob:" + pattern.getFileName().toString().replace("\\", "\\\\"));
        try (var files = Files.list(parent)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (matcher.matches(file.getFileName())) {
                    stamps.put(
                            file,
                            Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
                }
            }
        } catch (IOException _) {
            // a file that went away is looked for again at the next look
            return stamps;
        }
        return stamps;
    }

    /// When a schedule runs next, empty for one that waits for files.
    public static java.util.Optional<Instant> next(Schedule schedule, Clock clock) {
        return switch (schedule.when()) {
            case When.Times(var cron) ->
                    java.util.Optional.of(
                            Cron.parse(cron)
                                    .next(clock.instant().atZone(clock.getZone()))
                                    .toInstant());
            case When.NewFile _ -> java.util.Optional.empty();
        };
    }

    @Override
    public void close() {
        closed = true;
    }
}
