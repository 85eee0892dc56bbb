package org.bottega.ui.page.workflow;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// One thing that can be done on the canvas. Its label is the message `canvas.do.ID`; toolbar, menu,
/// shortcut sheet and command palette read from the one list.
///
/// @param keys the shortcuts, the one that is shown first
/// @param group under which it stands in menu and sheet
record Command(
        String id,
        String icon,
        List<String> keys,
        Group group,
        BooleanSupplier possible,
        Runnable run) {

    enum Group {
        ADD,
        RUN,
        EDIT,
        ARRANGE,
        VIEW,
        HELP
    }

    String label() {
        return "canvas.do." + id;
    }

    boolean matches(KeyEvent event) {
        return keys.stream().anyMatch(k -> KeyCombination.valueOf(k).match(event));
    }

    void fire() {
        if (possible.getAsBoolean()) {
            run.run();
        }
    }

    /// The first shortcut as a person reads it.
    String shown() {
        return keys.isEmpty() ? "" : shown(keys.getFirst());
    }

    static String shown(String keys) {
        var text = new StringBuilder();
        for (var part : keys.split("\\+")) {
            if (!text.isEmpty()) {
                text.append('+');
            }
            text.append(
                    switch (part.toUpperCase(Locale.ROOT)) {
                        case "SHORTCUT" -> "Ctrl";
                        case "DIGIT0" -> "0";
                        case "DIGIT1" -> "1";
                        case "DIGIT2" -> "2";
                        case "PLUS" -> "+";
                        case "MINUS" -> "−";
                        case "DELETE" -> "Del";
                        case "ESCAPE" -> "Esc";
                        case "SPACE" -> "Space";
                        case "ENTER" -> "Enter";
                        case "UP" -> "↑";
                        default -> part;
                    });
        }
        return text.toString();
    }

    /// The one of these with an id.
    static Command of(java.util.List<Command> commands, String id) {
        return commands.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    /// A button with its icon that does it.
    javafx.scene.control.Button button(org.bottega.ui.page.Desk desk) {
        var words = desk.say(label());
        var button =
                org.bottega.ui.control.Parts.iconButton(
                        icon(), words + (shown().isEmpty() ? "" : "  " + shown()), this::fire);
        button.setAccessibleText(words);
        button.setId("do-" + id());
        return button;
    }
}
