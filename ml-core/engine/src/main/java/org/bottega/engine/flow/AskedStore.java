package org.bottega.engine.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.bottega.engine.flow.node.Store;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.fairness.FindingJson;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.table.Role;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;
import org.bottega.model.json.ProblemJson;
import org.bottega.workspace.ModelRecord;
import org.bottega.workspace.Models;

/// The catalogue of a workspace that the process which started this one has open: asks by a line in the
/// job's folder and waits for a file with the answer. Safe for any thread.
final class AskedStore implements Store {
    private static final long LOOK_MILLIS = 10;

    private final Path folder;
    private final RunLines lines;
    private final BooleanSupplier cancelled;
    private final AtomicInteger asked = new AtomicInteger();

    /// @param folder of the job
    AskedStore(Path folder, RunLines lines, BooleanSupplier cancelled) {
        this.folder = folder;
        this.lines = lines;
        this.cancelled = cancelled;
    }

    @Override
    public Dataset dataset(String name, int version) {
        var answer =
                ask(Json.object().put("what", "dataset").put("name", name).put("version", version));
        var roles = new HashMap<String, Role>();
        answer.at("roles")
                .textMap()
                .forEach((column, role) -> roles.put(column, Role.valueOf(role)));
        return new Dataset(answer.at("id").text(), Path.of(answer.at("folder").text()), roles);
    }

    @Override
    public Kept keep(String name, Path snapshot) {
        return kept(
                ask(
                        Json.object()
                                .put("what", "keep")
                                .put("name", name)
                                .put("file", snapshot.toString())));
    }

    @Override
    public Path model(String name, int version) {
        return Path.of(
                ask(Json.object().put("what", "model").put("name", name).put("version", version))
                        .at("file")
                        .text());
    }

    @Override
    public Kept register(
            String name,
            Path bundle,
            Models.Facts facts,
            ModelRecord.Stage stage,
            List<FairnessFinding> findings) {
        var question =
                Json.object()
                        .put("what", "register")
                        .put("name", name)
                        .put("file", bundle.toString())
                        .put("task", facts.task())
                        .put("metric", facts.metric())
                        .put("stage", stage.name());
        question.set("score", Json.number(facts.score()));
        var found = question.putArray("findings");
        findings.forEach(f -> found.add(FindingJson.write(f)));
        return kept(ask(question));
    }

    private static Kept kept(JsonView answer) {
        return new Kept(answer.at("version").whole(0, Integer.MAX_VALUE), answer.at("same").flag());
    }

    private JsonView ask(ObjectNode question) {
        int number = asked.incrementAndGet();
        lines.write(question.put("ask", number));
        var file = answer(folder, number);
        try {
            while (!Files.exists(file)) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("cancelled");
                }
                Thread.sleep(LOOK_MILLIS);
            }
            var json = Json.read(file.toString(), Files.readString(file));
            var problems = json.find("problems");
            if (problems.isPresent()) {
                throw new ProblemException(
                        json.at("blame").choice(ProblemException.Blame.class),
                        problems.get().items().stream().map(ProblemJson::read).toList());
            }
            return json;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes what was asked and answered in a job that starts again in its folder.
    static void forget(Path folder) {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.equals(RunLines.FILE) || name.matches("answer-\\d+\\.json")) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path answer(Path folder, int number) {
        return folder.resolve("answer-" + number + ".json");
    }

    /// Answers a question of a worker from the catalogue that this process has open.
    ///
    /// @param folder of the job
    static void answer(Path folder, JsonView question, Store store) {
        var answer = Json.object();
        try {
            fill(answer, question, store);
        } catch (ProblemException e) {
            answer.removeAll();
            answer.put("blame", org.bottega.kernel.param.Domain.Choice.word(e.blame()));
            answer.set("problems", ProblemJson.write(e.problems()));
        }
        WholeFile.write(
                answer(folder, question.at("ask").whole(0, Integer.MAX_VALUE)),
                Json.pretty(answer));
    }

    private static void fill(ObjectNode answer, JsonView question, Store store) {
        var name = question.at("name").text();
        switch (question.at("what").text()) {
            case "dataset" -> {
                var found = store.dataset(name, question.at("version").whole(0, Integer.MAX_VALUE));
                answer.put("id", found.id()).put("folder", found.folder().toString());
                var roles = answer.putObject("roles");
                found.roles().forEach((column, role) -> roles.put(column, role.name()));
            }
            case "model" ->
                    answer.put(
                            "file",
                            store.model(name, question.at("version").whole(0, Integer.MAX_VALUE))
                                    .toString());
            case "keep" -> tell(answer, store.keep(name, Path.of(question.at("file").text())));
            case "register" -> {
                // nobody measured it, where there is none
                double score = question.find("score").map(JsonView::number).orElse(Double.NaN);
                var facts =
                        new Models.Facts(
                                null,
                                question.at("task").text(),
                                question.at("metric").text(),
                                score);
                var stage = ModelRecord.Stage.valueOf(question.at("stage").text());
                var findings =
                        question.at("findings").items().stream().map(FindingJson::read).toList();
                var file = Path.of(question.at("file").text());
                tell(answer, store.register(name, file, facts, stage, findings));
            }
            default ->
                    throw ProblemException.usage(
                            name, "The studio does not know this question.", "Start it again.");
        }
    }

    private static void tell(ObjectNode answer, Kept kept) {
        answer.put("version", kept.version()).put("same", kept.same());
    }
}
