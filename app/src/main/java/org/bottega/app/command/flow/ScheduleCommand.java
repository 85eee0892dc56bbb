package org.bottega.app.command.flow;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.app.terminal.Program;
import org.bottega.engine.schedule.Schedule;
import org.bottega.engine.schedule.Schedule.By;
import org.bottega.engine.schedule.Schedule.When;
import org.bottega.engine.schedule.ScheduledRun;
import org.bottega.engine.schedule.Scheduler;
import org.bottega.engine.schedule.Schedules;
import org.bottega.engine.schedule.Shell;
import org.bottega.engine.schedule.SystemScheduler;
import org.bottega.flow.check.Bindings;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega schedule`: workflows that run by themselves.
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        description = "Let workflows run by themselves: at times, or when a file comes.",
        synopsisSubcommandLabel = "COMMAND")
public final class ScheduleCommand implements Runnable {
    private final Console console;

    private ScheduleCommand(Console console) {
        this.console = console;
    }

    /// The command with its own commands.
    public static CommandLine line(Console console) {
        return new CommandLine(new ScheduleCommand(console))
                .addSubcommand(new Add(console))
                .addSubcommand(new ListAll(console))
                .addSubcommand(new Remove(console))
                .addSubcommand(new Serve(console))
                .addSubcommand(new HelpCommand());
    }

    @Override
    public void run() {
        line(console).usage(console.writer());
    }

    private static SystemScheduler system(Place place) {
        return new SystemScheduler(
                Shell.system(), Program.command(), place.folder(), SystemScheduler.usualUnits());
    }

    private static String words(Schedule schedule) {
        return switch (schedule.when()) {
            case When.Times(var cron) -> cron;
            case When.NewFile(var pattern, var _) -> "new " + pattern;
        };
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Let a workflow run by itself.")
    static final class Add implements Callable<Integer> {
        @Parameters(paramLabel = "FLOW", description = "A workflow's file (*.flow.json).")
        private Path file = Path.of("");

        @Option(
                names = "--cron",
                paramLabel = "TIME",
                description = "When, such as '30 6 * * mon-fri' or @daily.")
        private String cron = "";

        @Option(
                names = "--new-file",
                paramLabel = "PATTERN",
                description = "For each new file, such as 'in/*.csv'.")
        private String pattern = "";

        @Option(
                names = "--parameter",
                paramLabel = "NAME",
                description = "The workflow's parameter that gets the new file's path.")
        private String parameter = "";

        @Option(
                names = "--set",
                paramLabel = "NAME=VALUE",
                description = "A parameter of the workflow; may be repeated.")
        private Map<String, String> given = new LinkedHashMap<>();

        @Option(
                names = "--out",
                paramLabel = "DIR",
                defaultValue = ".",
                description = "The folder for the results (default: here).")
        private Path out = Path.of(".");

        @Option(
                names = "--with",
                paramLabel = "WHO",
                defaultValue = "studio",
                description =
                        "Who starts it: studio (or schedule run), crontab, systemd, task-scheduler.")
        private String with = "studio";

        @Option(names = "--name", description = "The schedule's name (default: the workflow's).")
        private String name = "";

        @Option(
                names = "--allow-code",
                description =
                        "Let every snippet of Java in it run. Without it the studio and schedule run"
                                + " run those you agreed to in the studio.")
        private boolean code;

        @Mixin private Place place = new Place();

        private final Console console;

        Add(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            if (cron.isBlank() == pattern.isBlank()) {
                throw ProblemException.usage(
                        "schedule", "Say either a time or files.", "Give --cron or --new-file.");
            }
            var workflow = WorkflowFile.read(file);
            Bindings.values(workflow, given);
            if (!parameter.isEmpty()) {
                Bindings.values(workflow, Map.of(parameter, "1"));
            }
            var schedules = new Schedules(place.folder());
            When when =
                    cron.isBlank()
                            ? new When.NewFile(
                                    Path.of(pattern).toAbsolutePath().normalize().toString(),
                                    parameter)
                            : new When.Times(cron);
            var schedule =
                    new Schedule(
                            name.isBlank() ? schedules.freeId(workflow.name()) : name,
                            file.toAbsolutePath().normalize().toString(),
                            when,
                            new Domain.Choice<>(By.class).read("--with", with),
                            given,
                            out.toAbsolutePath().normalize().toString(),
                            code);
            // the system first: what it refuses is not kept
            system(place).install(schedule);
            schedules.put(schedule);
            console.say("Added: " + schedule.id() + ", " + words(schedule) + ".");
            if (schedule.by() == By.STUDIO) {
                console.say("It runs while the studio is open, or with: bottega schedule run");
            }
            return 0;
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List what is scheduled.")
    static final class ListAll implements Callable<Integer> {
        @Mixin private Place place = new Place();

        private final Console console;

        ListAll(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            var format =
                    DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                            .withZone(ZoneId.systemDefault());
            var rows = new ArrayList<List<String>>();
            for (var schedule : new Schedules(place.folder()).list()) {
                rows.add(
                        List.of(
                                schedule.id(),
                                words(schedule),
                                Scheduler.next(schedule, Clock.systemDefaultZone())
                                        .map(format::format)
                                        .orElse("when a file comes"),
                                Domain.Choice.word(schedule.by()),
                                schedule.file()));
            }
            console.result(
                    Console.table(List.of("schedule", "when", "next", "by", "workflow"), rows));
            return 0;
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Take a schedule out, also out of the system's scheduler.")
    static final class Remove implements Callable<Integer> {
        @Parameters(paramLabel = "SCHEDULE", description = "Its name.")
        private String name = "";

        @Mixin private Place place = new Place();

        private final Console console;

        Remove(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            var schedules = new Schedules(place.folder());
            system(place).remove(schedules.require(name));
            schedules.remove(name);
            console.say("Removed: " + name + ".");
            return 0;
        }
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Run what is due until the program is ended, without a window.")
    static final class Serve implements Callable<Integer> {
        @Option(names = "--once", description = "Look once, run what is due, and end.")
        private boolean once;

        @Mixin private Place place = new Place();

        private final Console console;

        Serve(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws InterruptedException {
            try (var home = place.home()) {
                var runs = new ScheduledRun(home);
                try (var scheduler =
                        new Scheduler(
                                place.folder(),
                                Clock.systemDefaultZone(),
                                (schedule, given, trigger) -> {
                                    var record = runs.run(schedule, given, trigger);
                                    home.close();
                                    console.say(
                                            schedule.id()
                                                    + ": "
                                                    + Domain.Choice.word(record.outcome()));
                                    record.problems().forEach(console::problem);
                                })) {
                    if (once) {
                        scheduler.tick();
                    } else {
                        console.say("Waiting; end it with Ctrl+C.");
                        scheduler.start().join();
                    }
                }
            }
            return 0;
        }
    }
}
