package org.bottega.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.ModelEvent.Kind;
import org.bottega.workspace.ModelRecord.Stage;
import org.bottega.workspace.catalogue.Catalogue;
import org.bottega.workspace.catalogue.Rows;
import org.jspecify.annotations.Nullable;

/// The registry of models in a workspace. Safe for any thread.
public final class Models {
    /// The bundle's name within a model's folder.
    public static final String BUNDLE = "model.bottega";

    private final Catalogue catalogue;
    private final Path workspace;
    private final Shelf shelf;

    Models(Catalogue catalogue, Path workspace, Shelf shelf) {
        this.catalogue = catalogue;
        this.workspace = workspace;
        this.shelf = shelf;
    }

    /// What is known of a model when it is added.
    ///
    /// @param runId the run that made it, null for a model from outside
    /// @param task such as `classification`
    /// @param metric the name of the score
    /// @param score what it reached, NaN when nobody measured
    public record Facts(@Nullable String runId, String task, String metric, double score) {}

    /// Copies a bundle into the workspace as the next version of a name; it begins as a draft.
    public ModelRecord add(String name, Path bundle, Facts facts) {
        var called = Names.checked(name);
        if (!Files.isRegularFile(bundle)) {
            throw ProblemException.input(
                    bundle.toString(), "There is no such model file.", "Check the path.");
        }
        var id = Names.id(called);
        shelf.create(
                id, folder -> Files.copy(bundle, Files.createDirectory(folder).resolve(BUNDLE)));
        boolean kept = false;
        try {
            var added = catalogue.transact(c -> insert(c, id, called, facts));
            kept = true;
            return added;
        } finally {
            if (!kept) {
                shelf.undo(id);
            }
        }
    }

    /// All versions of all models, newest first.
    public List<ModelRecord> list() {
        return catalogue.transact(
                c -> Rows.query(c, Models::read, "select * from models order by seq desc"));
    }

    public Optional<ModelRecord> find(String id) {
        return catalogue.transact(c ->
                Rows.query(c, Models::read, "select * from models where id = ?", id).stream()
                        .findFirst());
    }

    /// What a run made, newest first.
    public List<ModelRecord> of(String runId) {
        return catalogue.transact(c ->
                Rows.query(
                        c,
                        Models::read,
                        "select * from models where run_id = ? order by seq desc",
                        runId));
    }

    /// Where the bundle is.
    public Path file(ModelRecord model) {
        return workspace.resolve(model.file());
    }

    /// Gives all versions of a model another name.
    ///
    /// @throws ProblemException when there is none, or the new name is taken
    public void rename(String name, String newName) {
        var called = Names.checked(newName);
        catalogue.transact(c -> Renaming.apply(c, "models", "model", name, called));
    }

    /// Changes how far a model is trusted, and writes down who did and why.
    ///
    /// @param by who changes it
    /// @param reason why, may be empty
    /// @param overridden which rules were not kept and set aside by the reason, empty when all were
    /// @throws ProblemException when there is no such model
    public void setStage(String id, Stage stage, String by, String reason, String overridden) {
        catalogue.transact(c -> {
            int touched = Rows.update(c, "update models set stage = ? where id = ?", stage, id);
            if (touched == 0) {
                throw ProblemException.usage(
                        id,
                        "There is no such model in the workspace.",
                        "It may have been deleted.");
            }
            return write(c, id, Kind.STAGE, stage.name(), by, reason, overridden);
        });
    }

    /// Writes down what is done with a model.
    ///
    /// @param subject what was made of it, such as the file of predictions
    /// @param note more about it, such as how many rows
    public void happened(String id, Kind kind, String subject, String by, String note) {
        catalogue.transact(c -> write(c, id, kind, subject, by, "", note));
    }

    /// What happened to a model, the oldest first. Nothing is ever changed in it.
    public List<ModelEvent> history(String id) {
        return catalogue.transact(c ->
                Rows.query(
                        c,
                        Models::event,
                        "select * from model_events where model_id = ? order by seq",
                        id));
    }

    private static int write(
            Connection c,
            String id,
            Kind kind,
            String subject,
            String by,
            String reason,
            String note)
            throws SQLException {
        return Rows.update(
                c,
                "insert into model_events (model_id, kind, subject, by_whom, reason, note, at_time)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                kind,
                subject,
                by,
                reason,
                note,
                Names.now());
    }

    private static ModelEvent event(ResultSet row) throws SQLException {
        return new ModelEvent(
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("by_whom"),
                row.getString("reason"),
                row.getString("note"),
                Objects.requireNonNull(Rows.moment(row, "at_time")));
    }

    /// Deletes one version with its files.
    public void delete(String id) {
        shelf.delete(
                id,
                () ->
                        catalogue.transact(
                                c -> Rows.update(c, "delete from models where id = ?", id)));
    }

    private ModelRecord insert(Connection c, String id, String name, Facts facts)
            throws SQLException {
        int version =
                Rows.query(
                                c,
                                row -> row.getInt(1),
                                "select coalesce(max(version), 0) + 1 from models where name = ?",
                                name)
                        .getFirst();
        var added =
                new ModelRecord(
                        id,
                        name,
                        version,
                        facts.runId(),
                        shelf.relative(id) + "/" + BUNDLE,
                        facts.task(),
                        facts.metric(),
                        facts.score(),
                        Stage.DRAFT,
                        Names.now());
        Rows.update(
                c,
                "insert into models (id, name, version, run_id, file, task, metric, score, stage,"
                        + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                added.id(),
                added.name(),
                added.version(),
                added.runId(),
                added.file(),
                added.task(),
                added.metric(),
                added.score(),
                added.stage(),
                added.createdAt());
        return added;
    }

    private static ModelRecord read(ResultSet row) throws SQLException {
        return new ModelRecord(
                row.getString("id"),
                row.getString("name"),
                row.getInt("version"),
                row.getString("run_id"),
                row.getString("file"),
                row.getString("task"),
                row.getString("metric"),
                row.getDouble("score"),
                Stage.valueOf(row.getString("stage")),
                Objects.requireNonNull(Rows.moment(row, "created_at")));
    }
}
