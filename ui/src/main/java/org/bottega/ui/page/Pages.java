package org.bottega.ui.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/// Several pages behind one entry of the navigation: the one that shows the place is in front.
public final class Pages implements Page {
    private final List<Branch> branches;
    private final Map<Branch, Page> made = new HashMap<>();
    private final BorderPane view = new BorderPane();

    /// One of them.
    ///
    /// @param page makes it when somebody first goes there
    public record Branch(Predicate<Place> shows, Supplier<Page> page) {}

    public Pages(List<Branch> branches) {
        this.branches = List.copyOf(branches);
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(Place place) {
        for (var branch : branches) {
            if (branch.shows().test(place)) {
                var page = made.computeIfAbsent(branch, b -> b.page().get());
                view.setCenter(page.view());
                page.show(place);
                return;
            }
        }
    }
}
