package org.bottega.data.source.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// Tells whether the bytes of a file are a whole, still picture of a usual size.
public final class Picture {
    static final long LARGEST = 50L << 20;
    private static final long MOST_PIXELS = 100_000_000;
    private static final Map<String, String> ENDINGS =
            Map.of(
                    "png", "png", "jpg", "jpeg", "jpeg", "jpeg", "jpe", "jpeg", "gif", "gif", "bmp",
                    "bmp");

    private Picture() {}

    /// In pixels.
    public record Size(int width, int height) {}

    /// A file that is no usable picture; the message is a phrase without a full stop.
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    /// The format that the first bytes tell: `png`, `jpeg`, `gif`, `bmp`, or `null`.
    public static @Nullable String format(byte[] bytes) {
        if (starts(bytes, 0x89, 'P', 'N', 'G')) {
            return "png";
        }
        if (starts(bytes, 0xff, 0xd8, 0xff)) {
            return "jpeg";
        }
        if (starts(bytes, 'G', 'I', 'F', '8')) {
            return "gif";
        }
        return starts(bytes, 'B', 'M') && bytes.length > 26 ? "bmp" : null;
    }

    private static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /// Decodes a picture to see that it is whole.
    ///
    /// @param name its file name: one whose ending tells another format is not usable
    /// @throws Unusable when it is empty, no picture, wrongly named, damaged, animated or too large
    public static Size size(byte[] bytes, String name) throws Unusable {
        if (bytes.length == 0) {
            throw new Unusable("the file is empty");
        }
        var format = format(bytes);
        if (format == null) {
            throw new Unusable("it is no PNG, JPEG, GIF or BMP picture");
        }
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var promised = ENDINGS.get(ending);
        if (!format.equals(promised)) {
            throw new Unusable(
                    "it is wrongly named: its content is " + format.toUpperCase(Locale.ROOT));
        }
        if (format.equals("jpeg") && pressColours(bytes)) {
            throw new Unusable("it has the colours of a printing press (CMYK)");
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            return size(reader, in, format.equals("png") && animated(bytes));
        } catch (IOException | RuntimeException e) {
            throw new Unusable("the picture is damaged");
        } finally {
            reader.dispose();
        }
    }

    private static Size size(ImageReader reader, ImageInputStream in, boolean moving)
            throws IOException, Unusable {
        reader.setInput(in, false, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new Unusable(
                    "it has " + width + " × " + height + " pixels, more than 100 million");
        }
        if (moving
                || reader.getFormatName().equalsIgnoreCase("gif")
                        && reader.getNumImages(true) > 1) {
            throw new Unusable("it is animated");
        }
        var warned = new boolean[1];
        reader.addIIOReadWarningListener(
                new IIOReadWarningListener() {
                    @Override
                    public void warningOccurred(ImageReader source, String warning) {
                        warned[0] |= warning.contains("remature") || warning.contains("orrupt");
                    }
                });
        // a coarse picture needs little memory, and all of the file is read all the same
        var parameters = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / 256);
        parameters.setSourceSubsampling(step, step, 0, 0);
        reader.read(0, parameters);
        if (warned[0]) {
            throw new Unusable("the picture is cut short");
        }
        return new Size(width, height);
    }

    /// Whether a JPEG's frame has four components.
    private static boolean pressColours(byte[] jpeg) {
        for (int at = 2; at + 10 <= jpeg.length && (jpeg[at] & 0xff) == 0xff; ) {
            int marker = jpeg[at + 1] & 0xff;
            boolean frame =
                    marker >= 0xc0
                            && marker <= 0xcf
                            && marker != 0xc4
                            && marker != 0xc8
                            && marker != 0xcc;
            if (frame) {
                return jpeg[at + 9] == 4;
            }
            at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
        }
        return false;
    }

    /// Whether a PNG has an animation control chunk before its data.
    private static boolean animated(byte[] png) {
        for (int at = 8; at + 8 <= png.length; ) {
            long length =
                    (png[at] & 0xffL) << 24
                            | (png[at + 1] & 0xff) << 16
                            | (png[at + 2] & 0xff) << 8
                            | png[at + 3] & 0xff;
            var type = new String(png, at + 4, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
            if (type.equals("acTL")) {
                return true;
            }
            if (type.equals("IDAT") || length > png.length) {
                return false;
            }
            at += (int) length + 12;
        }
        return false;
    }
}
