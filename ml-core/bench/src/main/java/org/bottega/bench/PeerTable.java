package org.bottega.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.model.json.Json;
import org.bottega.workspace.job.HeapOptions;
import org.jspecify.annotations.Nullable;

/// Runs our search and other systems one after the other on the same files, and prints quality, seconds, CPU
/// seconds and peak memory side by side, with who is better.
///
/// Properties: `bottega.data`, a folder with `INDEX.tsv` (name, …, target, task in columns 1, 6, 7) and
/// `NAME.train.csv`, `NAME.test.csv`; `bench.peer`, a command that is called with PEER DATASET SECONDS SEED and
/// prints one line of JSON with the same metrics; `bench.peers` (`h2o`), names after commas, each with its own
/// seconds behind a colon if wanted (`h2o:60`); `bench.seconds` (60) for ours; `bench.threads` (2);
/// `bench.seeds` (1); `bench.aim` (balanced); `bench.out`, a file for the table as Markdown; `bench.kept`, a
/// file of lines of JSON to which each answer is added and from which it is taken when it stands there, so that
/// a table of hours goes on where it was stopped. Arguments: names of data sets, all if none.
public final class PeerTable {
    private final Path data = Path.of(System.getProperty("bottega.data", "."));
    private final String seconds = System.getProperty("bench.seconds", "60");
    private final String threads = System.getProperty("bench.threads", "2");
    private final String aim = System.getProperty("bench.aim", "balanced");
    private final int seeds = Integer.getInteger("bench.seeds", 1);
    private final @Nullable Path kept =
            System.getProperty("bench.kept") == null
                    ? null
                    : Path.of(System.getProperty("bench.kept"));
    private final Map<String, JsonNode> answers = new HashMap<>();

    /// @param task binary, multiclass or regression
    private record Set(String name, String target, String task) {
        /// What wins: lower log loss, lower error.
        String metric() {
            return task.equals("regression") ? "rmse" : task.equals("binary") ? "auc" : "logloss";
        }

        boolean greater() {
            return task.equals("binary");
        }
    }

