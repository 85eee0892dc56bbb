package org.bottega.chart;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The bundled letters (Roboto). Because their widths and outlines are read from the file that comes
/// along, a chart has the same layout and an image the same pixels on every machine, one without any
/// fonts included. Figures are all equally wide.
public enum Typeface {
    REGULAR("Roboto-Regular.ttf"),
    /// semi-bold, for titles
    MEDIUM("Roboto-Medium.ttf");

    private final String file;
    private final TrueType letters;

    Typeface(String file) {
        this.file = file;
        this.letters = TrueType.read(bytes());
    }

    /// The font file, to be embedded or loaded by a window.
    public final byte[] bytes() {
        try (var in =
                Objects.requireNonNull(
                        Typeface.class.getResourceAsStream("font/" + file), "font is missing")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether all the letters of a text are in the font.
    public boolean covers(String text) {
        return text.codePoints().allMatch(c -> letters.glyph(c) != 0 || Character.isSpaceChar(c));
    }

    /// How wide a text is, in pixels; letters the font lacks count as wide as other fonts draw them.
    public double width(String text, double size) {
        return text.codePoints().mapToDouble(this::advance).sum() * size;
    }

    int glyph(int letter) {
        return letters.glyph(letter);
    }

    double advance(int letter) {
        int glyph = letters.glyph(letter);
        if (glyph != 0) {
            return letters.advance(glyph);
        }
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            case Character.SPACE_SEPARATOR, Character.CONTROL -> 0.25;
            default -> letter >= 0x1100 ? 1 : 0.62;
        };
    }

    /// The shape of a text in pixels, its baseline beginning at the origin and y growing downward.
    Path2D outline(String text, double size) {
        var out = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double x = 0;
        for (int letter : text.codePoints().toArray()) {
            int glyph = letters.glyph(letter);
            if (glyph != 0) {
                letters.draw(glyph, out, x, size);
            }
            x += advance(letter) * size;
        }
        return out;
    }
}
