package org.bottega.automl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.bottega.automl.tune.JournalFile;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.learn.Algorithms;
import org.bottega.learn.encode.Target;
import org.bottega.model.bundle.PredictorFile;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;

/// The finished trials of a search on the disk, so that it can go on from them after it was paused, closed or
/// killed. A trial's predictors and predictions are written first, then its line in the journal: what the
/// journal does not name was not finished. The budget's clock stands at the last finished trial.
///
/// In the run's folder: `trials.jsonl`, and `trials/` with the files. Thread-safe.
public final class SearchJournal implements AutoCloseable {
    /// The journal's name; a tuning's has the same.
    public static final String FILE = "trials.jsonl";

    private static final String FOLDER = "trials";
    private static final String KIND = "search";

    private final Path folder;
    private final JournalFile file;
    private final List<JsonNode> done = new ArrayList<>();
    private @Nullable Judging judging;
    private @Nullable List<String> features;
    private int fingerprint;
    private double spent;
    private boolean broken;

    private SearchJournal(Path folder, JournalFile file) {
        this.folder = folder;
        this.file = file;
        for (var line : file.lines()) {
            if (line.has("validation")) {
                judging = judging(line.get("validation"));
                fingerprint = line.path("data").asInt();
            } else if (line.has("features")) {
                var all = new ArrayList<String>();
                line.get("features").forEach(f -> all.add(f.asText()));
                features = List.copyOf(all);
            } else {
                done.add(line);
                spent = Math.max(spent, line.path("atSeconds").asDouble());
            }
        }
    }

