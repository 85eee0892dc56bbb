package org.bottega.data.source.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.bottega.data.source.Collected;
import org.bottega.data.source.SourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders of pictures and of texts.
class FolderTest {
    @TempDir Path folder;

    private static BufferedImage noise(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(noise(width, height), format, bytes));
        return bytes.toByteArray();
    }

    private static byte[] animated() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            var type = ImageTypeSpecifier.createFromRenderedImage(noise(8, 8));
            for (int i = 0; i < 3; i++) {
                writer.writeToSequence(
                        new IIOImage(noise(8, 8), null, writer.getDefaultImageMetadata(type, null)),
                        null);
            }
            writer.endWriteSequence();
        }
        return bytes.toByteArray();
    }

    /// The header of a JPEG with four colour components, as presses use.
    private static byte[] cmyk() throws IOException {
        var jpeg = picture("jpg", 16, 16);
        for (int i = 0; i + 10 < jpeg.length; i++) {
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
                var four = new byte[jpeg.length + 3];
                System.arraycopy(jpeg, 0, four, 0, i + 19);
                four[i + 3] = (byte) (four[i + 3] + 3);
                four[i + 9] = 4;
                four[i + 19] = 4;
                four[i + 20] = 0x11;
                four[i + 21] = 1;
                System.arraycopy(jpeg, i + 19, four, i + 22, jpeg.length - i - 19);
                return four;
            }
        }
        throw new AssertionError("no frame header");
    }

    private static byte[] giant() {
        // a PNG that says it has 60,000 × 60,000 pixels
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        bytes.writeBytes(new byte[] {0, 0, 0, 13, 'I', 'H', 'D', 'R'});
        bytes.writeBytes(
                new byte[] {0, 0, (byte) 0xea, 0x60, 0, 0, (byte) 0xea, 0x60, 8, 2, 0, 0, 0});
        var crc = new java.util.zip.CRC32();
        crc.update(bytes.toByteArray(), 12, 17);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write((int) (crc.getValue() >> shift));
        }
        return bytes.toByteArray();
    }

    @Test
    void picturesHaveAClassASizeAndTheirBytes() throws Exception {
        Files.createDirectories(folder.resolve("cats"));
        Files.createDirectories(folder.resolve("dogs"));
        var png = picture("png", 20, 10);
        Files.write(folder.resolve("cats/a.png"), png);
        Files.write(folder.resolve("cats/b.JPG"), picture("jpg", 30, 30));
        Files.write(folder.resolve("dogs/c.gif"), picture("gif", 5, 6));
        Files.write(folder.resolve("dogs/d.bmp"), picture("bmp", 7, 8));
        Files.write(folder.resolve("Thumbs.db"), new byte[] {1});
        var read = Collected.of(new ImageFolder(folder));
        assertEquals(List.of("path", "class", "width", "height", "image"), read.names());
        assertEquals(SourceType.IMAGE, read.types().getLast());
        assertEquals(
                List.of(
                        "[cats/a.png, cats, 20, 10]",
                        "[cats/b.JPG, cats, 30, 30]",
                        "[dogs/c.gif, dogs, 5, 6]",
                        "[dogs/d.bmp, dogs, 7, 8]"),
                read.rows.stream().map(r -> r.subList(0, 4).toString()).toList());
        assertTrue(Arrays.equals(png, (byte[]) read.rows.getFirst().getLast()));
        assertEquals(List.of(), read.rejects);
    }

    @Test
    void whatCannotBeShownIsListedWithTheReason() throws Exception {
        var jpeg = picture("jpg", 200, 200);
        var png = picture("png", 200, 200);
        Files.write(folder.resolve("animated.gif"), animated());
        Files.write(folder.resolve("broken.png"), Arrays.copyOf(png, png.length / 2));
        Files.write(folder.resolve("cmyk.jpg"), cmyk());
        Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2));
        Files.write(folder.resolve("empty.png"), new byte[0]);
        Files.write(folder.resolve("giant.png"), giant());
        Files.writeString(folder.resolve("labels.csv"), "a,b\n");
        Files.write(folder.resolve("wrong.png"), jpeg);
        Files.write(folder.resolve("zgood.jpg"), jpeg);
        var read = Collected.of(new ImageFolder(folder));
        assertEquals(1, read.rows.size(), read.rows.toString());
        assertEquals(
                List.of(
                        "1: it is animated",
                        "2: the picture is damaged",
                        "3: it has the colours of a printing press (CMYK)",
                        "4: the picture is cut short",
                        "5: the file is empty",
                        "6: it has 60000 × 60000 pixels, more than 100 million",
                        "7: it is no PNG, JPEG, GIF or BMP picture",
                        "8: it is wrongly named: its content is JPEG"),
                read.rejects);
    }

    @Test
    void textsHaveAClassAndAPath() throws Exception {
        Files.createDirectories(folder.resolve("train/good"));
        Files.createDirectories(folder.resolve("train/bad"));
        Files.writeString(folder.resolve("train/good/1.txt"), "fine\nindeed\n");
        Files.write(
                folder.resolve("train/bad/2.txt"),
                "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(
                folder.resolve("train/bad/3.txt"), "\ufeffmark".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("train/bad/4.txt"), "wide".getBytes(StandardCharsets.UTF_16));
        Files.write(folder.resolve("train/bad/5.bin"), new byte[] {1, 0, 2});
        Files.write(folder.resolve("train/bad/6.txt"), new byte[0]);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        var read = Collected.of(new TextFolder(folder));
        assertEquals(
                """
                train/bad/2.txt|bad|caf\u00e9
                train/bad/3.txt|bad|mark
                train/bad/4.txt|bad|wide
                train/good/1.txt|good|fine
                indeed

                """,
                read.text());
        assertEquals(
                List.of("4: the file is no text: it has zero bytes", "5: the file is empty"),
                read.rejects);
    }
}
