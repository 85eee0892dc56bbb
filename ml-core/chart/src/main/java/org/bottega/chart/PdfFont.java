package org.bottega.chart;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A [Typeface] embedded in a PDF file: its glyphs by number, their widths, and which letters they are,
/// so that text can be found and copied.
final class PdfFont {
    private final Typeface face;
    private final String name;
    private final Map<Integer, Integer> used = new TreeMap<>();

    PdfFont(Typeface face, String name) {
        this.face = face;
        this.name = name;
    }

    /// The glyphs of a text as hexadecimal digits.
    String encode(String text) {
        var out = new StringBuilder("<");
        text.codePoints()
                .forEach(letter -> {
                    int glyph = face.glyph(letter);
                    used.putIfAbsent(glyph, letter);
                    out.append(String.format(Locale.ROOT, "%04X", glyph));
                });
        return out.append('>').toString();
    }

    /// Writes what was used.
    ///
    /// @param number reserved for the font
    void write(PdfFile file, int number) {
        var bytes = face.bytes();
        int embedded = file.stream("/Length1 " + bytes.length, bytes);
        var widths = new StringBuilder("[");
        var letters = new StringBuilder();
        for (var entry : used.entrySet()) {
            widths.append(entry.getKey())
                    .append(" [")
                    .append(Math.round(face.advance(entry.getValue()) * 1000))
                    .append("] ");
            letters.append(
                    String.format(
                            Locale.ROOT,
                            "<%04X> %s\n",
                            entry.getKey(),
                            PdfFile.string(Character.toString(entry.getValue()))
                                    .replace("FEFF", "")));
        }
        int descriptor =
                file.add(
                        "<< /Type /FontDescriptor /FontName /"
                                + name
                                + " /Flags 4 /FontBBox [-737 -270 1148 1056] /ItalicAngle 0"
                                + " /Ascent 927 /Descent -244 /CapHeight 711 /StemV 80 /FontFile2 "
                                + embedded
                                + " 0 R >>");
        int glyphs =
                file.add(
                        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /"
                                + name
                                + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
                                + " /Supplement 0 >> /FontDescriptor "
                                + descriptor
                                + " 0 R /CIDToGIDMap /Identity /DW 500 /W "
                                + widths.toString().strip()
                                + "] >>");
        int map =
                file.stream(
                        "",
                        map(letters.toString())
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        file.write(
                number,
                "<< /Type /Font /Subtype /Type0 /BaseFont /"
                        + name
                        + " /Encoding /Identity-H /DescendantFonts ["
                        + glyphs
                        + " 0 R] /ToUnicode "
                        + map
                        + " 0 R >>");
    }

    private String map(String letters) {
        var out = new StringBuilder();
        out.append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
        out.append("/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n");
        out.append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n");
        out.append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        var lines = letters.lines().toList();
        for (int i = 0; i < lines.size(); i += 100) {
            var part = lines.subList(i, Math.min(lines.size(), i + 100));
            out.append(part.size()).append(" beginbfchar\n");
            part.forEach(line -> out.append(line).append('\n'));
            out.append("endbfchar\n");
        }
        out.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return out.toString();
    }
}
