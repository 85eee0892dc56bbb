package org.bottega.app.command;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import org.bottega.app.terminal.Console;
import org.bottega.data.ImportOptions;
import org.bottega.engine.AutoMlOutcome;
import org.bottega.engine.AutoMlRequest;
import org.bottega.engine.AutoMlRun;
import org.bottega.engine.Engine;
import org.bottega.engine.ModelFiles;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.json.Json;
import org.bottega.serve.ScoringServer;
import org.bottega.serve.ServeOptions;
import org.bottega.workspace.RunRecord;
import org.bottega.workspace.job.JobState;

/// The whole main job on a bundled data set, one step after the other.
final class Demo {
    private static final String SAMPLE = "churn";
    private static final String TARGET = "churn";
    private static final String FILE = "/org/bottega/samples/churn.csv";

    private final Console console;
    private final Engine engine;
    private final Path out;
    private final Duration budget;
    private int step;

    Demo(Console console, Engine engine, Path out, Duration budget) {
        this.console = console;
        this.engine = engine;
        this.out = out;
        this.budget = budget;
    }

    void step(String what) {
        console.say("\n" + ++step + ". " + what);
    }

    /// @return the id of the model that came of it
    String run() throws IOException, InterruptedException {
        Files.createDirectories(out);
        var file = out.resolve(SAMPLE + ".csv");
        try (var in = Objects.requireNonNull(Demo.class.getResourceAsStream(FILE))) {
            Files.write(file, in.readAllBytes());
        }
        step("Import " + file.getFileName() + " into the workspace " + engine.workspace().folder());
        var data = engine.importFile(file, ImportOptions.DEFAULT, console.progress("Import"));
        console.say("   " + data.rows() + " rows, " + data.columns() + " columns");

        step(
                "Search for the best model for \""
                        + TARGET
                        + "\", "
                        + budget.toSeconds()
                        + " seconds, in a process of its own");
        var run =
                engine.search(
                        AutoMlRequest.of(engine.snapshotFolder(data), TARGET, budget, 1),
                        "Customer churn");
        var progress = console.progress("AutoML");
        run.job()
                .listen(event -> {
                    if (event instanceof JobEvent.Advanced(var fraction, var message)) {
                        progress.at(fraction, message);
                    } else {
                        progress.report(event);
                    }
                });
        var result = run.job().await();
        if (result.state() != JobState.DONE) {
            throw new ProblemException(result.blame(), result.problems());
        }
        var outcome = engine.outcome(run.run()).orElseThrow();
        step("The leaderboard");
        console.result(AutoMlCommand.text(outcome));
        files(run.run(), outcome, file);
        var model = engine.workspace().models().of(run.run().id()).getFirst();
        return model.id();
    }

    private void files(RunRecord run, AutoMlOutcome outcome, Path data)
            throws IOException, InterruptedException {
        step("The files, in " + out);
        var folder = engine.workspace().runs().folder(run);
        for (var name : outcome.files()) {
            Files.copy(
                    folder.resolve(name), out.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            console.say(String.format("   %-16s %,d bytes", name, Files.size(out.resolve(name))));
        }
        var scored = out.resolve("scored.csv");
        int rows =
                ModelFiles.predict(
                        out.resolve(AutoMlRun.MODEL), data, scored, console.progress("Predict"));
        console.say(
                String.format(
                        "   %-16s %,d rows with their predictions", scored.getFileName(), rows));

        step("Serve the model and ask it");
        var model = Bundle.read(out.resolve(AutoMlRun.MODEL));
        try (var server = ScoringServer.start(SAMPLE, model, ServeOptions.onPort(0));
                var client = HttpClient.newHttpClient()) {
            var row = Json.object();
            var fields = model.signature().inputs().fields();
            for (int c = 0; c < fields.size(); c++) {
                row.put(fields.get(c).name(), model.sample().column(c).text(0));
            }
            var answer =
                    client.send(
                            HttpRequest.newBuilder(server.address().resolve("/invocations"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(Json.write(row)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            console.say("   POST " + server.address() + " " + Json.write(row));
            console.result(answer.body());
            if (answer.statusCode() != 200) {
                throw ProblemException.input(
                        "server", "It answered " + answer.statusCode() + ".", "");
            }
        }
    }
}
