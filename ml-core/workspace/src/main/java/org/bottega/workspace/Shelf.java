package org.bottega.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.file.Folders;

/// One of the workspace's folders of folders: `data`, `runs` or `models`. A folder is made under a name
/// that begins with `.new-` and gets its own when it is whole; one that is deleted is `.trash-` first.
/// So a crash at any moment leaves what [#tidy(Set)] can put right.
final class Shelf {
    private static final String NEW = ".new-";
    private static final String TRASH = ".trash-";

    private final Path root;
    private final String name;

    /// @param workspace the workspace's folder
    Shelf(Path workspace, String name) {
        this.root = workspace.resolve(name);
        this.name = name;
    }

    /// Fills a new folder.
    @FunctionalInterface
    interface Filling<T> {
        T fill(Path folder) throws IOException;
    }

    /// The folder of an id, relative to the workspace.
    String relative(String id) {
        return name + "/" + id;
    }

    Path folder(String id) {
        return root.resolve(id);
    }

    /// Makes the folder of a new id; when filling fails nothing is left.
    ///
    /// @param filling gets a folder that is not there yet, but the one around it is
    <T> T create(String id, Filling<T> filling) {
        var beside = root.resolve(NEW + id);
        boolean whole = false;
        try {
            Files.createDirectories(root);
            var result = filling.fill(beside);
            Folders.move(beside, folder(id));
            whole = true;
            return result;
        } catch (IOException e) {
            throw unwritable(root, e);
        } catch (UncheckedIOException e) {
            throw unwritable(root, e);
        } finally {
            if (!whole) {
                Folders.deleted(beside);
            }
        }
    }

    /// Takes a folder out of sight and then, with it, the row; both or none.
    ///
    /// @param row removes the row; when it throws, the folder is put back
    void delete(String id, Runnable row) {
        var trash = root.resolve(TRASH + id);
        boolean there = Files.exists(folder(id));
        try {
            if (there) {
                Folders.move(folder(id), trash);
            }
        } catch (IOException e) {
            throw ProblemException.input(
                    folder(id).toString(),
                    "The folder cannot be deleted because a program uses it.",
                    "Close what has it open, then try again.");
        }
        boolean gone = false;
        try {
            row.run();
            gone = true;
        } finally {
            if (there && !gone) {
                restore(trash, id);
            }
        }
        Folders.deleted(trash); // what stays, the next opening sweeps
    }

    /// Forgets a folder that was just made, because its row could not be.
    void undo(String id) {
        Folders.deleted(folder(id));
    }

    /// Sweeps what a crash left and tells what does not fit.
    ///
    /// @param ids those with a row
    List<Problem> tidy(Set<String> ids) {
        var problems = new ArrayList<Problem>();
        var seen = new HashSet<String>();
        try {
            Files.createDirectories(root);
            for (var entry : Folders.list(root)) {
                var entryName = entry.getFileName().toString();
                if (entryName.startsWith(NEW) || entryName.matches("\\..*\\.part")) {
                    Folders.deleted(entry);
                } else if (entryName.startsWith(TRASH)) {
                    var id = entryName.substring(TRASH.length());
                    if (ids.contains(id) && !Files.exists(folder(id))) {
                        restore(entry, id);
                        seen.add(id);
                    } else {
                        Folders.deleted(entry);
                    }
                } else if (ids.contains(entryName)) {
                    seen.add(entryName);
                } else if (!entryName.startsWith(".") && Files.isDirectory(entry)) {
                    problems.add(
                            Problem.warning(
                                    relative(entryName),
                                    "This folder is in the workspace but not in its catalogue.",
                                    "Delete it if nobody needs it."));
                }
            }
        } catch (IOException e) {
            throw unwritable(root, e);
        }
        ids.stream()
                .filter(id -> !seen.contains(id))
                .sorted()
                .forEach(id ->
                        problems.add(
                                Problem.warning(
                                        relative(id),
                                        "The files of this entry are missing.",
                                        "Put the folder back, or delete the entry.")));
        return problems;
    }

    private void restore(Path trash, String id) {
        try {
            Folders.move(trash, folder(id));
        } catch (IOException e) {
            throw unwritable(trash, e);
        }
    }

    static ProblemException unwritable(Path where, Exception e) {
        var problem =
                ProblemException.input(
                        where.toString(),
                        "The workspace's files cannot be written.",
                        "Check that the disk has room and that you may write there.");
        problem.initCause(e);
        return problem;
    }
}
