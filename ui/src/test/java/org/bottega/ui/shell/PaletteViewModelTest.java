package org.bottega.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private final PaletteViewModel palette = new PaletteViewModel();

    private static PaletteViewModel.Entry entry(String label, String kind) {
        return new PaletteViewModel.Entry(label, kind, "", "", () -> {});
    }

    private List<String> find(String query) {
        palette.query().set(query);
        return palette.found().stream().map(PaletteViewModel.Entry::label).toList();
    }

    @Test
    void theBestMatchComesFirst() {
        palette.offer(
                List.of(
                        entry("Export the churn model", "action"),
                        entry("Import data", "action"),
                        entry("churn", "data set"),
                        entry("Switch light and dark", "action")));
        assertEquals(4, find("").size());
        assertEquals(List.of("churn", "Export the churn model"), find("chu"));
        assertEquals("churn", find("data s").getFirst());
        assertEquals(List.of("Import data"), find("imda"));
        assertEquals(List.of(), find("zzz"));
    }
}
