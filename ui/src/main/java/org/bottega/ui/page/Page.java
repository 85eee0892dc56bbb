package org.bottega.ui.page;

import javafx.scene.layout.Region;

/// One page of the studio. It is made when it is first gone to and kept afterwards.
public interface Page {
    Region view();

    /// Called each time somebody goes there, with where exactly.
    void show(Place place);
}
