package org.bottega.ui.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bottega.engine.Engine;
import org.bottega.engine.flow.FlowTunings;
import org.bottega.engine.flow.FlowWorker;
import org.bottega.engine.flow.Flows;
import org.bottega.engine.flow.Templates;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.gesture.Habits;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.page.workflow.ComponentLibrary;
import org.bottega.ui.page.workflow.Document;
import org.bottega.ui.page.workflow.Workflows;

/// The workflows of a workspace: `workflows/NAME.flow.json`, and beside them in `workflows/history/NAME`
/// what can be undone.
final class EngineWorkflows implements Workflows, AutoCloseable {
    private static final String HISTORY = "history";
    private static final String COMPONENTS = "components";

    /// from so many workflows, those changed last, habits are learnt
    private static final int LEARNT = 200;

    private final Flows flows;
    private final FlowWorker worker;
    private final Engine engine;
    private final FlowTunings tunings;
    private final Path folder;
    private final Map<String, EngineDocument> open = new HashMap<>();

    EngineWorkflows(Engine engine) {
        this.flows = Flows.of(engine.workspace());
        this.worker = new FlowWorker(flows, engine.runner());
        this.engine = engine;
        this.tunings = new FlowTunings(flows, engine.workspace(), engine.runner());
        var home = engine.workspace().folder();
        this.folder = home.resolve("workflows");
    }

    @Override
    public Catalog catalog() {
        return flows.catalog();
    }

    @Override
    public List<Entry> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var all = new ArrayList<Entry>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(WorkflowFile.SUFFIX) && Files.isRegularFile(file)) {
                    all.add(entry(file, id(name)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.sort(Comparator.comparing(Entry::changed).reversed());
        return all;
    }

    private static Entry entry(Path file, String id) throws IOException {
        var changed = Files.getLastModifiedTime(file).toInstant();
        try {
            var workflow = WorkflowFile.read(file);
            var name = workflow.name().isBlank() ? id : workflow.name();
            return new Entry(id, name, workflow.nodes().size(), changed, file);
        } catch (ProblemException _) {
            // a damaged file is listed all the same; opening it tells what is wrong
            return new Entry(id, id, 0, Instant.EPOCH, file);
        }
    }

    private static String id(String name) {
        return name.substring(0, name.length() - WorkflowFile.SUFFIX.length());
    }

    @Override
    public List<Template> templates(Locale language) {
        boolean italian = language.getLanguage().equals(Locale.ITALIAN.getLanguage());
        return Templates.all().stream()
                .map(t -> {
                    var workflow = t.workflow();
                    return new Template(
                            t.id(), workflow.name(), italian ? t.italian() : t.english(), workflow);
                })
                .toList();
    }

    @Override
    public String create(String name, Workflow first) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw ProblemException.input(
                    folder.toString(),
                    "The folder for workflows cannot be made.",
                    "Check the workspace folder's permissions.");
        }
        var base = slug(name);
        var id = base;
        for (int i = 2; Files.exists(file(id)); i++) {
            id = base + "-" + i;
        }
        WorkflowFile.write(file(id), first.apply(new Edit.Rename(name)));
        return id;
    }

    /// The name as a file can be called everywhere.
    private static String slug(String name) {
        var plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "workflow" : plain.substring(0, Math.min(60, plain.length()));
    }

    @Override
    public String bring(Path file) {
        var workflow = WorkflowFile.read(file);
        var name = file.getFileName().toString().replaceFirst("(\\.flow)?\\.json$", "");
        return create(workflow.name().isBlank() ? name : workflow.name(), workflow);
    }

    @Override
    public Habits habits() {
        var own = new ArrayList<Workflow>();
        for (var entry : all()) {
            if (own.size() < LEARNT && entry.nodes() > 0) {
                own.add(WorkflowFile.read(entry.file()));
            }
        }
        return Habits.of(
                catalog(),
                Templates.all().stream().map(Templates.Template::workflow).toList(),
                own);
    }

    @Override
    public List<ComponentLibrary.Kept> components() {
        var place = folder.resolve(COMPONENTS);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        var all = new ArrayList<ComponentLibrary.Kept>();
        try (var files = Files.list(place)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(WorkflowFile.SUFFIX)) {
                    component(file, id(name)).ifPresent(all::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.sort(Comparator.comparing(ComponentLibrary.Kept::name));
        return all;
    }

    /// A damaged file, or one that is no component, is not offered.
    private static Optional<ComponentLibrary.Kept> component(Path file, String id)
            throws IOException {
        try {
            var text = Files.readString(file);
            return WorkflowFile.parse(file.toString(), text).nodes().values().stream()
                    .findFirst()
                    .map(node ->
                            new ComponentLibrary.Kept(
                                    id,
                                    node.name(),
                                    node.inside() == null
                                            ? 1
                                            : node.inside().inside().nodes().size(),
                                    text));
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    @Override
    public void keepComponent(String name, String text) {
        var place = folder.resolve(COMPONENTS);
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw ProblemException.input(
                    place.toString(),
                    "The folder for components cannot be made.",
                    "Check the workspace folder's permissions.");
        }
        WorkflowFile.write(
                place.resolve(slug(name) + WorkflowFile.SUFFIX), WorkflowFile.parse(name, text));
    }

    @Override
    public void removeComponent(String id) {
        try {
            Files.deleteIfExists(folder.resolve(COMPONENTS).resolve(id + WorkflowFile.SUFFIX));
        } catch (IOException e) {
            throw ProblemException.input(
                    id, "The component cannot be removed.", "Close what else has it open.");
        }
    }

    @Override
    public List<Edit> useBest(String run, Workflow now) {
        return tunings.useBest(engine.workspace().runs().find(run).orElseThrow(), now);
    }

    FlowTunings tunings() {
        return tunings;
    }

    Flows flows() {
        return flows;
    }

    /// A workflow with every step that was handed in.
    Workflow current(String id) {
        EngineDocument document;
        synchronized (this) {
            document = open.get(id);
        }
        for (int i = 0; document != null && !document.kept() && i < 200; i++) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return WorkflowFile.read(file(id));
    }

    @Override
    public synchronized Document open(String id) {
        // whoever had it open before writes to the end first
        var before = open.get(id);
        if (before != null) {
            before.finish();
        }
        var document =
                new EngineDocument(
                        flows, worker, id, file(id), folder.resolve(HISTORY).resolve(id));
        open.put(id, document);
        return document;
    }

    @Override
    public synchronized void remove(String id) {
        var before = open.remove(id);
        if (before != null) {
            before.finish();
        }
        try {
            Files.deleteIfExists(file(id));
            var history = folder.resolve(HISTORY).resolve(id);
            if (Files.isDirectory(history)) {
                try (var files = Files.walk(history)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw ProblemException.input(
                    id, "The workflow cannot be removed.", "Close what else has it open.");
        }
    }

    private Path file(String id) {
        return folder.resolve(id + WorkflowFile.SUFFIX);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(EngineDocument::finish);
        flows.results().tidy();
    }
}
