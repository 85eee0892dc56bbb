package org.bottega.workspace;

import java.util.ArrayList;
import java.util.List;
import org.bottega.workspace.catalogue.Catalogue;
import org.bottega.workspace.catalogue.Rows;

/// Something that was made from a version of a data set, or with it.
///
/// @param id of the run, model or version
/// @param name what a person calls it
public record DatasetUse(Kind kind, String id, String name) {

    /// What uses it.
    public enum Kind {
        RUN,
        MODEL,
        DATASET
    }

    /// Such as `the run "churn"`.
    public String sentence() {
        return switch (kind) {
                    case RUN -> "the run \"";
                    case MODEL -> "the model \"";
                    case DATASET -> "the data set \"";
                }
                + name
                + "\"";
    }

    /// The runs whose job names the version, the models of those runs, and the versions made from it.
    static List<DatasetUse> of(Catalogue catalogue, DatasetVersion version) {
        return catalogue.transact(c -> {
            var uses = new ArrayList<DatasetUse>();
            uses.addAll(
                    Rows.query(
                            c,
                            row -> new DatasetUse(Kind.RUN, row.getString(1), row.getString(2)),
                            "select id, title from runs where position(?, spec) > 0 order by seq",
                            version.id()));
            uses.addAll(
                    Rows.query(
                            c,
                            row ->
                                    new DatasetUse(
                                            Kind.MODEL,
                                            row.getString(1),
                                            row.getString(2) + "@" + row.getInt(3)),
                            "select m.id, m.name, m.version from models m join runs r on m.run_id ="
                                    + " r.id where position(?, r.spec) > 0 order by m.seq",
                            version.id()));
            uses.addAll(
                    Rows.query(
                            c,
                            row ->
                                    new DatasetUse(
                                            Kind.DATASET,
                                            row.getString(1),
                                            row.getString(2) + "@" + row.getInt(3)),
                            "select id, name, version from datasets where based_on = ? order by seq",
                            version.id()));
            return uses;
        });
    }
}
