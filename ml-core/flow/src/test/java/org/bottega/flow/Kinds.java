package org.bottega.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;

/// Small kinds of nodes over lists of numbers in text files, for tests.
final class Kinds {
    static final Param<String> NUMBERS = Param.line("numbers", "1 2 3");
    static final Param<String> COLUMN = Param.line("column", "value");
    static final Param<Integer> PLUS = Param.whole("plus", 1, -1000, 1000);
    static final Schema SCHEMA =
            Schema.of(Field.of("value", Kind.NUMBER), Field.of("name", Kind.CATEGORY));

    private Kinds() {}

    /// How often any node of a catalog worked.
    static final class Count {
        final AtomicInteger runs = new AtomicInteger();
        final AtomicInteger atOnce = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
    }

    static Catalog catalog() {
        return catalog(new Count());
    }

    static Catalog catalog(Count count) {
        return new Catalog(
                List.of(
                        new Toy("numbers", Category.SOURCE, List.of(), one("data"), count),
                        new Toy("add", Category.PREPARE, one("data"), one("data"), count),
                        new Toy(
                                "sum",
                                Category.PREPARE,
                                List.of(Port.of("data", "Data", PortType.TABLE).orSeveral()),
                                one("data"),
                                count),
                        new Toy("fail", Category.PREPARE, one("data"), one("data"), count),
                        new Toy("slow", Category.PREPARE, one("data"), one("data"), count),
                        new Toy(
                                "scale",
                                Category.PREPARE,
                                List.of(
                                        Port.of("data", "Data", PortType.TABLE),
                                        Port.of("also", "Rows to treat alike", PortType.TABLE)
                                                .orNothing()),
                                List.of(
                                        Port.of("data", "Data", PortType.TABLE),
                                        Port.of("also", "Rows treated alike", PortType.TABLE)),
                                count),
                        new Toy(
                                "split",
                                Category.SPLIT,
                                one("data"),
                                List.of(
                                        Port.of("train", "Train", PortType.TABLE),
                                        Port.of("test", "Test", PortType.TABLE)),
                                count),
                        new Toy(
                                "train",
                                Category.LEARN,
                                one("data"),
                                List.of(Port.of("model", "Model", PortType.MODEL)),
                                count),
                        new Toy(
                                "judge",
                                Category.JUDGE,
                                List.of(
                                        Port.of("model", "Model", PortType.MODEL),
                                        Port.of("data", "Data", PortType.TABLE)),
                                List.of(Port.of("metrics", "Metrics", PortType.METRICS)),
                                count),
                        new Toy(
                                "choose",
                                Category.CONTROL,
                                one("data"),
                                List.of(
                                        Port.of("yes", "Yes", PortType.TABLE),
                                        Port.of("no", "No", PortType.TABLE)),
                                count)));
    }

    private static List<Port> one(String id) {
        return List.of(Port.of(id, "Data", PortType.TABLE));
    }

    static List<Integer> read(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("n.txt")).stream().map(Integer::valueOf).toList();
    }

    private record Toy(
            String id, Category category, List<Port> inputs, List<Port> outputs, Count count)
            implements NodeSpec {
        @Override
        public String title() {
            return Character.toUpperCase(id.charAt(0)) + id.substring(1);
        }

        @Override
        public String summary() {
            return "Does what " + id + " says.";
        }

        @Override
        public List<String> synonyms() {
            return id.equals("train") ? List.of("boosting", "learner") : List.of();
        }

        @Override
        public Set<Trait> traits() {
            return switch (id) {
                case "scale" -> Set.of(Trait.FITTED);
                case "split" -> Set.of(Trait.SPLITS);
                case "judge" -> Set.of(Trait.JUDGES);
                default -> Set.of();
            };
        }

        @Override
        public ParamSpace params() {
            return switch (id) {
                case "numbers" -> ParamSpace.of(NUMBERS);
                case "add" -> ParamSpace.of(PLUS, COLUMN);
                default -> ParamSpace.of();
            };
        }

        @Override
        public String fingerprint(Params params) {
            return id.equals("numbers") ? params.get(NUMBERS) : "";
        }

        @Override
        public Map<String, Outline> preview(Look look) {
            if (id.equals("numbers")) {
                return Map.of("data", Outline.table(SCHEMA));
            }
            if (id.equals("add")) {
                look.column(COLUMN, "data");
            }
            var schema = look.schema("data");
            return schema.isPresent() && id.equals("add")
                    ? Map.of("data", Outline.table(schema.get()))
                    : Map.of();
        }

        @Override
        public void run(NodeRun run) throws IOException {
            count.runs.incrementAndGet();
            count.most.accumulateAndGet(count.atOnce.incrementAndGet(), Math::max);
            try {
                work(run);
            } finally {
                count.atOnce.decrementAndGet();
            }
        }

        private void work(NodeRun run) throws IOException {
            var in = new ArrayList<Integer>();
            for (var piece : run.inputs("data")) {
                in.addAll(read(piece.folder()));
            }
            switch (id) {
                case "numbers" -> {
                    for (var word : run.get(NUMBERS).split(" ")) {
                        in.add(Integer.valueOf(word));
                    }
                    write(run, "data", in);
                }
                case "add" -> write(run, "data", in.stream().map(n -> n + run.get(PLUS)).toList());
                case "sum" ->
                        write(run, "data", List.of(in.stream().mapToInt(Integer::intValue).sum()));
                case "slow" -> {
                    while (true) {
                        run.progress().at(0.5, "Waiting");
                        run.progress().checkCancelled();
                        pause();
                    }
                }
                case "fail" ->
                        throw ProblemException.input("row 3", "It is not a number.", "Mend it.");
                case "choose" -> write(run, in.getFirst() > 0 ? "yes" : "no", in);
                case "split" -> {
                    write(run, "train", in.subList(0, in.size() / 2));
                    write(run, "test", in.subList(in.size() / 2, in.size()));
                }
                default -> {
                    for (var port : outputs) {
                        if (port.type() == PortType.TABLE) {
                            write(run, port.id(), in);
                        } else {
                            run.put(port.id(), Outline.of(port.type()));
                        }
                    }
                }
            }
        }

        private static void pause() {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void write(NodeRun run, String port, List<Integer> numbers)
                throws IOException {
            Files.write(
                    run.output(port).resolve("n.txt"),
                    numbers.stream().map(String::valueOf).toList());
            run.put(port, Outline.table(SCHEMA, numbers.size()));
        }
    }
}
