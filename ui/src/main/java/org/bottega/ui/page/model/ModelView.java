package org.bottega.ui.page.model;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import org.bottega.kernel.table.Table;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.endpoint.EndpointsViewModel;

/// One model: performance, explanation, what if, fairness, its card, giving it away.
final class ModelView extends BorderPane {
    private final Desk desk;
    private final ModelViewModel model;
    private final TabPane tabs = new TabPane();

    ModelView(Desk desk, ModelViewModel model, EndpointsViewModel endpoints) {
        this.desk = desk;
        this.model = model;
        var entry = model.opened().entry();
        var figures = desk.messages().figures();
        var header = new PageHeader(entry.name());
        header.lead(
                Parts.iconButton(
                        "mdi2a-arrow-left",
                        desk.say("model.back"),
                        () -> desk.navigator().go(new Place.Models(null))));
        header.about()
                .set(
                        desk.say(
                                "model.about",
                                desk.say("task." + model.opened().task()),
                                model.opened().target(),
                                figures.moment(entry.made())));
        tabs.setSide(Side.TOP);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        var card = tab("card", new CardView(desk, model.card(), model.opened(), model::exportCard));
        when(card, model.card()::open);
        var deploy = tab("deploy", new DeployView(desk, model, endpoints));
        setTop(header);
        setCenter(tabs);
        if (model.opened().forecasts()) {
            // rows of a history are no rows of their own: what asks for single rows has no sense
            // here
            tabs.getTabs()
                    .addAll(
                            tab("performance", new ForecastView(desk, model.opened().model())),
                            card,
                            deploy);
            return;
        }
        var performance =
                tab(
                        "performance",
                        new PerformanceView(
                                desk, model.performance(), model.opened().facts(), this::whatIf));
        var explain = tab("explain", new ExplainView(desk, model.explain(), this::whatIf));
        var fairness = tab("fairness", new FairnessView(desk, model.fairness()));
        tabs.getTabs()
                .addAll(
                        performance,
                        explain,
                        tab("try", new WhatIfView(desk, model.whatIf(), model.opened().target())),
                        fairness,
                        card,
                        deploy);
        // what takes a moment is computed when somebody looks
        when(performance, model.performance()::open);
        when(explain, model.explain()::explain);
        when(fairness, model.fairness()::open);
    }

    private static void when(Tab tab, Runnable open) {
        tab.selectedProperty()
                .subscribe(selected -> {
                    if (selected) {
                        open.run();
                    }
                });
    }

    /// Takes a row to the tab where its values can be moved.
    private void whatIf(Table rows, int row) {
        model.whatIf().take(rows, row);
        turnTo("try");
    }

    /// Turns to a tab by its id: `performance`, `explain`, `try`, `fairness`, `card`, `deploy`.
    void turnTo(String id) {
        tabs.getTabs().stream()
                .filter(tab -> tab.getId().equals("tab-" + id))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    private Tab tab(String id, Node content) {
        var tab = new Tab(desk.say("model.tab." + id), content);
        tab.setId("tab-" + id);
        return tab;
    }
}
