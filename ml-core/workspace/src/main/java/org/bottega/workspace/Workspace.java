package org.bottega.workspace;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.catalogue.Catalogue;

/// An open workspace. It belongs to this process until it is closed. Safe for any thread.
public final class Workspace implements AutoCloseable {
    /// The system property, or environment variable `BOTTEGA_HOME`, that names the default folder.
    public static final String HOME_PROPERTY = "bottega.home";

    private final Path folder;
    private final WorkspaceLock lock;
    private final Catalogue catalogue;
    private final Datasets datasets;
    private final Runs runs;
    private final Models models;
    private final List<Problem> found;

    private Workspace(Path folder, WorkspaceLock lock, Catalogue catalogue) {
        this.folder = folder;
        this.lock = lock;
        this.catalogue = catalogue;
        var dataShelf = new Shelf(folder, "data");
        var runShelf = new Shelf(folder, "runs");
        var modelShelf = new Shelf(folder, "models");
        datasets = new Datasets(catalogue, dataShelf);
        runs = new Runs(catalogue, runShelf);
        models = new Models(catalogue, folder, modelShelf);
        var problems = new ArrayList<Problem>();
        problems.addAll(dataShelf.tidy(ids(datasets.list(), DatasetVersion::id)));
        problems.addAll(runShelf.tidy(ids(runs.list(), RunRecord::id)));
        problems.addAll(modelShelf.tidy(ids(models.list(), ModelRecord::id)));
        problems.addAll(runs.recover());
        found = List.copyOf(problems);
    }

    private static <T> java.util.Set<String> ids(List<T> things, Function<T, String> id) {
        return things.stream().map(id).collect(Collectors.toSet());
    }

    /// The folder used when nobody names one: the property `bottega.home`, the variable
    /// `BOTTEGA_HOME`, else `Bottega` in the user's home.
    public static Path defaultFolder() {
        var property = System.getProperty(HOME_PROPERTY, "");
        if (!property.isBlank()) {
            return Path.of(property);
        }
        var variable = System.getenv("BOTTEGA_HOME");
        return variable != null && !variable.isBlank()
                ? Path.of(variable)
                : Path.of(System.getProperty("user.home"), "Bottega");
    }

    /// Opens a workspace and makes it where there is none. What a crash left is put right; what is
    /// odd is told by [#found()].
    ///
    /// @throws ProblemException when another process has it, or it is damaged, of a newer version or
    ///     read-only
    public static Workspace open(Path folder) {
        var place = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(place);
        } catch (FileAlreadyExistsException e) {
            throw ProblemException.input(
                    place.toString(),
                    "There is a file where the workspace's folder should be.",
                    "Choose another folder.");
        } catch (IOException e) {
            throw ProblemException.input(
                    place.toString(),
                    "The workspace's folder cannot be made.",
                    "Choose a folder in which you may write.");
        }
        var lock = WorkspaceLock.take(place);
        Catalogue catalogue = null;
        try {
            catalogue = Catalogue.open(place);
            return new Workspace(place, lock, catalogue);
        } catch (RuntimeException e) {
            if (catalogue != null) {
                catalogue.close();
            }
            lock.close();
            throw e;
        }
    }

    public Path folder() {
        return folder;
    }

    public Datasets datasets() {
        return datasets;
    }

    public Runs runs() {
        return runs;
    }

    public Models models() {
        return models;
    }

    /// What was odd when it was opened: interrupted runs, missing files, unknown folders.
    public List<Problem> found() {
        return found;
    }

    /// Cancels the jobs under way, then frees the workspace for others.
    @Override
    public void close() {
        try {
            runs.cancelAll();
            catalogue.close();
        } finally {
            lock.close();
        }
    }
}
