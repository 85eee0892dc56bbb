package org.bottega.ui.control;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bottega.ui.page.Notice;
import org.bottega.ui.page.Notices;
import org.bottega.ui.text.Messages;

/// The open notices in a corner of the window: what happened, where, what to do, and the button that
/// does it.
public final class NoticeStack extends VBox {
    private final Notices notices;
    private final Messages messages;

    public NoticeStack(Notices notices, Messages messages) {
        super(8);
        this.notices = notices;
        this.messages = messages;
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        notices.open().addListener((ListChangeListener<Notice>) _ -> fill());
        fill();
    }

    private void fill() {
        getChildren().setAll(notices.open().stream().map(this::card).toList());
    }

    private Node card(Notice notice) {
        var problem = notice.problem();
        var kind =
                switch (problem.severity()) {
                    case NOTE -> "note";
                    case WARNING -> "warning";
                    case ERROR -> "error";
                };
        var icon =
                Parts.icon(
                        switch (problem.severity()) {
                            case NOTE -> "mdi2i-information-outline";
                            case WARNING -> "mdi2a-alert-outline";
                            case ERROR -> "mdi2a-alert-circle-outline";
                        });
        var what = Parts.paragraph(problem.what(), "notice-what");
        var top =
                Parts.row(
                        8,
                        icon,
                        what,
                        Parts.spring(),
                        Parts.iconButton(
                                "mdi2c-close",
                                messages.get("notice.close"),
                                () -> notices.close(notice)));
        top.setAlignment(Pos.TOP_LEFT);
        what.setMaxWidth(300);
        var card = new VBox(4, top);
        card.getStyleClass().addAll("notice", kind);
        if (!problem.where().isEmpty()) {
            card.getChildren().add(Parts.paragraph(problem.where(), "muted", "notice-text"));
        }
        if (!problem.fix().isEmpty()) {
            card.getChildren().add(Parts.paragraph(problem.fix(), "notice-text"));
        }
        var buttons = Parts.row(8);
        buttons.getStyleClass().add("notice-text");
        for (var remedy : notice.remedies()) {
            buttons.getChildren().add(Parts.button(remedy.label(), "", remedy.run(), "small"));
        }
        if (!notice.details().isEmpty()) {
            var log = new TextArea(notice.details());
            log.setEditable(false);
            log.setPrefRowCount(8);
            log.getStyleClass().add("log");
            Parts.visible(log, false);
            buttons.getChildren()
                    .add(
                            Parts.button(
                                    messages.get("notice.details"),
                                    "",
                                    () -> Parts.visible(log, !log.isVisible()),
                                    "small",
                                    "flat"));
            buttons.getChildren()
                    .add(
                            Parts.button(
                                    messages.get("notice.copy"),
                                    "",
                                    () -> copy(notice.details()),
                                    "small",
                                    "flat"));
            card.getChildren().add(log);
        }
        if (!buttons.getChildren().isEmpty()) {
            card.getChildren().add(buttons);
        }
        card.setAccessibleText(problem.sentence());
        return card;
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
