package org.bottega.ui.page.model;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bottega.explain.example.Prototypes;
import org.bottega.explain.example.SimilarRows;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.model.Predictions;
import org.bottega.ui.page.Desk;

/// Rows that tell about the model: those that stand for many, those that none of them stands for, and those it
/// has seen that resemble one. Belongs to the window's thread.
public final class ExamplesViewModel {
    private static final int COUNT = 6;
    private static final int SIMILAR = 8;

    private final Desk desk;
    private final Model model;
    private final Supplier<Table> rows;
    private final Finding<Typical> typical;
    private final Finding<Similar> similar;

    /// A row with what the model tells and a number about it.
    ///
    /// @param row its number in the table, from 0
    /// @param figure the share it stands for, how unusual or how alike it is
    public record Example(int row, String told, double figure) {}

    /// @param table the rows that the numbers count in
    public record Typical(Table table, List<Example> prototypes, List<Example> criticisms) {
        public Typical {
            prototypes = List.copyOf(prototypes);
            criticisms = List.copyOf(criticisms);
        }
    }

    /// @param leaves whether likeness is by the leaves of the model's trees
    public record Similar(Table table, boolean leaves, List<Example> rows) {
        public Similar {
            rows = List.copyOf(rows);
        }
    }

    /// @param rows to search; may take a moment
    ExamplesViewModel(Desk desk, Model model, Supplier<Table> rows, Map<Object, Object> kept) {
        this.desk = desk;
        this.model = model;
        this.rows = rows;
        this.typical = new Finding<>(desk, kept);
        this.similar = new Finding<>(desk, kept);
    }

    public Finding<Typical> typical() {
        return typical;
    }

    public Finding<Similar> similar() {
        return similar;
    }

    /// Looks for the rows that stand for many.
    public void open() {
        typical.ask(
                List.of("prototypes", desk.messages().locale()),
                desk.say("explain.job.examples"),
                progress -> {
                    var table = rows.get();
                    var names = model.signature().inputs().names();
                    var found = Prototypes.of(table, names, COUNT, COUNT, progress);
                    var first = found.prototypes().stream().mapToInt(Prototypes.Prototype::row);
                    var second = found.criticisms().stream().mapToInt(Prototypes.Criticism::row);
                    var told = model.predict(table.rows(IntStream.concat(first, second).toArray()));
                    int known = found.prototypes().size();
                    return new Typical(
                            table,
                            IntStream.range(0, known)
                                    .mapToObj(i -> {
                                        var one = found.prototypes().get(i);
                                        return new Example(one.row(), said(told, i), one.share());
                                    })
                                    .toList(),
                            IntStream.range(0, found.criticisms().size())
                                    .mapToObj(i -> {
                                        var one = found.criticisms().get(i);
                                        return new Example(
                                                one.row(), said(told, known + i), one.away());
                                    })
                                    .toList());
                });
    }

    /// Looks for rows like one.
    public void like(Table table, int row) {
        similar.ask(
                List.of("similar", row, desk.messages().locale()),
                desk.say("explain.job.similar"),
                _ -> {
                    var among = rows.get();
                    var found = SimilarRows.of(model, among, table.slice(row, row + 1), SIMILAR);
                    var numbers =
                            found.rows().stream().mapToInt(SimilarRows.Similar::row).toArray();
                    var told = model.predict(among.rows(numbers));
                    return new Similar(
                            among,
                            found.way() == SimilarRows.Way.LEAVES,
                            IntStream.range(0, numbers.length)
                                    .mapToObj(i ->
                                            new Example(
                                                    numbers[i],
                                                    said(told, i),
                                                    found.rows().get(i).likeness()))
                                    .toList());
                });
    }

    private String said(Predictions told, int row) {
        var figures = desk.messages().figures();
        return model.signature().classifies()
                ? told.label(row) + " " + figures.share(told.value(row, told.best(row)))
                : figures.number(told.value(row, 0), 6);
    }
}
