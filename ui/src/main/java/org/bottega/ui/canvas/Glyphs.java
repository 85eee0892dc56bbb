package org.bottega.ui.canvas;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.bottega.flow.run.NodeState;
import org.kordamp.ikonli.IkonResolverProvider;
import org.kordamp.ikonli.javafx.JavaFXFontLoader;

/// Icons and texts as the canvas paints them: fonts by size, what an icon's letter is, and texts cut to
/// a width. What was measured once is remembered.
final class Glyphs {
    private static final int MOST = 4000;
    private static final String UNKNOWN = "mdi2h-help-circle-outline";

    private final Map<String, Letter> icons = new HashMap<>();
    private final Map<String, Font> fonts = new HashMap<>();
    private final Map<String, String> cut = new HashMap<>();
    private final Text measure = new Text();

    Font regular(double size) {
        return fonts.computeIfAbsent("r" + size, _ -> Font.font("Roboto", size));
    }

    Font medium(double size) {
        return fonts.computeIfAbsent("m" + size, _ -> Font.font("Roboto Medium", size));
    }

    /// Paints an icon with its middle at a point; the fill is the caller's.
    void icon(GraphicsContext g, Letters letters, String literal, double x, double y, double size) {
        var icon = icons.computeIfAbsent(literal, Glyphs::letter);
        g.setFont(fonts.computeIfAbsent(icon.family() + size, _ -> Font.font(icon.family(), size)));
        letters.paint(icon.text(), x, y);
    }

    /// @param family of the font that has it
    private record Letter(String family, String text) {}

    private static Letter letter(String literal) {
        var resolver = IkonResolverProvider.getInstance(JavaFXFontLoader.getInstance());
        org.kordamp.ikonli.IkonHandler handler;
        org.kordamp.ikonli.Ikon ikon;
        try {
            handler = resolver.resolve(literal);
            ikon = handler.resolve(literal);
        } catch (UnsupportedOperationException | IllegalArgumentException _) {
            handler = resolver.resolve(UNKNOWN);
            ikon = handler.resolve(UNKNOWN);
        }
        return new Letter(handler.getFontFamily(), new String(Character.toChars(ikon.getCode())));
    }

    /// The text, with an ellipsis where it is wider than there is room.
    String fit(String text, Font font, double width) {
        var key = font.getName() + font.getSize() + '|' + Math.round(width) + '|' + text;
        var known = cut.get(key);
        if (known != null) {
            return known;
        }
        if (cut.size() > MOST) {
            cut.clear();
        }
        var found = text;
        if (width(text, font) > width) {
            int low = 0;
            int high = text.length();
            while (low < high) {
                int middle = (low + high + 1) / 2;
                if (width(text.substring(0, middle) + "…", font) <= width) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            found = text.substring(0, low).stripTrailing() + "…";
        }
        cut.put(key, found);
        return found;
    }

    double width(String text, Font font) {
        measure.setFont(font);
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }

    /// Each state's own shape.
    static String icon(NodeState state) {
        return switch (state) {
            case NEEDS_SETUP -> "mdi2t-tune-variant";
            case READY -> "mdi2c-circle-outline";
            case QUEUED -> "mdi2c-clock-outline";
            case RUNNING -> "mdi2p-play-circle";
            case DONE -> "mdi2c-check-circle";
            case STALE -> "mdi2h-history";
            case FAILED -> "mdi2c-close-octagon";
            case SKIPPED -> "mdi2d-debug-step-over";
        };
    }
}
