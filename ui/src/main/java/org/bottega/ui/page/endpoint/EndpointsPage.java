package org.bottega.ui.page.endpoint;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.EmptyState;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Page;
import org.bottega.ui.page.Place;

/// The models served now.
public final class EndpointsPage implements Page {
    private final BorderPane view = new BorderPane();

    public EndpointsPage(Desk desk, EndpointsViewModel model) {
        var cards = new VBox(16);
        cards.getStyleClass().add("page-body");
        cards.setMaxWidth(860);
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        var empty =
                new EmptyState(
                        "mdi2a-access-point",
                        desk.say("endpoint.none"),
                        desk.say("endpoint.none.about"),
                        Parts.button(
                                desk.say("endpoint.choose-model"),
                                "mdi2c-cube-outline",
                                () -> desk.navigator().go(new Place.Models(null)),
                                "accent"));
        Runnable fill =
                () -> {
                    cards.getChildren()
                            .setAll(
                                    model.running().stream()
                                            .map(r -> new EndpointCard(desk, model, r, true))
                                            .toList());
                    view.setCenter(model.running().isEmpty() ? empty : scroll);
                };
        model.running().subscribe(fill);
        fill.run();
        view.setTop(new PageHeader(desk.say("page.endpoints")));
        view.getStyleClass().add("page");
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(Place place) {}
}