    private record Figures(
            double quality, double logLoss, double wall, double cpu, double memory) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        new PeerTable().run(List.of(args));
    }

    private void run(List<String> names) throws IOException, InterruptedException {
        if (kept != null && Files.exists(kept)) {
            for (var line : Files.readAllLines(kept)) {
                JsonNode answer = Json.read(kept.toString(), line).node();
                answers.put(answer.path("key").asText(), answer);
            }
        }
        var table = new StringBuilder();
        table.append(
                "| data | system | metric | quality | log loss | seconds | CPU s | peak MB |\n|---|---|---|---|---|---|---|---|\n");
        var peers = peers();
        var wins = new LinkedHashMap<String, double[]>();
        double ranks = 0;
        int judged = 0;
        for (var set : sets(names)) {
            for (int seed = 1; seed <= seeds; seed++) {
                var found = new LinkedHashMap<String, Figures>();
                found.put("bottega", ours(set, seed));
                for (var peer : peers.entrySet()) {
                    found.put(peer.getKey(), peer(peer.getKey(), peer.getValue(), set, seed));
                }
                var own = found.get("bottega");
                int rank = 1;
                for (var entry : found.entrySet()) {
                    row(table, set, entry.getKey(), entry.getValue());
                    if (entry.getKey().equals("bottega") || own == null) {
                        continue;
                    }
                    double other = entry.getValue().quality();
                    double gain = set.greater() ? own.quality() - other : other - own.quality();
                    var count = wins.computeIfAbsent(entry.getKey(), _ -> new double[2]);
                    boolean better =
                            gain > 0 || (Double.isNaN(other) && !Double.isNaN(own.quality()));
                    count[0] += better ? 1 : gain == 0 ? 0.5 : 0;
                    count[1]++;
                    rank += better ? 0 : 1;
                }
                ranks += rank;
                judged++;
                System.err.println(set.name() + ", seed " + seed + ": rank " + rank);
            }
        }
        for (var entry : wins.entrySet()) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%nBetter than %s on %.0f of %.0f.%n",
                            entry.getKey(),
                            entry.getValue()[0],
                            entry.getValue()[1]));
        }
        table.append(String.format(Locale.ROOT, "%nMean rank: %.2f%n", ranks / judged));
        System.out.println(table);
        var out = System.getProperty("bench.out");
        if (out != null) {
            Files.writeString(Path.of(out), table.toString());
        }
    }

    private Map<String, String> peers() {
        var peers = new LinkedHashMap<String, String>();
        if (System.getProperty("bench.peer") != null) {
            for (var peer : System.getProperty("bench.peers", "h2o").split(",")) {
                var parts = peer.split(":");
                peers.put(parts[0], parts.length > 1 ? parts[1] : seconds);
            }
        }
        return peers;
    }

    private List<Set> sets(List<String> names) throws IOException {
        var sets = new ArrayList<Set>();
        for (var line : Files.readAllLines(data.resolve("INDEX.tsv"))) {
            var cells = line.split("\t", -1);
            if (cells.length > 6
                    && !cells[0].equals("name")
                    && (names.isEmpty() || names.contains(cells[0]))) {
                sets.add(new Set(cells[0], cells[5], cells[6]));
            }
        }
        return sets;
    }

    private Figures ours(Set set, int seed) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("bottega-bench");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // as a worker is started
        command.addAll(HeapOptions.of(3 << 10));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        // LightGBM's library is unpacked there: two processes must not share it
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        AutoMlOnce.class.getName(),
                        data.resolve(set.name() + ".train.csv").toString(),
                        data.resolve(set.name() + ".test.csv").toString(),
                        set.target(),
                        set.task(),
                        seconds,
                        Integer.toString(seed),
                        threads,
                        aim));
        return figures(set, key("bottega-" + aim, seconds, set, seed), command);
    }

    private Figures peer(String peer, String budget, Set set, int seed)
            throws IOException, InterruptedException {
        return figures(
                set,
                key(peer, budget, set, seed),
                List.of(
                        System.getProperty("bench.peer"),
                        peer,
                        set.name(),
                        budget,
                        Integer.toString(seed)));
    }

    private String key(String system, String budget, Set set, int seed) {
        return String.join(" ", system, budget + "s", set.name(), "seed", "" + seed);
    }

    private Figures figures(Set set, String key, List<String> command)
            throws IOException, InterruptedException {
        var json = answers.get(key);
        if (json == null) {
            json = answer(command);
            if (json == null) {
                System.err.println(key + ": no figures from " + command.getFirst());
                return new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            }
            if (kept != null && !json.has("error")) {
                Files.writeString(
                        kept,
                        ((ObjectNode) json).put("key", key) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        }
        return new Figures(
                json.path(set.metric()).asDouble(Double.NaN),
                json.path("logloss").asDouble(Double.NaN),
                json.path("wall_s").asDouble(Double.NaN),
                json.path("cpu_s").asDouble(Double.NaN),
                json.path("rss_mb").asDouble(Double.NaN));
    }

    /// The last line of JSON that a system printed; null if it printed none.
    private @Nullable JsonNode answer(List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command);
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        builder.environment().put("GOMP_SPINCOUNT", "0");
        builder.environment().put("THREADS", threads);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var line = text.lines().filter(l -> l.startsWith("{\"peer\"")).reduce((_, b) -> b);
        return line.isEmpty() ? null : Json.read("output", line.get()).node();
    }

    private static void row(StringBuilder table, Set set, String system, Figures found) {
        table.append(
                String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %.5g | %s | %.1f | %.1f | %.0f |%n",
                        set.name(),
                        system,
                        set.metric(),
                        found.quality(),
                        Double.isNaN(found.logLoss())
                                ? ""
                                : String.format(Locale.ROOT, "%.4f", found.logLoss()),
                        found.wall(),
                        found.cpu(),
                        found.memory()));
    }
}
