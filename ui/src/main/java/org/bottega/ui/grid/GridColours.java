package org.bottega.ui.grid;

import javafx.scene.paint.Color;

/// The colours of a grid's cells; those of the studio's two themes.
record GridColours(
        Color ground,
        Color chrome,
        Color line,
        Color strongLine,
        Color text,
        Color faint,
        Color selected,
        Color focus,
        Color target) {
    static final GridColours LIGHT =
            new GridColours(
                    Color.web("#ffffff"),
                    Color.web("#f6f8fa"),
                    Color.web("#e4e8ec"),
                    Color.web("#c9d1d9"),
                    Color.web("#24292f"),
                    Color.web("#6e7781"),
                    Color.web("#ddf4ff"),
                    Color.web("#0969da"),
                    Color.web("#eef7ff"));

    static final GridColours DARK =
            new GridColours(
                    Color.web("#0d1117"),
                    Color.web("#161b22"),
                    Color.web("#21262d"),
                    Color.web("#3b434b"),
                    Color.web("#c9d1d9"),
                    Color.web("#8b949e"),
                    Color.web("#12305a"),
                    Color.web("#58a6ff"),
                    Color.web("#0f2036"));
}
