package org.bottega.ui.page;

/// Takes a person somewhere. Call on the window's thread.
public interface Navigator {
    void go(Place place);

    /// Where the person is.
    Place at();
}
