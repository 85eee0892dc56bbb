package org.bottega.ui.page.data.importing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bottega.data.source.jdbc.DriverSpec;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.data.importing.Importing.From;

/// Which database, who asks it, and what for. The kinds of databases are the engine's list.
final class DatabaseForm extends VBox {
    private final Desk desk;
    private final Consumer<From> connect;
    private final ChoiceBox<DriverSpec> driver = new ChoiceBox<>();
    private final TextField host = field("database-host", "localhost");
    private final TextField port = field("database-port", "");
    private final TextField name = field("database-name", "");
    private final TextField file = field("database-file", "");
    private final TextField parameters = field("database-parameters", "");
    private final TextField user = field("database-user", "");
    private final PasswordField password = new PasswordField();
    private final TextArea query = new TextArea();
    private final Node kept;
    private final GridPane form = new GridPane(12, 8);

    DatabaseForm(Desk desk, List<DriverSpec> drivers, Consumer<From> connect) {
        super(10);
        this.desk = desk;
        this.connect = connect;
        kept = Parts.paragraph(desk.say("import.database.password"), "muted", "small");
        driver.setId("database-driver");
        driver.getItems().addAll(drivers);
        driver.setConverter(Words.of(DriverSpec::name));
        driver.setMaxWidth(Double.MAX_VALUE);
        password.setId("database-password");
        password.setPromptText(desk.say("import.database.kept"));
        user.setPromptText(desk.say("import.database.optional"));
        query.setId("database-query");
        query.setPrefRowCount(2);
        query.getStyleClass().add("formula");
        query.setPromptText(desk.say("import.database.query.prompt"));
        port.setPrefColumnCount(5);
        port.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(host, Priority.ALWAYS);
        HBox.setHgrow(file, Priority.ALWAYS);
        driver.valueProperty().subscribe(this::fill);
        driver.setValue(drivers.getFirst());
        var go =
                Parts.button(
                        desk.say("import.database.connect"), "mdi2c-connection", this::connect);
        go.setId("database-connect");
        getChildren().addAll(form, kept, Parts.row(8, Parts.spring(), go));
    }

    private static TextField field(String id, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    private void fill(DriverSpec spec) {
        form.getChildren().clear();
        if (spec == null) {
            return;
        }
        line("import.database.kind", driver);
        if (spec.form() == DriverSpec.Form.HOST) {
            port.setText(String.valueOf(spec.port()));
            line("import.database.host", Parts.row(8, host, port));
            line("import.database.name", name);
        } else {
            var choose =
                    Parts.iconButton(
                            "mdi2f-folder-open-outline",
                            desk.say("import.database.file"),
                            () ->
                                    desk.files()
                                            .open(desk.say("import.database.file"), List.of())
                                            .ifPresent(f -> file.setText(f.toString())));
            line("import.database.file", Parts.row(4, file, choose));
        }
        if (!spec.allowed().isEmpty()) {
            parameters.setPromptText(String.join(", ", new TreeSet<>(spec.allowed().keySet())));
            line("import.database.parameters", parameters);
        }
        if (spec.users()) {
            line("import.database.user", user);
            line("import.database.password.label", password);
        }
        Parts.visible(kept, spec.users());
        line("import.database.query", query);
    }

    private void line(String key, Node field) {
        int row = form.getRowCount();
        var label = Parts.label(desk.say(key), "form-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(field);
        GridPane.setHgrow(field, Priority.ALWAYS);
        form.add(label, 0, row);
        form.add(field, 1, row);
    }

    private void connect() {
        var asked = query.getText().strip();
        connect.accept(
                new From.Asked(
                        address(),
                        driver.getValue().users() ? user.getText().strip() : "",
                        driver.getValue().users() ? password.getText() : "",
                        asked.isEmpty() ? null : asked));
        password.clear();
    }

    private String address() {
        var spec = driver.getValue();
        var start = "jdbc:" + spec.schemes().getFirst() + ":";
        if (spec.form() == DriverSpec.Form.FILE) {
            return start + file.getText().strip();
        }
        var where = host.getText().isBlank() ? "localhost" : host.getText().strip();
        var door = port.getText().isBlank() ? "" : ":" + port.getText().strip();
        var more = parameters.getText().strip();
        return start
                + "//"
                + where
                + door
                + "/"
                + URLEncoder.encode(name.getText().strip(), StandardCharsets.UTF_8)
                        .replace("+", "%20")
                + (more.isEmpty() ? "" : "?" + more);
    }
}
