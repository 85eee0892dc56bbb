package org.bottega.ui.canvas;

import javafx.scene.paint.Color;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.PortType;

/// The canvas's colours, those of the theme. Text has a contrast of 4.5 to what it stands on, shapes of
/// 3 (WCAG 2.2, AA); every colour that means something comes with a shape that means the same.
enum CanvasInk {
    LIGHT(
            0xf6f8fa, 0xd5dbe1, 0xffffff, 0xd1d9e0, 0x1f2328, 0x59636e, 0x818b98, 0x0969da,
            0x1a7f37, 0x9a6700, 0xcf222e),
    DARK(
            0x0d1117, 0x272e37, 0x161b22, 0x3d444d, 0xf0f6fc, 0x9198a1, 0x7d8590, 0x4493f8,
            0x3fb950, 0xd29922, 0xf85149);

    final Color ground;
    final Color grid;
    final Color card;
    final Color border;
    final Color text;
    final Color muted;
    final Color faint;
    final Color accent;
    final Color good;
    final Color caution;
    final Color bad;
    private final Color[] categories;
    private final Color[] tiles;
    private final Color[] types;

    CanvasInk(int... colours) {
        ground = rgb(colours[0]);
        grid = rgb(colours[1]);
        card = rgb(colours[2]);
        border = rgb(colours[3]);
        text = rgb(colours[4]);
        muted = rgb(colours[5]);
        faint = rgb(colours[6]);
        accent = rgb(colours[7]);
        good = rgb(colours[8]);
        caution = rgb(colours[9]);
        bad = rgb(colours[10]);
        boolean dark = colours[0] == 0x0d1117;
        categories = new Color[Category.values().length];
        tiles = new Color[categories.length];
        for (var category : Category.values()) {
            var strong = rgb(dark ? night(category) : day(category));
            categories[category.ordinal()] = strong;
            tiles[category.ordinal()] = card.interpolate(strong, dark ? 0.2 : 0.13);
        }
        types = new Color[PortType.values().length];
        for (var type : PortType.values()) {
            types[type.ordinal()] = rgb(dark ? night(type) : day(type));
        }
    }

    private static int day(Category category) {
        return switch (category) {
            case SOURCE -> 0x0550ae;
            case PREPARE -> 0x0a6c74;
            case SPLIT -> 0x8a4600;
            case LEARN -> 0x6639ba;
            case JUDGE -> 0x116329;
            case EXPLAIN -> 0x99286e;
            case CHART -> 0xa04100;
            case OUTPUT -> 0x424a53;
            case CONTROL -> 0x7d4e00;
        };
    }

    private static int night(Category category) {
        return switch (category) {
            case SOURCE -> 0x79c0ff;
            case PREPARE -> 0x56d4dd;
            case SPLIT -> 0xffa657;
            case LEARN -> 0xd2a8ff;
            case JUDGE -> 0x7ee787;
            case EXPLAIN -> 0xff9bce;
            case CHART -> 0xffa28b;
            case OUTPUT -> 0xb1bac4;
            case CONTROL -> 0xe3b341;
        };
    }

    private static int day(PortType type) {
        return switch (type) {
            case TABLE -> 0x0969da;
            case MODEL -> 0x8250df;
            case METRICS -> 0x1a7f37;
            case CHART -> 0xbc4c00;
            case REPORT -> 0xbf3989;
            case FILE -> 0x59636e;
        };
    }

    private static int night(PortType type) {
        return switch (type) {
            case TABLE -> 0x58a6ff;
            case MODEL -> 0xbc8cff;
            case METRICS -> 0x56d364;
            case CHART -> 0xf0883e;
            case REPORT -> 0xf778ba;
            case FILE -> 0x9198a1;
        };
    }

    static CanvasInk of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    Color of(Category category) {
        return categories[category.ordinal()];
    }

    /// Behind an icon of the category.
    Color tile(Category category) {
        return tiles[category.ordinal()];
    }

    Color of(PortType type) {
        return types[type.ordinal()];
    }

    Color of(NodeState state) {
        return switch (state) {
            case NEEDS_SETUP -> caution;
            case READY, SKIPPED, STALE -> faint;
            case QUEUED, RUNNING -> accent;
            case DONE -> good;
            case FAILED -> bad;
        };
    }

    /// The colour of notes and frames by name; yellow when nobody knows it.
    Color note(String name) {
        boolean dark = this == DARK;
        return rgb(
                switch (name) {
                    case "blue" -> dark ? 0x58a6ff : 0x218bff;
                    case "green" -> dark ? 0x3fb950 : 0x2da44e;
                    case "pink" -> dark ? 0xf778ba : 0xd6409f;
                    case "purple" -> dark ? 0xbc8cff : 0x8250df;
                    case "grey" -> dark ? 0x8b949e : 0x6e7781;
                    default -> dark ? 0xe3b341 : 0xd4a72c;
                });
    }

    private static Color rgb(int rgb) {
        return Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }
}
