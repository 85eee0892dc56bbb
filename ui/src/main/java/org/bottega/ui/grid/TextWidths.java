package org.bottega.ui.grid;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// How wide texts are in a font. Each character is measured once, so that thousands of cells a second
/// can be shortened to their columns; kerning is left out, which makes texts a little narrower than
/// measured, never wider by more than a pixel or two.
final class TextWidths {
    private static final String DOTS = "…";

    private final Font font;
    private final double[] known = new double[256];
    private final Map<Integer, Double> others = new HashMap<>();
    private final double dots;

    TextWidths(Font font) {
        this.font = font;
        this.dots = measure(DOTS);
    }

    private double measure(String text) {
        var shown = new Text(text);
        shown.setFont(font);
        return shown.getLayoutBounds().getWidth();
    }

    private double width(int character) {
        if (character >= known.length) {
            return others.computeIfAbsent(character, c -> measure(Character.toString(c)));
        }
        if (known[character] == 0) {
            known[character] = Math.max(0.01, measure(Character.toString(character)));
        }
        return known[character];
    }

    double of(String text) {
        double sum = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            sum += width(character);
            i += Character.charCount(character);
        }
        return sum;
    }

    /// The text, or as much of its beginning as fits, with dots after it.
    String fit(String text, double room) {
        double sum = 0;
        int cut = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            sum += width(character);
            if (sum <= room - dots) {
                cut = i + Character.charCount(character);
            }
            if (sum > room) {
                return cut == 0 && room < dots ? "" : text.substring(0, cut) + DOTS;
            }
            i += Character.charCount(character);
        }
        return text;
    }
}
