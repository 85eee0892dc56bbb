package org.bottega.chart;

import java.awt.geom.Path2D;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The tables of a TrueType file that measuring and drawing need: `cmap` (format 4), `hmtx`, `loca`,
/// `glyf`. No hinting, no kerning. Source: OpenType specification 1.9.1.
final class TrueType {
    private static final int ON_CURVE = 1;
    private static final int X_SHORT = 2;
    private static final int Y_SHORT = 4;
    private static final int REPEAT = 8;
    private static final int X_SAME = 16;
    private static final int Y_SAME = 32;

    private static final int WORDS = 1;
    private static final int OFFSETS = 2;
    private static final int SCALED = 8;
    private static final int MORE = 32;
    private static final int SCALED_TWICE = 64;
    private static final int MATRIX = 128;

    private final ByteBuffer data;
    private final Map<String, Integer> tables;
    private final Map<Integer, Integer> glyphs;
    private final double unit;
    private final boolean longOffsets;
    private final int widths;

    private TrueType(ByteBuffer data) {
        this.data = data;
        this.tables = new HashMap<>();
        for (int i = 0; i < u16(4); i++) {
            int at = 12 + 16 * i;
            var name = new byte[4];
            data.get(at, name);
            tables.put(new String(name, StandardCharsets.US_ASCII), data.getInt(at + 8));
        }
        this.unit = 1.0 / u16(table("head") + 18);
        this.longOffsets = u16(table("head") + 50) != 0;
        this.widths = u16(table("hhea") + 34);
        this.glyphs = characters();
    }

    static TrueType read(byte[] file) {
        return new TrueType(ByteBuffer.wrap(file));
    }

    /// The number of the glyph of a letter, 0 for none.
    int glyph(int letter) {
        return glyphs.getOrDefault(letter, 0);
    }

    /// In shares of the font's size.
    double advance(int glyph) {
        return u16(table("hmtx") + 4 * Math.min(glyph, widths - 1)) * unit;
    }

    private Map<Integer, Integer> characters() {
        int cmap = table("cmap");
        int sub = 0;
        for (int i = 0; i < u16(cmap + 2); i++) {
            int offset = cmap + data.getInt(cmap + 4 + 8 * i + 4);
            if (u16(offset) == 4) {
                sub = offset;
            }
        }
        var out = new HashMap<Integer, Integer>();
        int twice = u16(sub + 6);
        for (int s = 0; s < twice; s += 2) {
            int end = u16(sub + 14 + s);
            int start = u16(sub + 16 + twice + s);
            int delta = u16(sub + 16 + 2 * twice + s);
            int rangeAt = sub + 16 + 3 * twice + s;
            int range = u16(rangeAt);
            for (int c = start; c <= end && c != 0xffff; c++) {
                int glyph = range == 0 ? c : u16(rangeAt + range + 2 * (c - start));
                if (glyph != 0) {
                    out.put(c, glyph + delta & 0xffff);
                }
            }
        }
        return out;
    }

    /// Adds a glyph's outline.
    void draw(int glyph, Path2D out, double x, double size) {
        double s = size * unit;
        draw(glyph, out, new double[] {s, 0, 0, -s, x, 0});
    }

    private void draw(int glyph, Path2D out, double[] m) {
        int loca = table("loca");
        int from = longOffsets ? data.getInt(loca + 4 * glyph) : 2 * u16(loca + 2 * glyph);
        int to = longOffsets ? data.getInt(loca + 4 * glyph + 4) : 2 * u16(loca + 2 * glyph + 2);
        if (from == to) {
            return;
        }
        int at = table("glyf") + from;
        int contours = data.getShort(at);
        if (contours >= 0) {
            simple(at + 10, contours, out, m);
        } else {
            composite(at + 10, out, m);
        }
    }

