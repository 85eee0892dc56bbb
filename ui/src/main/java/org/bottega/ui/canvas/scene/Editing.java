package org.bottega.ui.canvas.scene;

import java.util.Set;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.PortType;
import org.bottega.kernel.Problem;
import org.bottega.ui.text.Messages;

/// What a gesture on the canvas can do to the workflow that is shown.
public interface Editing {
    /// Whether nothing can be changed, as in the comparison of two versions.
    boolean locked();

    Catalog catalog();

    /// The workflow on the screen: all of it, or what is inside the component that is open.
    Workflow workflow();

    /// Does one thing as one step of undo.
    ///
    /// @return false when it could not be done; then the person was told
    boolean apply(Edit edit);

    /// Tells why something cannot be.
    void refuse(Problem problem);

    /// Selects things that were just made.
    void select(Set<String> ids);

    /// Lets a person choose what to add.
    void offer(Offer offer);

    Messages messages();

    /// Where something shall be added and with what it shall be connected.
    ///
    /// @param at where its corner shall be
    /// @param node whose port it shall be connected with, empty when with none
    /// @param behind whether the port is an output
    /// @param type of the port
    record Offer(
            Place at, String node, String port, boolean behind, java.util.Optional<PortType> type) {
        /// Something that is connected with nothing.
        public static Offer at(Place place) {
            return new Offer(place, "", "", true, java.util.Optional.empty());
        }
    }
}
