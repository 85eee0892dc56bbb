package org.bottega.workspace.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.kernel.ProblemException;

/// How worker processes are started.
///
/// @param java the executable
/// @param classPath as of the `-cp` option
/// @param mainClass its `main` calls [Worker#run(Map, String...)]
/// @param jvmArguments further options of the JVM
/// @param environment variables set besides those of this process
public record WorkerCommand(
        Path java,
        String classPath,
        String mainClass,
        List<String> jvmArguments,
        Map<String, String> environment) {
    /// libgomp must not spin while it waits: beside any other load that is many times slower.
    private static final Map<String, String> PASSIVE =
            Map.of("OMP_WAIT_POLICY", "PASSIVE", "GOMP_SPINCOUNT", "0");

    /// Starts a process at a lower priority (POSIX).
    private static final Path NICE = Path.of("/usr/bin/nice");

    public WorkerCommand {
        jvmArguments = List.copyOf(jvmArguments);
        environment = Map.copyOf(environment);
    }

    /// The Java and the class path of this process.
    ///
    /// @throws ProblemException when this process runs on a Java without its `java` command
    public static WorkerCommand of(String mainClass) {
        return new WorkerCommand(
                thisJava(), System.getProperty("java.class.path"), mainClass, List.of(), PASSIVE);
    }

    public WorkerCommand withJvmArguments(String... more) {
        var all = new ArrayList<>(jvmArguments);
        all.addAll(List.of(more));
        return new WorkerCommand(java, classPath, mainClass, all, environment);
    }

    private static Path thisJava() {
        var windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        var java = Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
        if (!Files.isExecutable(java)) {
            throw ProblemException.input(
                    java.toString(),
                    "The Java command is missing, so no worker process can be started.",
                    "Install Bottega again.");
        }
        return java;
    }

    /// The process of one job, not yet started.
    ProcessBuilder process(JobSpec spec, Path folder) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(NICE) && Files.isExecutable(java)) {
            // the window comes first; `nice` becomes the worker, so the process stays the same one
            command.addAll(List.of(NICE.toString(), "-n", "10"));
        }
        command.add(java.toString());
        command.addAll(HeapOptions.of(spec.heapMegabytes()));
        command.add("-Djava.io.tmpdir=" + folder.resolve(JobFolder.TEMPORARY));
        command.add("-XX:ErrorFile=" + folder.resolve(JobFolder.CRASH));
        command.addAll(
                List.of(
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dfile.encoding=UTF-8",
                        "-Djava.awt.headless=true"));
        command.addAll(jvmArguments);
        command.add(mainClass);
        command.add(folder.toString());
        var builder = new ProcessBuilder(command);
        var variables = builder.environment();
        // options meant for this process, such as the recording of a start-up cache
        variables.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        variables.putAll(environment);
        variables.put("CLASSPATH", classPath); // may be longer than a command line on Windows
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve(JobFolder.LOG).toFile()));
        return builder;
    }
}