    private void composite(int start, Path2D out, double[] m) {
        int at = start;
        int flags;
        do {
            flags = u16(at);
            int part = u16(at + 2);
            at += 4;
            double dx = 0;
            double dy = 0;
            boolean words = (flags & WORDS) != 0;
            if ((flags & OFFSETS) != 0) {
                dx = words ? data.getShort(at) : data.get(at);
                dy = words ? data.getShort(at + 2) : data.get(at + 1);
            }
            at += words ? 4 : 2;
            double a = 1;
            double b = 0;
            double c = 0;
            double d = 1;
            if ((flags & SCALED) != 0) {
                a = d = fraction(at);
                at += 2;
            } else if ((flags & SCALED_TWICE) != 0) {
                a = fraction(at);
                d = fraction(at + 2);
                at += 4;
            } else if ((flags & MATRIX) != 0) {
                a = fraction(at);
                b = fraction(at + 2);
                c = fraction(at + 4);
                d = fraction(at + 6);
                at += 8;
            }
            draw(
                    part,
                    out,
                    new double[] {
                        m[0] * a + m[2] * b,
                        m[1] * a + m[3] * b,
                        m[0] * c + m[2] * d,
                        m[1] * c + m[3] * d,
                        m[0] * dx + m[2] * dy + m[4],
                        m[1] * dx + m[3] * dy + m[5]
                    });
        } while ((flags & MORE) != 0);
    }

    private void simple(int start, int contours, Path2D out, double[] m) {
        if (contours == 0) {
            return;
        }
        int count = u16(start + 2 * (contours - 1)) + 1;
        int at = start + 2 * contours;
        at += 2 + u16(at);
        var flags = new int[count];
        for (int i = 0; i < count; i++) {
            int flag = data.get(at++) & 255;
            flags[i] = flag;
            if ((flag & REPEAT) != 0) {
                for (int n = data.get(at++) & 255; n > 0; n--) {
                    flags[++i] = flag;
                }
            }
        }
        var x = new double[count];
        at = coordinates(at, flags, x, X_SHORT, X_SAME);
        var y = new double[count];
        coordinates(at, flags, y, Y_SHORT, Y_SAME);
        for (int i = 0; i < count; i++) {
            double px = m[0] * x[i] + m[2] * y[i] + m[4];
            y[i] = m[1] * x[i] + m[3] * y[i] + m[5];
            x[i] = px;
        }
        int first = 0;
        for (int c = 0; c < contours; c++) {
            int last = u16(start + 2 * c);
            contour(out, flags, x, y, first, last);
            first = last + 1;
        }
    }

    private int coordinates(int start, int[] flags, double[] out, int isShort, int same) {
        int at = start;
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            if ((flags[i] & isShort) != 0) {
                int step = data.get(at++) & 255;
                value += (flags[i] & same) != 0 ? step : -step;
            } else if ((flags[i] & same) == 0) {
                value += data.getShort(at);
                at += 2;
            }
            out[i] = value;
        }
        return at;
    }

    /// Between two points off the curve lies one on it, in their middle.
    private static void contour(
            Path2D out, int[] flags, double[] x, double[] y, int first, int last) {
        int count = last - first + 1;
        if (count < 2) {
            return;
        }
        int begin = first;
        while (begin <= last && (flags[begin] & ON_CURVE) == 0) {
            begin++;
        }
        boolean none = begin > last;
        double startX = none ? (x[first] + x[last]) / 2 : x[begin];
        double startY = none ? (y[first] + y[last]) / 2 : y[begin];
        int offset = none ? first : begin + 1;
        out.moveTo(startX, startY);
        int pending = -1;
        for (int k = 0; k < (none ? count : count - 1); k++) {
            int i = first + (offset - first + k) % count;
            if ((flags[i] & ON_CURVE) != 0) {
                if (pending < 0) {
                    out.lineTo(x[i], y[i]);
                } else {
                    out.quadTo(x[pending], y[pending], x[i], y[i]);
                }
                pending = -1;
            } else {
                if (pending >= 0) {
                    out.quadTo(
                            x[pending],
                            y[pending],
                            (x[pending] + x[i]) / 2,
                            (y[pending] + y[i]) / 2);
                }
                pending = i;
            }
        }
        if (pending >= 0) {
            out.quadTo(x[pending], y[pending], startX, startY);
        }
        out.closePath();
    }

    private int table(String name) {
        var offset = tables.get(name);
        if (offset == null) {
            throw new IllegalArgumentException("the font has no table " + name);
        }
        return offset;
    }

    private int u16(int at) {
        return data.getShort(at) & 0xffff;
    }

    private double fraction(int at) {
        return data.getShort(at) / 16384.0;
    }
}
