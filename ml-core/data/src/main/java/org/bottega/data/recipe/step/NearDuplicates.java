package org.bottega.data.recipe.step;

import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.data.recipe.Projection;
import org.bottega.data.recipe.Reach;
import org.bottega.data.recipe.Step;
import org.bottega.data.recipe.StepInput;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;

/// Keeps one of texts that are almost the same, such as names typed differently.
final class NearDuplicates implements Step {
    private static final Param<String> COLUMN =
            Param.column(
                    "column",
                    Kind.CATEGORY,
                    Kind.TEXT,
                    Kind.IDENTIFIER,
                    Kind.BOOLEAN,
                    Kind.SEQUENCE);
    private static final Param<Double> LIKENESS =
            Param.real("likeness", 0.9, 0.5, 1)
                    .doc("From which likeness on (Jaro-Winkler, 1 is the same).");
    private static final Param<Integer> START =
            Param.whole("start", 2, 0, 20)
                    .doc(
                            "Only texts that begin with the same letters are compared, small or capital.");

    @Override
    public String id() {
        return "near-duplicates";
    }

    @Override
    public String title() {
        return "Drop near duplicates";
    }

    @Override
    public String summary() {
        return "Keeps one of texts that are almost the same, such as names typed differently.";
    }

    @Override
    public Group group() {
        return Group.ROWS;
    }

    @Override
    public List<String> synonyms() {
        return List.of("fuzzy", "similar", "levenshtein");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMN, LIKENESS, START);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.TABLE;
    }

    @Override
    public String sentence(StepInput in) {
        return "Drop near duplicates of " + Words.name(in.get(COLUMN));
    }

    @Override
    public Schema outline(StepInput in) {
        in.column(COLUMN);
        return in.schema();
    }

    @Override
    public String sql(StepInput in) {
        var x = Duck.name(in.get(COLUMN));
        // each different text once, cleaned, with the first row that has it
        var texts =
                "(select lower(regexp_replace(trim("
                        + x
                        + "), '\\s+', ' ', 'g')) as t, min("
                        + StepInput.ROW
                        + ") as r from "
                        + in.relation()
                        + " where "
                        + x
                        + " is not null group by t)";
        var start =
                in.get(START) == 0
                        ? "true"
                        : "left(a.t, " + in.get(START) + ") = left(b.t, " + in.get(START) + ")";
        // a row goes when an earlier text is like its own, or has the same
        return Projection.of(in).sql()
                + " where "
                + x
                + " is null or "
                + StepInput.ROW
                + " in (select b.r from "
                + texts
                + " b where not exists (select 1 from "
                + texts
                + " a where a.r < b.r and "
                + start
                + " and jaro_winkler_similarity(a.t, b.t) >= "
                + in.get(LIKENESS)
                + "))";
    }
}
