package org.bottega.ui.page.endpoint;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.endpoint.Endpoints.Counters;
import org.bottega.ui.page.endpoint.Endpoints.Server;
import org.jspecify.annotations.Nullable;

/// The models that are being served, with what they have done. Belongs to the window's thread.
public final class EndpointsViewModel {
    private final Desk desk;
    private final Endpoints endpoints;
    private final ObservableList<Running> running = FXCollections.observableArrayList();
    private boolean starting;

    /// One served model.
    public static final class Running {
        private final String model;
        private final String name;
        private final Server server;
        private final ReadOnlyObjectWrapper<Counters> counters =
                new ReadOnlyObjectWrapper<>(new Counters(0, 0, 0, Double.NaN));

        Running(String model, String name, Server server) {
            this.model = model;
            this.name = name;
            this.server = server;
        }

        /// The model's id.
        public String model() {
            return model;
        }

        public String name() {
            return name;
        }

        public String url() {
            return "http://localhost:" + server.port();
        }

        public String curl() {
            return server.curl();
        }

        public ReadOnlyObjectProperty<Counters> counters() {
            return counters.getReadOnlyProperty();
        }
    }

    public EndpointsViewModel(Desk desk, Endpoints endpoints) {
        this.desk = desk;
        this.endpoints = endpoints;
    }

    public ObservableList<Running> running() {
        return running;
    }

    /// The server of a model, `null` when it is not served.
    public @Nullable Running of(String model) {
        return running.stream().filter(r -> r.model().equals(model)).findFirst().orElse(null);
    }

    /// Starts serving a model, unless it is served already.
    ///
    /// @param port as typed; 0 for any free one
    public void start(String model, String name, int port) {
        if (starting || of(model) != null) {
            return;
        }
        starting = true;
        desk.background()
                .run(
                        () -> endpoints.serve(model, port),
                        server -> {
                            starting = false;
                            running.add(new Running(model, name, server));
                            desk.notices().say(desk.say("endpoint.started", name));
                        },
                        failure -> {
                            starting = false;
                            desk.notices().show(failure);
                        });
    }

    public void stop(Running endpoint) {
        running.remove(endpoint);
        desk.background()
                .run(
                        () -> {
                            endpoint.server.stop();
                            return endpoint.name();
                        },
                        name -> desk.notices().say(desk.say("endpoint.stopped", name)));
    }

    /// Reads the counters of all servers anew.
    public void measure() {
        for (var endpoint : running) {
            desk.background().run(endpoint.server::counters, endpoint.counters::set);
        }
    }

    /// Stops every server; called when the studio closes.
    public void stopAll() {
        running.forEach(endpoint -> endpoint.server.stop());
        running.clear();
    }
}
