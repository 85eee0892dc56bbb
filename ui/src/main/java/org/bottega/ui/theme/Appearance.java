package org.bottega.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.bottega.ui.settings.Settings;

/// Dresses windows: the theme, our style sheet, the bundled typeface, the text size. Follows the
/// settings and the system as they change.
public final class Appearance {
    private final Settings settings;
    private final ObservableValue<Boolean> systemIsDark;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    /// @param systemIsDark what the system asks for
    public Appearance(Settings settings, ObservableValue<Boolean> systemIsDark) {
        this.settings = settings;
        this.systemIsDark = systemIsDark;
        for (var name : new String[] {"Regular", "Medium", "Bold"}) {
            Font.loadFont(resource("font/Roboto-" + name + ".ttf"), 13);
        }
        settings.theme().subscribe(_ -> choose());
        systemIsDark.addListener((_, _, _) -> choose());
    }

    /// Loads style sheet, typeface and the commonest controls once, off the screen, so that the first
    /// window finds them. Call on the window's thread.
    public static void warmUp() {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Font.loadFont(resource("font/Roboto-Regular.ttf"), 13);
        var root = new VBox(new MenuBar(new Menu("")), new Button(""), new TextField());
        root.getStyleClass().add("studio");
        root.getStylesheets().add(resource("theme/studio.css"));
        var scene = new Scene(root);
        root.applyCss();
        root.layout();
        scene.setRoot(new VBox());
    }

    /// Whether windows are dark now.
    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    private void choose() {
        dark.set(
                switch (settings.theme().get()) {
                    case SYSTEM -> systemIsDark.getValue();
                    case LIGHT -> false;
                    case DARK -> true;
                });
        Application.setUserAgentStylesheet(
                dark.get()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }

    /// Puts our style sheet on the root of a window and keeps it up to date.
    public void dress(Parent root) {
        root.getStyleClass().add("studio");
        root.getStylesheets().add(resource("theme/studio.css"));
        dark.subscribe(is -> root.pseudoClassStateChanged(Darkness.DARK, is));
        settings.textSize()
                .subscribe(size -> root.setStyle("-fx-font-size: " + size.intValue() + "px;"));
    }

    private static String resource(String path) {
        return Objects.requireNonNull(Appearance.class.getResource("/org/bottega/ui/" + path), path)
                .toExternalForm();
    }
}
