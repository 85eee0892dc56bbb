package org.bottega.chart;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// The objects of a PDF file as they are added, and the table of where they lie (ISO 32000-1, PDF 1.7).
/// Compressed streams, no dates and no random identifiers: the same document is the same bytes.
final class PdfFile {
    private final List<byte[]> objects = new ArrayList<>();

    /// Takes a number for an object that is written later.
    int reserve() {
        objects.add(new byte[0]);
        return objects.size();
    }

    void write(int number, String body) {
        objects.set(number - 1, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    int add(String body) {
        int number = reserve();
        write(number, body);
        return number;
    }

    /// @param dictionary its entries besides length and filter, without the brackets
    int stream(String dictionary, byte[] content) {
        var packed = packed(content);
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                ("<< "
                                + dictionary
                                + " /Filter /FlateDecode /Length "
                                + packed.length
                                + " >>\nstream\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(packed);
        out.writeBytes("\nendstream".getBytes(StandardCharsets.ISO_8859_1));
        objects.add(out.toByteArray());
        return objects.size();
    }

    private static byte[] packed(byte[] content) {
        var out = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (var packer = new DeflaterOutputStream(out, deflater)) {
            packer.write(content);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    byte[] bytes(int root, int about) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n".getBytes(StandardCharsets.ISO_8859_1));
        var places = new int[objects.size()];
        for (int i = 0; i < objects.size(); i++) {
            places[i] = out.size();
            text(out, (i + 1) + " 0 obj\n");
            out.writeBytes(objects.get(i));
            text(out, "\nendobj\n");
        }
        int table = out.size();
        text(out, "xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (int place : places) {
            text(out, String.format(Locale.ROOT, "%010d 00000 n \n", place));
        }
        text(
                out,
                "trailer\n<< /Size "
                        + (objects.size() + 1)
                        + " /Root "
                        + root
                        + " 0 R /Info "
                        + about
                        + " 0 R >>\nstartxref\n"
                        + table
                        + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// A text string in UTF-16, as hexadecimal digits.
    static String string(String text) {
        var out = new StringBuilder("<FEFF");
        for (char c : text.toCharArray()) {
            out.append(String.format(Locale.ROOT, "%04X", (int) c));
        }
        return out.append('>').toString();
    }
}
