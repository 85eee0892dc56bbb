package org.bottega.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written for the system's schedulers is read by their own checks, where this machine has them.
class SystemSchedulerCheckTest {
    private static final List<String> TIMES =
            List.of(
                    "30 6 * * mon-fri",
                    "*/15 8-18/5 1,15 jan-mar *",
                    "0 0 13 * fri",
                    "0 0 1-7 * */7",
                    "5/20 * * * 7",
                    "0 0 29 feb *",
                    "@daily");

    @TempDir Path folder;

    private final Shell shell = Shell.system();

    private SystemScheduler scheduler() {
        // a program that systemd finds, with words that need quoting
        return new SystemScheduler(
                shell, List.of("/bin/sh"), Path.of("/home/ada/My \"100 %\" $HOME"), folder);
    }

    private static Schedule schedule(String id, String cron, Schedule.By by) {
        return new Schedule(
                id,
                "/home/ada/it's 5 %.flow.json",
                new Schedule.When.Times(cron),
                by,
                Map.of("name", "a b"),
                "/home/ada/out",
                true);
    }

    private Shell.Answer answer(String... command) {
        try {
            return shell.run(List.of(command), "");
        } catch (ProblemException _) {
            return new Shell.Answer(-1, "");
        }
    }

    @Test
    void crontabReadsTheLines() throws Exception {
        // the option of a dry run has another meaning elsewhere, so that the program is asked for
        // it
        var usage = answer("crontab", "-h").out();
        var option =
                usage.lines().anyMatch(l -> l.strip().startsWith("-T"))
                        ? "-T"
                        : usage.contains("dry run") ? "-n" : "";
        assumeTrue(!option.isEmpty(), "this machine has no crontab that checks a file");
        var text = new StringBuilder();
        for (var time : TIMES) {
            text.append(scheduler().crontabLine(schedule("s", time, Schedule.By.CRONTAB)))
                    .append('\n');
        }
        var file = Files.writeString(folder.resolve("crontab"), text);
        var told = answer("crontab", option, file.toString());
        assertEquals(0, told.code(), told.out() + text);
    }

    @Test
    void aWeekdayThatBeginsWithAStarIsKeptForSystemd() {
        assertEquals(
                List.of("Sun *-*-01,02,03,04,05,06,07 00:00:00"),
                SystemScheduler.calendars(Cron.parse("0 0 1-7 * */7")));
        assertEquals(
                List.of("*-*-* 04:30:00"), SystemScheduler.calendars(Cron.parse("30 4 1-31 * 1")));
    }

    @Test
    void systemdReadsTheUnits() throws Exception {
        assumeTrue(
                answer("systemd-analyze", "--version").code() == 0,
                "this machine has no systemd-analyze");
        var command =
                new ArrayList<>(
                        List.of(
                                "env",
                                "XDG_RUNTIME_DIR=" + folder,
                                "systemd-analyze",
                                "--user",
                                "verify"));
        for (int i = 0; i < TIMES.size(); i++) {
            var schedule = schedule("s" + i, TIMES.get(i), Schedule.By.SYSTEMD);
            var name = folder.resolve("bottega-s" + i).toString();
            Files.writeString(Path.of(name + ".service"), scheduler().service(schedule));
            Files.writeString(Path.of(name + ".timer"), scheduler().timer(schedule));
            command.add(name + ".timer");
            command.add(name + ".service");
        }
        var told = answer(command.toArray(String[]::new));
        assumeTrue(
                !told.out().contains("Failed to initialize manager"),
                "systemd-analyze cannot work here: " + told.out());
        assertEquals("", told.out());
        assertEquals(0, told.code());
    }
}
