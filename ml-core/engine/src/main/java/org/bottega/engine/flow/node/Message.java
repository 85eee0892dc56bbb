package org.bottega.engine.flow.node;

import java.util.List;
import org.bottega.engine.flow.piece.Figures;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.NodeRun.Piece;

/// A sentence in which figures stand.
final class Message {
    private Message() {}

    /// @param text `{auc}` stands for that figure; a figure that is not there stays as it is written
    /// @param metrics where figures are looked for, the first first
    static String filled(String text, List<Piece> metrics) {
        var filled = text;
        for (var piece : metrics) {
            for (var figure : Pieces.figures(piece).values().entrySet()) {
                filled =
                        filled.replace(
                                "{" + figure.getKey() + "}", Figures.shown(figure.getValue()));
            }
        }
        return filled;
    }
}
