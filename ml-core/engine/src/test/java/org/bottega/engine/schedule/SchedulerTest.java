package org.bottega.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.FlowRecord.Outcome;
import org.bottega.engine.flow.FlowRecord.Trigger;
import org.bottega.engine.flow.LateHome;
import org.bottega.engine.flow.RunHistory;
import org.bottega.engine.schedule.Schedule.By;
import org.bottega.engine.schedule.Schedule.When;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerTest {
    @TempDir Path folder;

    private final List<String> started = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-30T10:00:30Z");

    private Scheduler scheduler() {
        var clock =
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                };
        return new Scheduler(
                folder,
                clock,
                (schedule, given, trigger) ->
                        started.add(schedule.id() + " " + given + " " + trigger));
    }

    private Schedule schedule(When when, By by) {
        return new Schedule(
                "daily", "/flows/a b.flow.json", when, by, Map.of("share", "50%"), "/out", false);
    }

    private void later(Duration much) {
        now = now.plus(much);
    }

    @Test
    void aRunIsStartedOnceAtItsTimeAndAMissedOneIsMadeUpOnce() {
        new Schedules(folder).put(schedule(new When.Times("15 10 * * *"), By.STUDIO));
        var scheduler = scheduler();
        assertEquals(0, scheduler.tick());
        later(Duration.ofMinutes(15));
        assertEquals(1, scheduler.tick());
        assertEquals(0, scheduler.tick());
        // three days later, in another process
        later(Duration.ofDays(3));
        assertEquals(1, scheduler().tick());
        assertEquals(0, scheduler().tick());
        assertEquals(2, started.size());
        assertEquals("daily {share=50%} SCHEDULE", started.getFirst());
    }

    @Test
    void aNewFileStartsARunOnceItNoLongerGrows() throws IOException {
        var in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(in.resolve("old.csv"), "a\n1\n");
        new Schedules(folder)
                .put(schedule(new When.NewFile(in.resolve("*.csv").toString(), "data"), By.STUDIO));
        var scheduler = scheduler();
        assertEquals(0, scheduler.tick());
        Files.writeString(in.resolve("new.csv"), "a\n");
        Files.writeString(in.resolve("new.txt"), "a\n");
        assertEquals(0, scheduler.tick());
        Files.writeString(in.resolve("new.csv"), "a\n1\n");
        assertEquals(0, scheduler.tick());
        assertEquals(1, scheduler.tick());
        assertEquals(0, scheduler.tick());
        assertEquals(0, scheduler().tick());
        assertTrue(started.getFirst().contains("data=" + in.resolve("new.csv")));
        assertTrue(started.getFirst().endsWith("NEW_FILE"));
    }

    @Test
    void aScheduledWorkflowRunsAndIsKeptInTheHistory() throws IOException {
        var flow = folder.resolve("p.flow.json");
        Files.writeString(
                flow,
                """
                {"format": "bottega-workflow", "version": 1, "name": "Penguins",
                 "nodes": [{"id": "read", "type": "read-file", "version": 1, "name": "Read",
                            "settings": {"path": "sample:penguins"}}],
                 "wires": [], "layout": {}}
                """);
        var schedule =
                new Schedule(
                        "p",
                        flow.toString(),
                        new When.Times("@daily"),
                        By.STUDIO,
                        Map.of(),
                        folder.resolve("out").toString(),
                        false);
        try (var home = new LateHome(folder)) {
            var record = new ScheduledRun(home).run(schedule, Map.of(), Trigger.SCHEDULE);
            assertEquals(Outcome.DONE, record.outcome());
        }
        assertTrue(Files.exists(folder.resolve("out/read.csv")));
        assertEquals(Trigger.SCHEDULE, RunHistory.of(folder).list(1).getFirst().trigger());
    }

    // ---- the system's schedulers

    private final List<String> commands = new ArrayList<>();
    private String crontab = "0 1 * * * /usr/bin/backup\n";

    private SystemScheduler system() {
        Shell shell =
                (command, input) -> {
                    commands.add(String.join(" ", command));
                    if (command.equals(List.of("crontab", "-l"))) {
                        return new Shell.Answer(0, crontab);
                    }
                    if (command.equals(List.of("crontab", "-"))) {
                        crontab = input;
                    }
                    return new Shell.Answer(0, "");
                };
        return new SystemScheduler(
                shell, List.of("/opt/bottega/bottega"), Path.of("/home/ada/Bottega"), folder);
    }

    @Test
    void aCrontabGetsALineAndLosesOnlyThatAgain() {
        var schedule = schedule(new When.Times("30 6 * * mon-fri"), By.CRONTAB);
        system().install(schedule);
        system().install(schedule);
        assertEquals(
                "0 1 * * * /usr/bin/backup\n"
                        + "30 6 * * mon-fri /opt/bottega/bottega run '/flows/a b.flow.json' --set"
                        + " 'share=50\\%' --out /out --workspace /home/ada/Bottega --trigger schedule #"
                        + " bottega daily\n",
                crontab);
        system().remove(schedule);
        assertEquals("0 1 * * * /usr/bin/backup\n", crontab);
    }

    @Test
    void systemdGetsATimerAndAService() throws IOException {
        var schedule = schedule(new When.Times("*/30 6,18 13 * fri"), By.SYSTEMD);
        system().install(schedule);
        var timer = Files.readString(folder.resolve("bottega-daily.timer"));
        assertTrue(timer.contains("OnCalendar=*-*-13 06,18:00,30:00\n"), timer);
        assertTrue(timer.contains("OnCalendar=Fri *-*-* 06,18:00,30:00\n"), timer);
        var service = Files.readString(folder.resolve("bottega-daily.service"));
        assertTrue(service.contains("\"/flows/a b.flow.json\" \"--set\" \"share=50%%\""), service);
        assertTrue(commands.contains("systemctl --user enable --now bottega-daily.timer"));
        system().remove(schedule);
        assertTrue(Files.notExists(folder.resolve("bottega-daily.timer")));
    }

    @Test
    void theTaskSchedulerGetsATaskOrSaysThatItCannotSayTheTime() {
        var xml = system().taskXml(schedule(new When.Times("0 6 * * mon,thu"), By.TASK_SCHEDULER));
        assertTrue(xml.contains("T06:00:00") && xml.contains("<Monday/><Thursday/>"), xml);
        assertTrue(xml.contains("&lt;") || xml.contains("\"/flows/a b.flow.json\""), xml);
        var often = schedule(new When.Times("* * * * *"), By.TASK_SCHEDULER);
        var told = assertThrows(ProblemException.class, () -> system().taskXml(often));
        assertTrue(told.getMessage().contains("cannot say"));
        var file = schedule(new When.NewFile("/in/*.csv", ""), By.CRONTAB);
        assertThrows(ProblemException.class, () -> system().install(file));
    }
}
