package org.bottega.ui.engine;

import java.util.ArrayList;
import java.util.List;
import org.bottega.data.Snapshot;
import org.bottega.data.profile.ColumnProfile;
import org.bottega.data.profile.Profile;
import org.bottega.kernel.table.Kind;
import org.bottega.ui.grid.ColumnHead;
import org.bottega.ui.grid.ColumnHead.Warning;
import org.bottega.ui.page.data.Datasets;
import org.bottega.ui.page.data.Datasets.Figure;

/// Turns a profile into what stands above the columns of the grid.
final class ColumnHeads {
    private static final double MOSTLY = 0.5;

    private ColumnHeads() {}

    static List<Datasets.Profile> of(Profile profile) {
        return profile.columns().stream().map(c -> column(c, profile.rows())).toList();
    }

    /// Before the rows were looked at.
    static List<Datasets.Profile> plain(Snapshot snapshot) {
        return snapshot.schema().fields().stream()
                .map(f ->
                        new Datasets.Profile(
                                ColumnHead.plain(f.name(), f.kind()),
                                List.of(),
                                null,
                                snapshot.rows()))
                .toList();
    }

    private static Datasets.Profile column(ColumnProfile column, long rows) {
        var numbers = column.numbers();
        var bars =
                numbers == null
                        ? List.<Double>of()
                        : numbers.counts().stream().map(Long::doubleValue).toList();
        var top =
                column.top().stream()
                        .map(c -> new ColumnHead.Top(c.value(), (double) c.rows() / rows))
                        .toList();
        var kind = column.field().kind();
        var head =
                new ColumnHead(
                        column.field().name(),
                        kind,
                        bars,
                        numbers == null ? 0 : numbers.min(),
                        numbers == null ? 0 : numbers.max(),
                        top,
                        rows == 0 ? 0 : (double) column.missing() / rows,
                        column.distinct(),
                        warnings(column, rows));
        var figures = new ArrayList<Figure>();
        figures.add(Figure.of("rows", rows));
        figures.add(Figure.of("missing", column.missing()));
        figures.add(Figure.of("distinct", column.distinct()));
        if (numbers != null) {
            figures.add(value("minimum", kind, numbers.min()));
            figures.add(value("quartile-1", kind, numbers.q1()));
            figures.add(value("median", kind, numbers.median()));
            figures.add(value("quartile-3", kind, numbers.q3()));
            figures.add(value("maximum", kind, numbers.max()));
            if (kind == Kind.NUMBER) {
                figures.add(Figure.of("mean", numbers.mean().or(0)));
                figures.add(Figure.of("deviation", numbers.deviation().or(0)));
            }
        }
        more(column, figures);
        return new Datasets.Profile(head, figures, column, rows);
    }

    /// Figures that few look for, behind the usual ones.
    private static void more(ColumnProfile column, List<Figure> figures) {
        var numbers = column.numbers();
        var kind = column.field().kind();
        if (numbers != null && kind == Kind.NUMBER) {
            figures.add(value("percentile-1", kind, numbers.q01()));
            figures.add(value("percentile-5", kind, numbers.q05()));
            figures.add(value("percentile-95", kind, numbers.q95()));
            figures.add(value("percentile-99", kind, numbers.q99()));
            numbers.skew().ifKnown(v -> figures.add(Figure.of("skewness", v)));
            numbers.kurtosis().ifKnown(v -> figures.add(Figure.of("kurtosis", v)));
            figures.add(Figure.of("zeros", numbers.zeros()));
            figures.add(Figure.of("negative", numbers.negatives()));
            figures.add(Figure.of("outliers", numbers.outliers()));
            if (numbers.infinite() > 0) {
                figures.add(Figure.of("infinite", numbers.infinite()));
            }
        }
        var texts = column.texts();
        if (texts != null) {
            figures.add(Figure.of("shortest", texts.shortest()));
            figures.add(Figure.of("mean-length", texts.meanLength()));
            figures.add(Figure.of("longest", texts.longest()));
            figures.add(Figure.of("blank", texts.blank()));
            if (texts.looked() > 0) {
                figures.add(Figure.of("words", texts.words()));
                figures.add(Figure.of("most-words", texts.mostWords()));
            }
        }
        var times = column.times();
        if (times != null) {
            figures.add(Figure.of("gaps", times.gaps()));
            if (times.gapFrom() != null && times.gapTo() != null) {
                figures.add(
                        new Figure(
                                "widest-gap",
                                Profile.text(kind, times.gapFrom())
                                        + " – "
                                        + Profile.text(kind, times.gapTo()),
                                0));
            }
        }
    }

    private static Figure value(String key, Kind kind, double value) {
        return kind.temporal()
                ? new Figure(key, Profile.text(kind, value), value)
                : Figure.of(key, value);
    }

    private static List<Warning> warnings(ColumnProfile column, long rows) {
        var out = new ArrayList<Warning>();
        long known = rows - column.missing();
        var kind = column.field().kind();
        if (kind == Kind.IDENTIFIER) {
            out.add(Warning.IDENTIFIER);
        } else if (column.distinct() <= 1) {
            out.add(Warning.CONSTANT);
        } else if (kind == Kind.CATEGORY && known > 100 && column.distinct() > known * MOSTLY) {
            out.add(Warning.MANY_WORDS);
        }
        if (column.missing() > rows * MOSTLY) {
            out.add(Warning.MOSTLY_MISSING);
        }
        return out;
    }
}
