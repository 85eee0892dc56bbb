package org.bottega.learn.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.FilledLevel;
import org.jspecify.annotations.Nullable;

/// One column on its way through a pipeline: what its training rows hold, and the encoders made so far.
/// For one thread.
public final class ColumnFit {
    private final Field field;
    private final Column column;
    private final int[] rows;
    private final @Nullable Learnt learnt;
    private final List<Problem> notes = new ArrayList<>();
    private List<Draft> drafts = new ArrayList<>();
    private boolean numbers;
    private boolean indicator;
    private @Nullable String fill;
    private @Nullable Column picked;

    /// @param rows the rows to look at
    /// @param learnt what is to be predicted; nothing where nothing is
    public ColumnFit(Field field, Column column, int[] rows, @Nullable Learnt learnt) {
        this.field = field;
        this.column = column;
        this.rows = rows;
        this.learnt = learnt;
        if (column instanceof NumberColumn) {
            numbers = true;
            drafts.add(Draft.of(new Encoder.Number(field.name())));
        }
    }

    /// Takes a step.
    ///
    /// @throws ProblemException (usage) where the step cannot stand here
    public ColumnFit step(Step step) {
        var place = place();
        if (!step.featurizer().places().contains(place)) {
            throw ProblemException.usage(
                    field.name(),
                    "The step \""
                            + step.featurizer().info().id()
                            + "\" is not for "
                            + place.words()
                            + ", which \""
                            + field.name()
                            + "\" has there.",
                    "These are: " + String.join(", ", Featurizers.idsFor(place)) + ".");
        }
        step.featurizer().fit(step.params(), this);
        return this;
    }

    private Place place() {
        return numbers
                ? Place.NUMBERS
                : switch (column) {
                    case NumberColumn _ -> Place.NUMBERS;
                    case CategoryColumn _ -> Place.CATEGORIES;
                    case TimeColumn _ -> Place.MOMENTS;
                    case TextColumn _ -> Place.TEXTS;
                };
    }

    /// The encoders in the end; an indicator of missing values last where one was asked for and some are.
    public List<Draft> drafts() {
        var all = new ArrayList<>(drafts);
        if (indicator && missing() > 0) {
            all.add(Draft.of(new Encoder.Missing(field.name())));
        }
        return all;
    }

    public List<Problem> notes() {
        return List.copyOf(notes);
    }

    public Field field() {
        return field;
    }

    public String name() {
        return field.name();
    }

    /// All rows of the column, training rows and others.
    Column column() {
        return column;
    }

    /// The numbers of the rows to look at.
    int[] rows() {
        return rows;
    }

    @Nullable Learnt learnt() {
        return learnt;
    }

    /// The training rows of the column.
    Column picked() {
        if (picked == null) {
            picked = column.rows(rows);
        }
        return picked;
    }

    void note(String what) {
        notes.add(Problem.note(field.name(), what));
    }

    /// Whether there are numbers already.
    boolean numeric() {
        return numbers;
    }

    /// Numbers are made of the column.
    void add(Draft draft) {
        numbers = true;
        var name = fill;
        drafts.add(name == null ? draft : draft.then(e -> new FilledLevel(e, name)));
    }

    /// Missing categories are replaced by a name in whatever is made of them.
    void fill(String name) {
        fill = name;
    }

    /// Numbers could have been made of the column, but none are of use.
    void none() {
        numbers = true;
    }

    /// An input shall say where the value was missing.
    void indicate() {
        indicator = true;
    }

    /// Puts something around each single number made so far; what consists of several (one-hot, terms)
    /// stays as it is.
    ///
    /// @param fit from the training rows' values what to put around; nothing drops the number
    void each(Function<double[], @Nullable Wrap> fit) {
        var next = new ArrayList<Draft>();
        for (var draft : drafts) {
            if (draft.encoder().width() != 1) {
                next.add(draft);
                continue;
            }
            var wrap = fit.apply(values(draft.encoder()));
            if (wrap != null) {
                next.add(draft.then(wrap::around));
            }
        }
        drafts = next;
    }

    /// Puts an encoder around another.
    @FunctionalInterface
    interface Wrap {
        Encoder around(Encoder base);
    }

    /// What an encoder makes of the training rows; an array of the caller's.
    double[] values(Encoder encoder) {
        var values = new double[rows.length];
        encoder.bind(picked()).encode(0, rows.length, values, 0, 1);
        return values;
    }

    /// How many training rows have no value (or an infinite one).
    int missing() {
        var source = picked();
        int count = 0;
        for (int i = 0; i < source.rows(); i++) {
            count +=
                    source.missing(i)
                                    || (source instanceof NumberColumn n
                                            && Double.isInfinite(n.value(i)))
                            ? 1
                            : 0;
        }
        return count;
    }

    /// For each level of a category the number of training rows that have it.
    int[] counts() {
        var categories = (CategoryColumn) column;
        var counts = new int[categories.levels().size()];
        for (int row : rows) {
            if (categories.code(row) >= 0) {
                counts[categories.code(row)]++;
            }
        }
        return counts;
    }

    /// The levels that occur in the training rows, at most `most` of them (the most frequent), in their
    /// order.
    List<String> levels(int most) {
        var levels = ((CategoryColumn) column).levels();
        var counts = counts();
        var occurring = Arrays.stream(counts).filter(c -> c > 0).sorted().toArray();
        int least = occurring.length <= most ? 1 : occurring[occurring.length - most];
        long above = Arrays.stream(counts).filter(c -> c > least).count();
        long equals = most - above;
        var kept = new ArrayList<String>();
        for (int l = 0; l < counts.length; l++) {
            if (counts[l] > least || (counts[l] == least && equals-- > 0)) {
                kept.add(levels.get(l));
            }
        }
        return kept;
    }

    /// The same, with a note where some are left out.
    List<String> levels(int most, String whatTheyHave) {
        var kept = levels(most);
        long occurring = Arrays.stream(counts()).filter(c -> c > 0).count();
        if (occurring > kept.size()) {
            note(
                    "Only the "
                            + kept.size()
                            + " most frequent of "
                            + occurring
                            + " levels have "
                            + whatTheyHave
                            + ".");
        }
        return kept;
    }
}
