package org.bottega.engine.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bottega.engine.schedule.Schedule.When;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;

/// Writes schedules into the operating system's own scheduler, and takes them out again.
public final class SystemScheduler {
    private static final String MARK = "# bottega ";
    private static final List<String> WEEKDAYS =
            List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");
    private static final List<String> LONG_DAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");
    private static final List<String> MONTHS =
            List.of(
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December");

    private final Shell shell;
    private final List<String> program;
    private final Path workspace;
    private final Path units;

    /// @param program how this program is started, with the arguments that come before its commands
    /// @param workspace the workspace of the runs
    /// @param units systemd's folder for a user's units
    public SystemScheduler(Shell shell, List<String> program, Path workspace, Path units) {
        this.shell = shell;
        this.program = List.copyOf(program);
        this.workspace = workspace;
        this.units = units;
    }

    /// The usual folder for a user's units: `~/.config/systemd/user`.
    public static Path usualUnits() {
        return Path.of(System.getProperty("user.home"), ".config", "systemd", "user");
    }

    /// @throws ProblemException when that scheduler is not there or cannot say such a time
    public void install(Schedule schedule) {
        switch (schedule.by()) {
            case STUDIO -> {}
            case CRONTAB -> crontab(schedule.id(), crontabLine(schedule));
            case SYSTEMD -> systemd(schedule);
            case TASK_SCHEDULER -> taskScheduler(schedule);
        }
    }

    public void remove(Schedule schedule) {
        switch (schedule.by()) {
            case STUDIO -> {}
            case CRONTAB -> crontab(schedule.id(), "");
            case SYSTEMD -> {
                var timer = "bottega-" + schedule.id();
                shell.run(List.of("systemctl", "--user", "disable", "--now", timer + ".timer"), "");
                try {
                    Files.deleteIfExists(units.resolve(timer + ".timer"));
                    Files.deleteIfExists(units.resolve(timer + ".service"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                shell.run(List.of("systemctl", "--user", "daemon-reload"), "");
            }
            case TASK_SCHEDULER ->
                    shell.run(List.of("schtasks", "/Delete", "/F", "/TN", task(schedule)), "");
        }
    }

    /// The command that such a run starts.
    List<String> command(Schedule schedule) {
        var command = new ArrayList<>(program);
        command.addAll(List.of("run", schedule.file()));
        schedule.parameters()
                .forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        command.addAll(
                List.of(
                        "--out",
                        schedule.out(),
                        "--workspace",
                        workspace.toString(),
                        "--trigger",
                        "schedule"));
        if (schedule.code()) {
            command.add("--allow-code");
        }
        return command;
    }

    private static Cron cron(Schedule schedule) {
        return switch (schedule.when()) {
            case When.Times(var cron) -> Cron.parse(cron);
            case When.NewFile _ ->
                    throw ProblemException.usage(
                            schedule.id(),
                            "The system's scheduler cannot wait for files here.",
                            "Let the studio run it: --with studio.");
        };
    }

    // ---- crontab

    /// The line for a crontab. A per cent sign would end the command there, so it is escaped.
    String crontabLine(Schedule schedule) {
        return cron(schedule)
                + " "
                + command(schedule).stream()
                        .map(SystemScheduler::posix)
                        .collect(Collectors.joining(" "))
                        .replace("%", "\\%")
                + " "
                + MARK
                + schedule.id();
    }

    private static String posix(String word) {
        return word.matches("[A-Za-z0-9_./:=,+@-]+")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }

    private void crontab(String id, String line) {
        var there = shell.run(List.of("crontab", "-l"), "");
        var lines = new ArrayList<String>();
        if (there.code() == 0) {
            there.out().lines().filter(l -> !l.endsWith(MARK + id)).forEach(lines::add);
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        var answer = shell.run(List.of("crontab", "-"), String.join("\n", lines) + "\n");
        failed("crontab", answer);
    }

    // ---- systemd

    /// The times in systemd's notation; two where either of two kinds of day suffices.
    static List<String> calendars(Cron cron) {
        var time = list(cron.hours(), 0, 23) + ":" + list(cron.minutes(), 0, 59) + ":00";
        var months = list(cron.months(), 1, 12);
        var dates = "*-" + months + "-" + list(cron.days(), 1, 31) + " " + time;
        var weekdays =
                cron.weekdays().stream().mapToObj(WEEKDAYS::get).collect(Collectors.joining(","));
        if (cron.either()) {
            return List.of(dates, weekdays + " *-" + months + "-* " + time);
        }
        return List.of(cron.weekdays().cardinality() == 7 ? dates : weekdays + " " + dates);
    }

    private static String list(BitSet values, int min, int max) {
        return values.cardinality() == max - min + 1
                ? "*"
                : values.stream()
                        .mapToObj(v -> String.format(Locale.ROOT, "%02d", v))
                        .collect(Collectors.joining(","));
    }

    String service(Schedule schedule) {
        return "[Unit]\nDescription=Bottega workflow "
                + schedule.id()
                + "\n\n[Service]\nType=oneshot\nExecStart="
                + command(schedule).stream()
                        .map(SystemScheduler::unit)
                        .collect(Collectors.joining(" "))
                + "\n";
    }

    private static String unit(String word) {
        var escaped =
                word.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("%", "%%")
                        .replace("$", "$$");
        return "\"" + escaped + "\"";
    }

    String timer(Schedule schedule) {
        var text = new StringBuilder("[Unit]\nDescription=Bottega workflow ");
        text.append(schedule.id()).append("\n\n[Timer]\n");
        calendars(cron(schedule)).forEach(c -> text.append("OnCalendar=").append(c).append('\n'));
        return text + "Persistent=true\n\n[Install]\nWantedBy=timers.target\n";
    }

    private void systemd(Schedule schedule) {
        var name = "bottega-" + schedule.id();
        var timer = timer(schedule);
        try {
            Files.createDirectories(units);
        } catch (IOException _) {
            throw ProblemException.input(
                    units.toString(), "This folder cannot be made.", "Check its permissions.");
        }
        WholeFile.write(units.resolve(name + ".service"), service(schedule));
        WholeFile.write(units.resolve(name + ".timer"), timer);
        failed("systemctl", shell.run(List.of("systemctl", "--user", "daemon-reload"), ""));
        failed(
                "systemctl",
                shell.run(List.of("systemctl", "--user", "enable", "--now", name + ".timer"), ""));
    }

    // ---- Windows

    private static String task(Schedule schedule) {
        return "Bottega\\" + schedule.id();
    }

    /// The task in the format of the Windows Task Scheduler.
    ///
    /// @throws ProblemException when it cannot say such a time
    String taskXml(Schedule schedule) {
        var cron = cron(schedule);
        var triggers = new StringBuilder();
        int each = cron.minutes().cardinality() * cron.hours().cardinality();
        boolean dated = cron.days().cardinality() < 31;
        boolean weekly = cron.weekdays().cardinality() < 7;
        if (each > 48 || dated && weekly) {
            throw ProblemException.usage(
                    cron.toString(),
                    "The Task Scheduler cannot say this time.",
                    "Choose at most 48 times a day, on days of the month or of the week.");
        }
        var months =
                cron.months().stream()
                        .mapToObj(m -> "<" + MONTHS.get(m - 1) + "/>")
                        .collect(Collectors.joining());
        for (int hour : cron.hours().stream().toArray()) {
            for (int minute : cron.minutes().stream().toArray()) {
                triggers.append("    <CalendarTrigger><StartBoundary>")
                        .append(String.format(Locale.ROOT, "2026-01-01T%02d:%02d:00", hour, minute))
                        .append("</StartBoundary>");
                if (dated || cron.months().cardinality() < 12) {
                    triggers.append("<ScheduleByMonth><DaysOfMonth>");
                    cron.days().stream()
                            .forEach(d -> triggers.append("<Day>").append(d).append("</Day>"));
                    triggers.append("</DaysOfMonth><Months>")
                            .append(months)
                            .append("</Months></ScheduleByMonth>");
                } else if (weekly) {
                    triggers.append("<ScheduleByWeek><WeeksInterval>1</WeeksInterval><DaysOfWeek>");
                    cron.weekdays().stream()
                            .forEach(d ->
                                    triggers.append('<').append(LONG_DAYS.get(d)).append("/>"));
                    triggers.append("</DaysOfWeek></ScheduleByWeek>");
                } else {
                    triggers.append(
                            "<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>");
                }
                triggers.append("</CalendarTrigger>\n");
            }
        }
        if (weekly && cron.months().cardinality() < 12) {
            throw ProblemException.usage(
                    cron.toString(),
                    "The Task Scheduler cannot say this time.",
                    "Choose days of the week in all months, or days of the month.");
        }
        var command = command(schedule);
        var arguments =
                command.subList(1, command.size()).stream()
                        .map(SystemScheduler::windows)
                        .collect(Collectors.joining(" "));
        return """
        <?xml version="1.0" encoding="UTF-16"?>
        <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
          <Triggers>
        %s  </Triggers>
          <Settings><StartWhenAvailable>true</StartWhenAvailable></Settings>
          <Actions><Exec><Command>%s</Command><Arguments>%s</Arguments></Exec></Actions>
        </Task>
        """
                .formatted(triggers, xml(command.getFirst()), xml(arguments));
    }

    /// As the C runtime of Windows takes arguments apart.
    private static String windows(String word) {
        return word.matches("[A-Za-z0-9_./:=,+@\\\\-]+")
                ? word
                : "\""
                        + word.replaceAll("(\\\\*)\"", "$1$1\\\\\"").replaceAll("(\\\\+)$", "$1$1")
                        + "\"";
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void taskScheduler(Schedule schedule) {
        var xml = taskXml(schedule);
        try {
            var file = Files.createTempFile("bottega-task", ".xml");
            try {
                Files.writeString(file, xml, java.nio.charset.StandardCharsets.UTF_16);
                failed(
                        "schtasks",
                        shell.run(
                                List.of(
                                        "schtasks",
                                        "/Create",
                                        "/F",
                                        "/TN",
                                        task(schedule),
                                        "/XML",
                                        file.toString()),
                                ""));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void failed(String command, Shell.Answer answer) {
        if (answer.code() != 0) {
            throw ProblemException.input(
                    command,
                    "It refused: "
                            + answer.out().lines().findFirst().orElse("no reason given")
                            + ".",
                    "Let the studio run it: --with studio.");
        }
    }
}