    /// Goes on with a folder's journal, or begins one.
    ///
    /// @param about what is searched for: it must be the same when the search goes on
    public static SearchJournal open(Path folder, ObjectNode about) {
        try {
            Files.createDirectories(folder.resolve(FOLDER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var head = Json.object();
        head.put("kind", KIND);
        head.set("about", about);
        return new SearchJournal(folder, JournalFile.open(folder.resolve(FILE), head));
    }

    /// What the search of a folder is about; nothing when there is none that could go on.
    public static @Nullable ObjectNode about(Path folder) {
        var path = folder.resolve(FILE);
        if (!Files.isRegularFile(path)) {
            return null;
        }
        var head = JournalFile.about(path);
        return head.path("kind").asText().equals(KIND)
                        && head.path("about") instanceof ObjectNode about
                ? about
                : null;
    }

    /// Removes a journal with its files; nothing else in the folder is touched.
    public static void delete(Path folder) {
        if (about(folder) == null) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve(FILE));
            try (var files = Files.list(folder.resolve(FOLDER))) {
                for (var one : files.toList()) {
                    if (one.getFileName().toString().matches("\\d+-(\\d+|predictions)")) {
                        Files.deleteIfExists(one);
                    }
                }
            }
            Files.deleteIfExists(folder.resolve(FOLDER));
        } catch (IOException _) {
            // what is left is in nobody's way
        }
    }

    /// The finished trials of a folder as they would stand on a leaderboard, in the order in which they ended; none
    /// where there is no search that could go on.
    public static List<Standing> standings(Path folder) {
        if (about(folder) == null) {
            return List.of();
        }
        var rows = new ArrayList<Standing>();
        for (var line : JournalFile.read(folder.resolve(FILE))) {
            if (line.has("number")) {
                rows.add(
                        new Standing(
                                line.path("name").asText(),
                                line.path("algorithm").asText(),
                                JournalFile.values(line.path("params")),
                                line.path("score").asDouble(Double.NaN),
                                line.path("spread").asDouble(),
                                metrics(line),
                                line.path("seconds").asDouble(),
                                0,
                                line.path("atSeconds").asDouble(),
                                FoldScores.UNKNOWN,
                                null));
            }
        }
        return List.copyOf(rows);
    }

    private static LinkedHashMap<String, Double> metrics(JsonNode line) {
        var metrics = new LinkedHashMap<String, Double>();
        line.path("metrics")
                .properties()
                .forEach(m -> metrics.put(m.getKey(), m.getValue().asDouble(Double.NaN)));
        return metrics;
    }

    /// How much of the budget was spent before, in seconds.
    public double spent() {
        return spent;
    }

    /// How the search was judged before it was stopped; nothing when it begins.
    @Nullable Judging judging() {
        return judging;
    }

    /// Notes how the search judges, or checks that the data are those of before.
    ///
    /// @throws ProblemException when they are not
    synchronized void begin(Judging decided, Target target) {
        int print =
                31 * Arrays.hashCode(target.rows())
                        + Arrays.hashCode(
                                Arrays.stream(target.rows())
                                        .mapToDouble(r -> target.y()[r])
                                        .toArray());
        if (judging != null) {
            if (print != fingerprint) {
                throw ProblemException.usage(
                        folder.toString(),
                        "The data have changed since this search was begun.",
                        "Start a new one.");
            }
            return;
        }
        var line = Json.object();
        var validation = line.putObject("validation");
        validation.put("kind", Domain.Choice.word(decided.kind()));
        validation.put("folds", decided.folds());
        validation.put("repeats", decided.repeats());
        validation.put("column", decided.column());
        line.put("data", print);
        file.add(line);
        judging = decided;
    }

    /// The features that were made of pairs of columns before the search was stopped; nothing when it begins.
    @Nullable List<String> features() {
        return features;
    }

    /// Notes which features were made.
    synchronized void keep(List<String> made) {
        if (features == null) {
            var line = Json.object();
            made.forEach(line.putArray("features")::add);
            file.add(line);
            features = made;
        }
    }

    private static Judging judging(JsonNode json) {
        return new Judging(
                new Domain.Choice<>(Judging.Kind.class)
                        .read("validation", json.path("kind").asText()),
                json.path("folds").asInt(),
                json.path("repeats").asInt(1),
                json.path("column").asText(""));
    }

    /// The trials of before, in the order in which they were finished. One whose files are damaged is left out,
    /// and is then done again.
    ///
    /// @param shelf where their predictors wait
    synchronized List<Trial> trials(Shelf shelf) {
        var trials = new ArrayList<Trial>();
        for (var line : done) {
            try {
                trials.add(trial(line, shelf));
            } catch (IOException | ProblemException _) {
                // the power failed before the files were on the disk: it was not finished
            }
        }
        return trials;
    }

    private Trial trial(JsonNode line, Shelf shelf) throws IOException {
        var algorithm = Algorithms.byId(line.path("algorithm").asText());
        var params = algorithm.params().read(JournalFile.values(line.path("params")));
        int number = line.path("number").asInt();
        var again = new ArrayList<Found>();
        for (var one : line.path("again")) {
            again.add(
                    new Found(
                            algorithm.params().read(JournalFile.values(one)),
                            line.path("cuts").path(again.size()).asLong()));
        }
        var fitted = new ArrayList<Shelf.Kept>();
        for (int f = 0; f < again.size(); f++) {
            fitted.add(shelf.put(PredictorFile.read(path(number, Integer.toString(f)))));
        }
        var predictions = doubles(Files.readAllBytes(path(number, "predictions")));
        if (predictions.length != line.path("predictions").asInt()) {
            throw new IOException("predictions are cut short");
        }
        return new Trial(
                new Candidate(number, line.path("name").asText(), algorithm, params),
                algorithm.learner(params).encoding(),
                line.path("score").asDouble(Double.NaN),
                line.path("spread").asDouble(),
                metrics(line),
                line.path("seconds").asDouble(),
                predictions,
                fitted,
                JournalFile.numbers(line.path("foldScores")).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray(),
                List.copyOf(again),
                line.path("atSeconds").asDouble());
    }

    /// Keeps a finished trial. Where the disk has no room the search goes on without.
    synchronized void add(Trial trial) {
        if (broken) {
            return;
        }
        int number = trial.candidate().number();
        try {
            for (int f = 0; f < trial.fitted().size(); f++) {
                trial.fitted().get(f).write(path(number, Integer.toString(f)));
            }
            Files.write(path(number, "predictions"), bytes(trial.predictions()));
            file.add(line(trial));
        } catch (IOException | UncheckedIOException _) {
            broken = true;
        }
    }

    private static ObjectNode line(Trial trial) {
        var json = Json.object();
        json.put("number", trial.candidate().number());
        json.put("name", trial.candidate().name());
        json.put("algorithm", trial.candidate().algorithm().info().id());
        json.set("params", Json.plain(trial.candidate().params().plain()));
        var again = json.putArray("again");
        trial.again().forEach(f -> again.add(Json.plain(f.params().plain())));
        var cuts = json.putArray("cuts");
        trial.again().forEach(f -> cuts.add(f.cut()));
        json.set("score", Json.number(trial.score()));
        json.set("spread", Json.number(trial.spread()));
        json.set("seconds", Json.number(trial.seconds()));
        json.set("atSeconds", Json.number(trial.atSeconds()));
        var scores = json.putArray("foldScores");
        Arrays.stream(trial.foldScores()).forEach(s -> scores.add(Json.number(s)));
        var metrics = json.putObject("metrics");
        trial.metrics().forEach((id, value) -> metrics.set(id, Json.number(value)));
        json.put("predictions", trial.predictions().length);
        return json;
    }

    private Path path(int number, String what) {
        return folder.resolve(FOLDER).resolve(number + "-" + what);
    }

    private static byte[] bytes(double[] values) {
        var buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(values);
        return buffer.array();
    }

    private static double[] doubles(byte[] bytes) {
        var values = new double[bytes.length / 8];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        return values;
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
