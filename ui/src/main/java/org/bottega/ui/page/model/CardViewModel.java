package org.bottega.ui.page.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.report.ModelCard;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.Models.Trust;
import org.bottega.workspace.ModelRecord.Stage;
import org.jspecify.annotations.Nullable;

/// What one should know before one uses a model: facts that are filled in, what is known of its fairness, how far it
/// is trusted, and what only a person can say. Everything a person writes is kept at once. Belongs to the window's
/// thread.
public final class CardViewModel {
    private final Desk desk;
    private final Models models;
    private final String id;
    private final Map<ModelCard.Entry, StringProperty> answers =
            new EnumMap<>(ModelCard.Entry.class);
    private final ReadOnlyObjectWrapper<List<FairnessFinding>> fairness =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Models.@Nullable Lineage> lineage =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Trust> trust = new ReadOnlyObjectWrapper<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty policy = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private boolean filling;

    public CardViewModel(Desk desk, Models models, String id) {
        this.desk = desk;
        this.models = models;
        this.id = id;
        for (var entry : ModelCard.Entry.values()) {
            var answer = new SimpleStringProperty("");
            answer.addListener((_, _, text) -> keep(entry, text));
            answers.put(entry, answer);
        }
    }

    /// What a person wrote.
    public StringProperty answer(ModelCard.Entry entry) {
        var answer = answers.get(entry);
        if (answer == null) {
            throw new IllegalArgumentException(entry.name());
        }
        return answer;
    }

    /// What is kept about fairness, the oldest first.
    public ReadOnlyObjectProperty<List<FairnessFinding>> fairness() {
        return fairness.getReadOnlyProperty();
    }

    /// From the data to the model and what was made of it; `null` until it is known.
    public ReadOnlyObjectProperty<Models.@Nullable Lineage> lineage() {
        return lineage.getReadOnlyProperty();
    }

    /// How far the model is trusted; `null` until it is known.
    public ReadOnlyObjectProperty<@Nullable Trust> trust() {
        return trust.getReadOnlyProperty();
    }

    /// Why the stage is changed, as typed.
    public StringProperty reason() {
        return reason;
    }

    /// What is asked before a model is approved, a requirement a line, as typed.
    public StringProperty policy() {
        return policy;
    }

    /// Why something could not be done, empty when nothing was refused.
    public ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    /// Reads what is kept; again each time somebody looks, because other pages and programs add to it.
    public void open() {
        desk.background()
                .run(
                        () -> models.card(id),
                        card -> {
                            filling = true;
                            answers.forEach((entry, answer) ->
                                    answer.set(card.texts().getOrDefault(entry, "")));
                            filling = false;
                            fairness.set(card.fairness());
                        });
        desk.background().run(() -> models.lineage(id), lineage::set);
        trust(() -> models.trust(id, desk.messages().locale()));
    }

    /// Changes how far the model is trusted.
    ///
    /// @param override whether the policy is set aside for the reason typed
    public void change(Stage stage, boolean override) {
        var why = reason.get();
        trust(() -> models.change(id, stage, why, override, desk.messages().locale()));
    }

    /// Keeps the policy that is typed for all models of the workspace.
    public void keepPolicy() {
        var lines = policy.get().lines().toList();
        trust(() -> models.keepPolicy(id, lines, desk.messages().locale()));
    }

    private void trust(Supplier<Trust> done) {
        desk.background()
                .run(
                        done::get,
                        now -> {
                            refusal.set("");
                            policy.set(String.join("\n", now.policy()));
                            if (trust.get() != null && trust.get().stage() != now.stage()) {
                                reason.set("");
                            }
                            trust.set(now);
                        },
                        failure -> {
                            if (failure instanceof ProblemException e) {
                                refusal.set(
                                        String.join(
                                                "\n",
                                                e.problems().stream()
                                                        .map(Problem::sentence)
                                                        .toList()));
                            } else {
                                desk.notices().show(failure);
                            }
                        });
    }

    private void keep(ModelCard.Entry entry, String text) {
        if (filling) {
            return;
        }
        desk.background()
                .run(
                        () -> {
                            models.keepCard(id, entry, text);
                            return entry;
                        },
                        _ -> {});
    }
}
