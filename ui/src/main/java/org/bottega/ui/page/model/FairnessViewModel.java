package org.bottega.ui.page.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.explain.fairness.Facet;
import org.bottega.explain.fairness.Fairness;
import org.bottega.explain.fairness.FairnessQuestion;
import org.bottega.explain.fairness.FairnessReport;
import org.bottega.explain.fairness.GroupComparison;
import org.bottega.explain.fairness.ThresholdTradeOff;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;
import org.bottega.ui.task.Latest;
import org.jspecify.annotations.Nullable;

/// How fair a model is to a group that is chosen: the figures follow every choice. Belongs to the window's
/// thread.
public final class FairnessViewModel {
    /// Parts of names of columns about which laws and people are sensitive, in the languages of the studio.
    private static final Pattern SENSITIVE =
            Pattern.compile(
                    "(?iu)\\b?(sex|gender|race|ethnic|skin|colou?r_of|age\\b|age_|_age|birth|nation|native"
                            + "|country|citizen|religi|disab|handicap|marital|married|famil|pregnan"
                            + "|orient|senior|veteran|foreign|language|sesso|genere|razza|etnia"
                            + "|età|eta\\b|nascita|nazion|cittadin|disabil|civile|straniero)");

    private static final int MOST_VALUES = 50;

    private final Desk desk;
    private final Models models;
    private final String id;
    private final Model model;
    private final Latest asking;
    private final ObservableList<Candidate> columns = FXCollections.observableArrayList();
    private final ObservableList<String> values = FXCollections.observableArrayList();
    private final ObservableList<String> groups = FXCollections.observableArrayList();
    private final StringProperty column = new SimpleStringProperty("");
    private final StringProperty value = new SimpleStringProperty("");
    private final StringProperty border = new SimpleStringProperty("");
    private final StringProperty favoured = new SimpleStringProperty("");
    private final StringProperty group = new SimpleStringProperty("");
    private final BooleanProperty ownThreshold = new SimpleBooleanProperty();
    private final DoubleProperty threshold = new SimpleDoubleProperty(0.5);
    private final BooleanProperty aws = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper continuous = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper computing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Judged> judged = new SimpleObjectProperty<>();
    private final StringProperty most = new SimpleStringProperty("0.05");
    private final ReadOnlyBooleanWrapper kept = new ReadOnlyBooleanWrapper();
    private boolean setting;

    /// A column that groups can be made of.
    ///
    /// @param sensitive whether its name says that it is about people
    public record Candidate(String name, boolean sensitive) {}

    /// What was found out.
    ///
    /// @param groups all groups of the column; `null` where it is a quantity
    /// @param tradeOff what equality costs; `null` for numbers
    public record Found(
            FairnessReport report,
            @Nullable GroupComparison groups,
            @Nullable ThresholdTradeOff tradeOff) {}

    public FairnessViewModel(Desk desk, Models models, String id, Model model) {
        this.desk = desk;
        this.models = models;
        this.id = id;
        this.model = model;
        this.asking = new Latest(desk.background());
        column.addListener((_, _, name) -> turnTo(name));
        found.addListener((_, _, _) -> kept.set(false));
        for (var choice : List.of(value, border, favoured, group)) {
            choice.addListener((_, _, _) -> ask());
        }
        for (var choice : List.of(ownThreshold, aws)) {
            choice.addListener((_, _, _) -> ask());
        }
        threshold.addListener((_, _, _) -> {
            if (ownThreshold.get()) {
                ask();
            }
        });
    }

    public ObservableList<Candidate> columns() {
        return columns;
    }

    /// The column whose values make the groups.
    public StringProperty column() {
        return column;
    }

    /// Its values, the most frequent first; empty for a quantity.
    public ObservableList<String> values() {
        return values;
    }

    /// The value of the group that may be at a disadvantage.
    public StringProperty value() {
        return value;
    }

    /// For a quantity: rows above this are the group.
    public StringProperty border() {
        return border;
    }

    public ReadOnlyBooleanProperty continuous() {
        return continuous.getReadOnlyProperty();
    }

