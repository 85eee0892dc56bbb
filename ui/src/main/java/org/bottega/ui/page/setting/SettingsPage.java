package org.bottega.ui.page.setting;

import java.io.IOException;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Page;
import org.bottega.ui.page.Place;
import org.bottega.ui.settings.Settings;
import org.bottega.ui.text.Messages;

/// Theme, text size and language. Each choice holds at once and is kept.
public final class SettingsPage implements Page {
    private final Desk desk;
    private final BorderPane view = new BorderPane();

    public SettingsPage(Desk desk, String workspace) {
        this.desk = desk;
        var settings = desk.settings();
        var form = new GridPane(24, 16);
        form.getStyleClass().add("page-body");
        line(
                form,
                0,
                "settings.theme",
                choice(
                        "setting-theme",
                        Settings.Theme.values(),
                        settings.theme(),
                        t -> desk.say("settings.theme." + t.name().toLowerCase(Locale.ROOT))));
        var size = new Slider(Settings.SMALLEST_TEXT, Settings.LARGEST_TEXT, 13);
        size.setValue(settings.textSize().get());
        size.setSnapToTicks(true);
        size.setMajorTickUnit(1);
        size.setMinorTickCount(0);
        size.setPrefWidth(200);
        var shown = Parts.label("", "muted");
        shown.textProperty().bind(settings.textSize().asString("%d px"));
        size.valueProperty()
                .addListener((_, _, now) -> {
                    settings.textSize().set((int) Math.round(now.doubleValue()));
                    keep();
                });
        line(form, 1, "settings.text-size", Parts.row(8, size, shown));
        line(
                form,
                2,
                "settings.language",
                choice(
                        "setting-language",
                        Messages.LANGUAGES.toArray(Locale[]::new),
                        settings.language(),
                        l -> l.getDisplayLanguage(l)));
        line(form, 3, "settings.workspace", Parts.label(workspace, "code"));
        view.setTop(new PageHeader(desk.say("page.settings")));
        view.setCenter(form);
        view.getStyleClass().add("page");
    }

    private void line(GridPane form, int row, String key, Node control) {
        Label label = Parts.label(desk.say(key), "strong");
        label.setLabelFor(control);
        var about = Parts.paragraph(desk.say(key + ".about"), "muted");
        about.setMaxWidth(360);
        form.add(Parts.column(2, label, about), 0, row);
        form.add(control, 1, row);
    }

    private <T> ChoiceBox<T> choice(
            String id,
            T[] values,
            javafx.beans.property.Property<T> property,
            java.util.function.Function<T, String> name) {
        var box = new ChoiceBox<T>();
        box.setId(id);
        box.setPrefWidth(200);
        box.getItems().addAll(values);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T value) {
                        return value == null ? "" : name.apply(value);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException(text);
                    }
                });
        box.setValue(property.getValue());
        box.valueProperty()
                .addListener((_, _, now) -> {
                    property.setValue(now);
                    keep();
                });
        return box;
    }

    private void keep() {
        desk.background()
                .run(
                        () -> {
                            save();
                            return true;
                        },
                        _ -> {});
    }

    private void save() throws IOException {
        desk.settings().save();
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(Place place) {}
}
