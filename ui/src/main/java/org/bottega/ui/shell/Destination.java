package org.bottega.ui.shell;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bottega.ui.page.Page;
import org.bottega.ui.page.Place;

/// One line of the navigation: a page and the places it shows.
///
/// @param id also the end of the message keys `page.ID` and the action `go-ID`
/// @param entry where its button leads
/// @param foot whether it stands at the foot of the rail
/// @param shows whether a place is on this page
/// @param page makes the page when somebody first goes there
public record Destination(
        String id,
        String icon,
        Place entry,
        boolean foot,
        Predicate<Place> shows,
        Supplier<Page> page) {}
