package org.bottega.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Navigator;
import org.bottega.ui.text.Messages;

/// The narrow navigation at the left.
final class Rail extends VBox {
    private final Map<String, ToggleButton> buttons = new HashMap<>();

    Rail(List<Destination> destinations, Navigator navigator, Messages messages) {
        getStyleClass().add("rail");
        var group = new ToggleGroup();
        boolean foot = false;
        int number = 1;
        for (var destination : destinations) {
            if (destination.foot() && !foot) {
                getChildren().add(Parts.spring());
                foot = true;
            }
            var title = messages.get("page." + destination.id());
            var button = new ToggleButton(title, Parts.icon(destination.icon()));
            button.setId("rail-" + destination.id());
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setTooltip(new Tooltip(title + "  Ctrl+" + number++));
            button.setOnAction(_ -> navigator.go(destination.entry()));
            buttons.put(destination.id(), button);
            getChildren().add(button);
        }
    }

    /// Puts the keyboard's focus on the page that is shown.
    void focus() {
        buttons.values().stream()
                .filter(ToggleButton::isSelected)
                .findFirst()
                .ifPresent(ToggleButton::requestFocus);
    }

    void select(String id) {
        var button = buttons.get(id);
        if (button != null) {
            button.setSelected(true);
        }
    }
}
