package org.bottega.ui.page.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// What one should know before one uses a model: facts that are filled in, and what only a person can say.
/// Everything a person writes is kept at once. Belongs to the window's thread.
public final class CardViewModel {
    /// What a person is asked for, in the order of Mitchell et al. 2019, "Model Cards for Model Reporting".
    static final List<String> QUESTIONS =
            List.of("purpose", "users", "limits", "considerations", "contact");

    private final Desk desk;
    private final Models models;
    private final String id;
    private final Map<String, StringProperty> answers = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Models.@Nullable Lineage> lineage =
            new ReadOnlyObjectWrapper<>();
    private boolean opened;
    private boolean filling;

    public CardViewModel(Desk desk, Models models, String id) {
        this.desk = desk;
        this.models = models;
        this.id = id;
        for (var question : QUESTIONS) {
            var answer = new SimpleStringProperty("");
            answer.addListener((_, _, _) -> keep());
            answers.put(question, answer);
        }
    }

    /// What a person wrote.
    ///
    /// @param question one of [#QUESTIONS]
    public StringProperty answer(String question) {
        var answer = answers.get(question);
        if (answer == null) {
            throw new IllegalArgumentException(question);
        }
        return answer;
    }

    /// From the data to the model; `null` until it is known.
    public ReadOnlyObjectProperty<Models.@Nullable Lineage> lineage() {
        return lineage.getReadOnlyProperty();
    }

    /// Reads what is kept, once.
    public void open() {
        if (opened) {
            return;
        }
        opened = true;
        desk.background()
                .run(
                        () -> models.card(id),
                        kept -> {
                            filling = true;
                            answers.forEach((k, v) -> v.set(kept.getOrDefault(k, "")));
                            filling = false;
                        });
        desk.background().run(() -> models.lineage(id), lineage::set);
    }

    private void keep() {
        if (filling) {
            return;
        }
        var now = new LinkedHashMap<String, String>();
        answers.forEach((question, answer) -> now.put(question, answer.get()));
        desk.background()
                .run(
                        () -> {
                            models.keepCard(id, now);
                            return now;
                        },
                        _ -> {});
    }
}
