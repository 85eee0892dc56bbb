package org.bottega.ui.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import org.bottega.ui.canvas.scene.Box;

/// Paints the Markdown of a note: headings, list items, bold lines, and lines broken at the width.
final class NoteText {
    private static final double PAD = 10;
    private static final double BODY = 12;

    private NoteText() {}

    static void paint(
            GraphicsContext g,
            Glyphs glyphs,
            Letters letters,
            String markdown,
            Box box,
            CanvasInk ink) {
        double y = box.y() + PAD;
        g.setFill(ink.text);
        for (var line : markdown.lines().toList()) {
            double size = line.startsWith("# ") ? 17 : line.startsWith("#") ? 14 : BODY;
            boolean strong = size > BODY || line.startsWith("**") && line.strip().endsWith("**");
            boolean item = line.startsWith("- ") || line.startsWith("* ");
            var font = strong ? glyphs.medium(size) : glyphs.regular(size);
            var text = plain(line);
            double indent = item ? 12 : 0;
            if (item && y + size < box.bottom() - 4) {
                g.setFont(font);
                letters.paint("•", box.x() + PAD + 2, y);
            }
            for (var part : broken(text, font, box.width() - 2 * PAD - indent, glyphs)) {
                if (y + size > box.bottom() - 4) {
                    return;
                }
                g.setFont(font);
                letters.paint(part, box.x() + PAD + indent, y);
                y += size * 1.4;
            }
        }
    }

    private static String plain(String line) {
        return line.replaceFirst("^#+\\s*", "")
                .replaceFirst("^[-*] ", "")
                .replace("**", "")
                .replace("`", "");
    }

    private static List<String> broken(String text, Font font, double width, Glyphs glyphs) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            var more = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && glyphs.width(more, font) > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(more);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
