package org.bottega.model.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.task.Task;
import org.bottega.model.RandomModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files made to hurt: each is refused in one sentence, quickly, without spending memory on it.
class HostileBundleTest {
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("model.bottega");
    }

    @Test
    void aFileCutAtAnyByteIsRefused() throws IOException {
        Bundle.write(new RandomModels(1).forest(new Task.Regression("y"), 2, 2), file);
        var whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            var refused = assertThrows(ProblemException.class, () -> Bundle.read(file));
            assertEquals(1, refused.problems().size());
            assertEquals(file.toString(), refused.problems().getFirst().where());
        }
    }

    @Test
    void aFileWithOneByteChangedIsRefusedOrGivesTheSamePredictions() throws IOException {
        var models = new RandomModels(1);
        var model = models.forest(new Task.Regression("y"), 2, 2);
        var rows = models.table(30);
        var before = model.predict(rows).values();
        Bundle.write(model, file);
        var whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 13) {
            var changed = whole.clone();
            changed[at] ^= 0x55;
            Files.write(file, changed);
            try {
                assertTrue(Arrays.equals(before, Bundle.read(file).predict(rows).values()));
            } catch (ProblemException e) {
                assertEquals(1, e.problems().size());
            }
        }
    }

    @Test
    void otherFilesAreNotTakenForModels() throws IOException {
        Files.writeString(file, "a,b\n1,2\n");
        assertRefused("not a Bottega model");
        Files.writeString(file, "");
        assertRefused("empty");
        Files.delete(file);
        assertRefused("no such file");
        Files.createDirectory(file);
        assertRefused("not a file");
        Files.delete(file);
        zip("other.txt", new byte[3]);
        assertRefused("a part that no model has");
        zip("arrays/a.f64", new byte[8]);
        assertRefused("not a Bottega model");
        zip(Bundle.MANIFEST, "{}".getBytes(StandardCharsets.UTF_8));
        assertRefused("not a Bottega model");
    }

    @Test
    void aNewerFormatAsksForANewerProgram() throws IOException {
        edit(text -> text.replace("\"version\" : 1,", "\"version\" : 2,"));
        assertRefused("newer Bottega");
    }

    @Test
    void unknownKindsAreNamed() throws IOException {
        edit(text -> text.replace("\"kind\" : \"trees\"", "\"kind\" : \"oracle\""));
        assertRefused("oracle");
        edit(text -> text.replace("\"kind\" : \"one-hot\"", "\"kind\" : \"tarot\""));
        assertRefused("tarot");
        edit(text -> text.replace("\"identity\"", "\"probit\""));
        assertRefused("probit");
    }

    @Test
    void pathsOutOfTheArchiveAreRefused() throws IOException {
        for (var name : new String[] {"../evil", "/etc/passwd", "arrays/../../x.f64", "a\\b"}) {
            var entries = entries();
            entries.put(name, new byte[1]);
            write(entries);
            assertRefused("a part that no model has");
        }
    }

    @Test
    void aPartThatStandsTwiceIsRefused() throws IOException {
        var entries = entries();
        entries.put("arrays/zzzz.f64", entries.get("arrays/model.base.f64"));
        var bytes = new ByteArrayOutputStream();
        Archive.write(parts(entries), Deflater.DEFAULT_COMPRESSION, bytes);
        var text = bytes.toString(StandardCharsets.ISO_8859_1);
        Files.writeString(
                file,
                text.replace("arrays/zzzz.f64", "arrays/model.base.f64".substring(0, 15)),
                StandardCharsets.ISO_8859_1);
        assertThrows(ProblemException.class, () -> Bundle.read(file));

        entries.remove("arrays/zzzz.f64");
        entries.put("arrays/model.basf.f64", entries.get("arrays/model.base.f64"));
        bytes.reset();
        Archive.write(parts(entries), Deflater.DEFAULT_COMPRESSION, bytes);
        Files.writeString(
                file,
                bytes.toString(StandardCharsets.ISO_8859_1)
                        .replace("arrays/model.basf.f64", "arrays/model.base.f64"),
                StandardCharsets.ISO_8859_1);
        assertRefused("twice");
    }

    @Test
    void anArrayUsedTwiceIsRefused() throws IOException {
        edit(text -> text.replace("\"model.leaf-cover.f64\"", "\"model.gain.f64\""));
        assertRefused("damaged");
    }

    @Test
    void tenGigabytesOfZerosAreNotUnpacked() throws IOException {
        try (var out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry(Bundle.MANIFEST));
            zip.write("{}".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("arrays/a.f64"));
            zip.write(new byte[1 << 16]);
            zip.closeEntry();
        }
        var bytes = Files.readAllBytes(file);
        var directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int name = lastIndexOf(bytes, "arrays/a.f64");
        directory.putInt(name - 46 + 24, 0x7fffffff);
        Files.write(file, bytes);
        assertRefused("the size of a part cannot be true");

        try (var out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(Bundle.MANIFEST));
            zip.write("{}".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 2; i++) {
                zip.putNextEntry(new ZipEntry("arrays/a" + i + ".f64"));
                zeros(zip, 40 << 20);
            }
        }
        assertRefused("unpack to more");
    }

    @Test
    void aManyfoldArchiveIsRefusedByItsTableOfContents() throws IOException {
        try (var out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < 100_000; i++) {
                var entry = new ZipEntry("arrays/" + i + ".u8");
                entry.setSize(0);
                entry.setCrc(0);
                zip.putNextEntry(entry);
            }
        }
        assertRefused("more parts");
    }

    @Test
    void aGiantManifestIsRefused() throws IOException {
        try (var out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(Bundle.MANIFEST));
            zeros(zip, 20 << 20);
        }
        assertRefused("manifest is larger");
        zip(Bundle.MANIFEST, "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        assertRefused("too deep");
    }

    @Test
    void arraysThatDisagreeAreRefused() throws IOException {
        for (var name : entries().sequencedKeySet().stream().skip(1).toList()) {
            var entries = entries();
            var array = entries.get(name);
            int width = name.endsWith("u8") ? 1 : name.endsWith("i32") ? 4 : 8;
            entries.put(name, Arrays.copyOf(array, array.length + width));
            write(entries);
            if (!name.contains("bits")) {
                assertRefused("damaged");
            }
            entries.put(name, Arrays.copyOf(array, array.length + 1));
            write(entries);
            assertRefused("damaged");
        }
    }

    @Test
    void numbersThatAreNoForestAreRefused() throws IOException {
        change("arrays/model.threshold.f64", b -> b.putDouble(0, Double.NaN));
        assertRefused("threshold");
        change("arrays/model.leaf-value.f64", b -> b.putDouble(0, Double.POSITIVE_INFINITY));
        assertRefused("leaf value 0");
        change("arrays/model.children.i32", b -> b.putInt(0, 1_000_000));
        assertRefused("node 1000000");
        change("arrays/model.children.i32", b -> b.putInt(0, Integer.MIN_VALUE));
        assertRefused("leaf 2147483647");
        change("arrays/model.children.i32", b -> b.putInt(0, 0));
        assertRefused("node 0");
        change("arrays/model.feature.i32", b -> b.putInt(0, 7));
        assertRefused("feature of node 0");
        change("arrays/model.tree-output.i32", b -> b.putInt(0, 1));
        assertRefused("output of tree 0");
        change("arrays/sample.1.i32", b -> b.putInt(0, 5));
        assertRefused("sample");
    }

    @Test
    void manifestsThatDisagreeWithThemselvesAreRefused() throws IOException {
        edit(text -> text.replace("\"column\" : \"age\"", "\"column\" : \"aga\""));
        assertRefused("damaged");
        edit(text -> text.replace("\"column\" : \"age\"", "\"column\" : \"note\""));
        assertRefused("not a number");
        edit(text -> text.replace("\"levels\" : 0", "\"levels\" : 99"));
        assertRefused("damaged");
        edit(text -> text.replace("\"scale\" : 0.25", "\"scale\" : 0"));
        assertRefused("damaged");
        edit(text -> text.replace("\"scale\" : 0.25", "\"scale\" : 1e999"));
        assertRefused("damaged");
        edit(text -> text.replace("\"rows\" : 20", "\"rows\" : 21"));
        assertRefused("damaged");
        edit(text -> text.replace("regression", "classification"));
        assertRefused("classes do not fit");
    }

    private static SequencedMap<String, byte[]> entries() {
        var entries = new LinkedHashMap<String, byte[]>();
        ModelWriter.entries(new RandomModels(1).forest(new Task.Regression("y"), 3, 3))
                .forEach((name, part) -> entries.put(name, bytes(part)));
        return entries;
    }

    private static byte[] bytes(Part part) {
        var bytes = new ByteArrayOutputStream();
        try {
            part.content().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertEquals(part.size(), bytes.size());
        return bytes.toByteArray();
    }

    private static SequencedMap<String, Part> parts(SequencedMap<String, byte[]> entries) {
        var parts = new LinkedHashMap<String, Part>();
        entries.forEach((name, bytes) -> parts.put(name, Part.of(bytes)));
        return parts;
    }

    private void write(SequencedMap<String, byte[]> entries) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            Archive.write(parts(entries), Deflater.DEFAULT_COMPRESSION, out);
        }
    }

    private void edit(UnaryOperator<String> change) throws IOException {
        var entries = entries();
        var before = new String(entries.get(Bundle.MANIFEST), StandardCharsets.UTF_8);
        var after = change.apply(before);
        assertTrue(!after.equals(before), "the change changes something");
        entries.put(Bundle.MANIFEST, after.getBytes(StandardCharsets.UTF_8));
        write(entries);
    }

    private void change(String name, java.util.function.Consumer<ByteBuffer> change)
            throws IOException {
        var entries = entries();
        change.accept(ByteBuffer.wrap(entries.get(name)).order(ByteOrder.LITTLE_ENDIAN));
        write(entries);
    }

    private void zip(String name, byte[] content) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put(name, content);
        write(entries);
    }

    private static void zeros(OutputStream out, int count) throws IOException {
        var block = new byte[1 << 20];
        for (int i = 0; i < count >> 20; i++) {
            out.write(block);
        }
    }

    private static int lastIndexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(text);
    }

    /// Refused in one sentence with these words, within a second and 64 MB.
    private void assertRefused(String words) {
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long memory = thread.getCurrentThreadAllocatedBytes();
        long time = System.nanoTime();
        var refused = assertThrows(ProblemException.class, () -> Bundle.read(file));
        assertTrue(System.nanoTime() - time < 1_000_000_000L, "within a second");
        assertTrue(thread.getCurrentThreadAllocatedBytes() - memory < 64 << 20, "within 64 MB");
        assertEquals(1, refused.problems().size());
        var problem = refused.problems().getFirst();
        assertTrue(problem.what().contains(words), problem::sentence);
        assertTrue(!problem.fix().isEmpty(), problem::sentence);
    }
}