    /// The outcome one would like to have: a class, or for numbers the border above which they are favoured.
    public StringProperty favoured() {
        return favoured;
    }

    public boolean classifies() {
        return model.signature().classifies();
    }

    public List<String> classes() {
        return model.signature().classes();
    }

    /// Columns within whose values groups can be compared.
    public ObservableList<String> groups() {
        return groups;
    }

    /// One of them; empty for none.
    public StringProperty group() {
        return group;
    }

    /// Whether [#threshold()] decides and not the most probable class.
    public BooleanProperty ownThreshold() {
        return ownThreshold;
    }

    public DoubleProperty threshold() {
        return threshold;
    }

    /// Whether figures follow Clarify's code to the letter.
    public BooleanProperty aws() {
        return aws;
    }

    public ReadOnlyBooleanProperty computing() {
        return computing.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Found> found() {
        return found.getReadOnlyProperty();
    }

    /// The largest difference in favoured predictions that a fairer model may have, as typed.
    public StringProperty most() {
        return most;
    }

    /// Makes a fairer model by a threshold for each group, as the next version, and opens it.
    public void mitigate() {
        var now = found.get();
        var bound = number(most.get());
        if (now == null) {
            return;
        }
        if (bound == null || bound < 0 || bound > 1) {
            refusal.set(desk.say("fairness.no-number", most.get()));
            return;
        }
        computing.set(true);
        desk.background()
                .run(
                        () -> models.mitigate(id, now.report().question(), bound),
                        made -> {
                            computing.set(false);
                            desk.notices().say(desk.say("fairness.mitigated"));
                            desk.navigator().go(new Place.Models(made));
                        },
                        failure -> {
                            computing.set(false);
                            desk.notices().show(failure);
                        });
    }

    /// Whether what is shown is on the model's card.
    public ReadOnlyBooleanProperty kept() {
        return kept.getReadOnlyProperty();
    }

    /// Keeps what is shown on the model's card.
    public void keep() {
        var now = found.get();
        if (now != null) {
            desk.background()
                    .run(
                            () -> models.keepFairness(id, now.report()),
                            _ -> kept.set(now.equals(found.get())));
        }
    }

    /// The rows that are looked at; `null` until they are read.
    public ObjectProperty<@Nullable Judged> judged() {
        return judged;
    }

    /// Reads the rows, once.
    public void open() {
        if (judged.get() != null || computing.get()) {
            return;
        }
        computing.set(true);
        desk.background()
                .run(
                        () -> models.judged(id),
                        rows -> {
                            computing.set(false);
                            start(rows);
                        },
                        failure -> {
                            computing.set(false);
                            refuse(failure);
                        });
    }

    private void start(Judged rows) {
        setting = true;
        judged.set(rows);
        var target = model.signature().task().target();
        columns.setAll(
                rows.rows().schema().names().stream()
                        .filter(n -> !n.equals(target))
                        .filter(n -> usable(rows.rows(), n))
                        .map(n -> new Candidate(n, SENSITIVE.matcher(n).find()))
                        .sorted(Comparator.comparing(c -> !c.sensitive()))
                        .toList());
        groups.add("");
        columns.stream()
                .map(Candidate::name)
                .filter(n -> !Facet.continuous(rows.rows().column(n)))
                .forEach(groups::add);
        favoured.set(
                classifies()
                        ? classes().getLast()
                        : NumberColumn.text(median(rows.evaluation().truth())));
        setting = false;
        if (!columns.isEmpty()) {
            column.set(columns.getFirst().name());
        }
    }

    private static boolean usable(Table table, String name) {
        var column = table.column(name);
        if (Facet.continuous(column)) {
            return true;
        }
        int values = Facet.counts(column).size();
        return values > 1 && values <= MOST_VALUES;
    }

    private void turnTo(String name) {
        var rows = judged.get();
        if (rows == null || name == null || name.isEmpty()) {
            return;
        }
        setting = true;
        var of = rows.rows().column(name);
        continuous.set(Facet.continuous(of));
        if (continuous.get() && of instanceof NumberColumn numbers) {
            values.clear();
            border.set(NumberColumn.text(median(numbers.values())));
        } else {
            values.setAll(Facet.each(name, rows.rows()).stream().map(Facet::words).toList());
            value.set(preset(of));
        }
        setting = false;
        ask();
    }

    /// The rarest value that figures can be told of: of thirty rows and more, else the second most frequent.
    private String preset(Column column) {
        var counts = Facet.counts(column);
        for (int v = values.size() - 1; v > 0; v--) {
            if (counts.getOrDefault(values.get(v), 0) >= GroupComparison.FEWEST_ROWS) {
                return values.get(v);
            }
        }
        return values.get(Math.min(1, values.size() - 1));
    }

    private static double median(double[] values) {
        var known = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return known.length == 0 ? 0 : known[known.length / 2];
    }

    private void ask() {
        var rows = judged.get();
        if (setting || rows == null || column.get().isEmpty()) {
            return;
        }
        var question = question();
        if (question == null) {
            return;
        }
        boolean whole = !continuous.get();
        computing.set(true);
        asking.ask(
                () -> compute(rows, question, whole),
                answer -> {
                    computing.set(asking.busy());
                    refusal.set("");
                    found.set(answer);
                    computing.set(false);
                },
                failure -> {
                    computing.set(false);
                    refuse(failure);
                });
    }

    private void refuse(Throwable failure) {
        found.set(null);
        refusal.set(
                failure instanceof ProblemException e
                        ? e.problems().getFirst().sentence()
                        : String.valueOf(failure.getMessage()));
    }

    /// `null` while something typed is no number.
    private @Nullable FairnessQuestion question() {
        Facet facet;
        if (continuous.get()) {
            var limit = number(border.get());
            if (limit == null) {
                refusal.set(desk.say("fairness.no-number", border.get()));
                return null;
            }
            facet = new Facet.Above(column.get(), limit);
        } else {
            if (value.get() == null || value.get().isEmpty()) {
                return null;
            }
            facet = new Facet.Values(column.get(), List.of(value.get()));
        }
        var wanted = favoured.get() == null ? "" : favoured.get().strip();
        if (wanted.isEmpty() || !classifies() && number(wanted) == null) {
            refusal.set(desk.say("fairness.no-number", wanted));
            return null;
        }
        var question = FairnessQuestion.of(facet, List.of(wanted));
        if (group.get() != null && !group.get().isEmpty() && !group.get().equals(column.get())) {
            question = question.withGroup(group.get());
        }
        if (classifies() && ownThreshold.get()) {
            question = question.withThreshold(threshold.get());
        }
        return aws.get() ? question.asAws() : question;
    }

    private static @Nullable Double number(@Nullable String text) {
        try {
            double number = Double.parseDouble(text == null ? "" : text.strip().replace(',', '.'));
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private Found compute(Judged rows, FairnessQuestion question, boolean whole) {
        var report = Fairness.of(model, rows.rows(), rows.told(), question);
        var all =
                whole
                        ? GroupComparison.of(
                                model,
                                rows.rows(),
                                rows.told(),
                                List.of(question.facet().column()),
                                question)
                        : null;
        return new Found(report, all, classifies() ? tradeOff(rows, question) : null);
    }

    private @Nullable ThresholdTradeOff tradeOff(Judged rows, FairnessQuestion question) {
        try {
            return ThresholdTradeOff.of(
                    model,
                    rows.rows(),
                    rows.told(),
                    question,
                    ThresholdTradeOff.Quality.ACCURACY,
                    ThresholdTradeOff.Disparity.SELECTION);
        } catch (ProblemException _) {
            // a group without rows: the report says so
            return null;
        }
    }

    /// The language that sentences are in.
    public Locale locale() {
        return desk.messages().locale();
    }

    /// What to know about the figures, in sentences.
    public List<String> notes() {
        var now = found.get();
        var out = new ArrayList<String>();
        var rows = judged.get();
        if (rows != null && !rows.held()) {
            out.add(desk.say("judged.learnt"));
        }
        if (now != null) {
            now.report().notes().forEach(n -> out.add(n.problem(locale()).sentence()));
        }
        return out;
    }
}
