package org.bottega.data.source.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.bottega.data.source.Collected;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// ARFF, LibSVM and FASTA.
class TextFormatsTest {
    @TempDir Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void arffHasNumbersLevelsTextsAndDates() throws Exception {
        var read =
                Collected.of(
                        new ArffFile(
                                file(
                                        "weather.arff",
                                        """
                                        % a comment
                                        @RELATION 'the weather'
                                        @attribute outlook {sunny, 'over cast', rainy}
                                        @ATTRIBUTE 'max temp' REAL
                                        @attribute note\tstring
                                        @attribute day date "yyyy-MM-dd"
                                        @attribute at date
                                        @attribute windy{TRUE,FALSE}

                                        @data
                                        sunny, 85.5, 'it''s', ?, 2024-02-29T12:30:00, TRUE
                                        'over cast',?,"a, b",2023-12-31,?,FALSE
                                        rainy, -1e3, '?', 2000-01-01, ?, ?
                                        """
                                                .replace("it''s", "it\\'s"))));
        assertEquals(List.of("outlook", "max temp", "note", "day", "at", "windy"), read.names());
        assertEquals(
                List.of(
                        SourceType.CATEGORY,
                        SourceType.NUMBER,
                        SourceType.CATEGORY,
                        SourceType.DATE_TIME,
                        SourceType.DATE_TIME,
                        SourceType.CATEGORY),
                read.types());
        assertEquals(
                """
                sunny|85.5|it's|·|2024-02-29T12:30|TRUE
                over cast|·|a, b|2023-12-31T00:00|·|FALSE
                rainy|-1000.0|?|2000-01-01T00:00|·|·
                """,
                read.text());
    }

    @Test
    void sparseArffMeansZeroOrTheFirstLevel() throws Exception {
        var read =
                Collected.of(
                        new ArffFile(
                                file(
                                        "sparse.arff",
                                        """
                                        @relation s
                                        @attribute a numeric
                                        @attribute b {no, yes}
                                        @attribute c string
                                        @data
                                        {1 yes, 2 'x, y'}
                                        {0 4.5}, {2}
                                        {}
                                        {0 ?}
                                        {7 1}
                                        """)));
        assertEquals("0.0|yes|x, y\n4.5|no|·\n0.0|no|·\n·|no|·\n", read.text());
        assertEquals(List.of("10: there is no attribute 7"), read.rejects);
        assertEquals(
                List.of(
                        "sparse.arff: 1 rows have a weight, which was left out. "
                                + "Put the weights into a column of their own if they matter."),
                read.notes);
    }

    @Test
    void arffRowsThatBreakTheirDeclarationAreRejected() throws Exception {
        var read =
                Collected.of(
                        new ArffFile(
                                file(
                                        "bad.arff",
                                        """
                                        @relation s
                                        @attribute a numeric
                                        @attribute b {no, yes}
                                        @attribute d date 'dd.MM.yyyy'
                                        @data
                                        1,no,01.02.2024
                                        x,no,01.02.2024
                                        1,maybe,01.02.2024
                                        1,no
                                        1,'no,01.02.2024
                                        1,no,31.02.2024
                                        1,'no'x,01.02.2024
                                        """)));
        assertEquals(1, read.rows.size());
        assertEquals(
                List.of(
                        "7: a: \"x\" is not a number",
                        "8: b: \"maybe\" is none of its declared levels",
                        "9: 2 values, not 3",
                        "10: a quotation mark is never closed",
                        "11: d: \"31.02.2024\" is not a date in its format",
                        "12: there is text right after a closing quotation mark"),
                read.rejects);
    }

    @Test
    void arffHeadersThatCannotBeReadAreRefusedWithTheirLine() throws Exception {
        assertEquals(
                "r.arff, line 2: The attribute cannot be read: relational attributes are not read. Correct the line.",
                Collected.refusal(
                        new ArffFile(file("r.arff", "@relation r\n@attribute bag relational\n"))));
        assertEquals(
                "t.arff, line 1: The attribute cannot be read: \"complex\" is not a type. Correct the line.",
                Collected.refusal(new ArffFile(file("t.arff", "@attribute a complex\n@data\n"))));
        assertEquals(
                "n.arff: There is no line @data. See whether the file is whole.",
                Collected.refusal(new ArffFile(file("n.arff", "@attribute a real\n"))));
    }

    @Test
    void libSvmRowsAreMadeDense() throws Exception {
        var read =
                Collected.of(
                        new LibSvmFile(
                                file(
                                        "a.svm",
                                        """
                                        +1 1:0.5 3:-2e3 # first
                                        -1 2:1

                                        2,5 3:4
                                        """)));
        assertEquals(List.of("label", "f1", "f2", "f3"), read.names());
        assertEquals("+1|0.5|0.0|-2000.0\n-1|0.0|1.0|0.0\n2,5|0.0|0.0|4.0\n", read.text());
    }

    @Test
    void svmLightGroupsAndIndicesFromZero() throws Exception {
        var read = Collected.of(new LibSvmFile(file("a.svm", "3 qid:7 0:1 1:0.2\n2 qid:7 1:9\n")));
        assertEquals(List.of("label", "qid", "f0", "f1"), read.names());
        assertEquals("3|7|1.0|0.2\n2|7|0.0|9.0\n", read.text());
    }

    @Test
    void libSvmRowsThatAreNoneAreRejected() throws Exception {
        var read =
                Collected.of(
                        new LibSvmFile(
                                file("a.svm", "1 1:1\n1 1:x\n1 2:1 1:1\n1:1\n1 a:1\n1 1\n")));
        assertEquals(1, read.rows.size());
        assertEquals(
                List.of(
                        "2: \"x\" is not a number",
                        "3: index 1 comes after index 2",
                        "4: it does not begin with a label",
                        "5: \"a:1\" is not index:value",
                        "6: \"1\" is not index:value"),
                read.rejects);
        assertTrue(
                Collected.refusal(new LibSvmFile(file("w.svm", "1 1:1 50000000:1\n")))
                        .contains("It has 50,000,000 features"));
    }

    @Test
    void fastaKeepsLettersAndTellsTheAlphabet() throws Exception {
        var read =
                Collected.of(
                        new FastaFile(
                                file(
                                        "a.fasta",
                                        """
                                        ; an old comment
                                        >seq1 the first  one
                                        ACGT
                                        nnac

                                        GT
                                        >seq2
                                        >seq3\tx
                                        AC GT*
                                        >bad
                                        AC7T
                                        """)));
        assertEquals(List.of("id", "description", "sequence", "length"), read.names());
        assertEquals(
                "seq1|the first  one|ACGTnnacGT|10\nseq2|·|·|0\nseq3|x|ACGT*|5\n", read.text());
        assertEquals(
                List.of("10: line 11 has \"7\", which is no letter of a sequence"), read.rejects);
        assertEquals(
                List.of(
                        "a.fasta: The alphabet is DNA with unknown bases: *ACGNT.",
                        "a.fasta: 1 sequences have lower-case letters, which are kept.",
                        "a.fasta: 1 sequences are empty. They count as missing."),
                read.notes);
    }

    @Test
    void alphabetsAreTheSmallestThatFit() {
        assertEquals("DNA", FastaFile.alphabet("ACGT"));
        assertEquals("RNA", FastaFile.alphabet("ACGU"));
        assertEquals("nucleotides with ambiguity codes", FastaFile.alphabet("ACGTRY"));
        assertEquals("amino acids", FastaFile.alphabet("*ACDEFGHIKLMNPQRSTVWY"));
        assertEquals("amino acids with ambiguity codes", FastaFile.alphabet("ACDEFXZ"));
        assertEquals("letters", FastaFile.alphabet("JO"));
    }

    @Test
    void aFileThatDoesNotBeginWithARecordIsRefused() throws Exception {
        assertEquals(
                "a.fa, line 1: There is text before the first line that begins with >. "
                        + "A FASTA file has a line such as \">id description\" before each sequence.",
                Collected.refusal(new FastaFile(file("a.fa", "ACGT\n>x\nAC\n"))));
    }

    @Test
    void packedFilesAreUnpackedAndCutOnesRefused() throws Exception {
        var packed = folder.resolve("a.fa.gz");
        var text = ">x\n" + "ACGT\n".repeat(50_000);
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        assertEquals(200_000, Collected.of(new FastaFile(packed)).rows.getFirst().get(3));
        var bytes = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(bytes, bytes.length - 20));
        assertTrue(
                Collected.refusal(new FastaFile(packed))
                        .startsWith("a.fa.gz: The packed file is cut short or damaged; "));
    }

    @Test
    void aPackedFileThatGrowsOutOfProportionIsRefused() throws Exception {
        var bomb = folder.resolve("bomb.fa.gz");
        var zeros = new byte[1 << 20];
        Arrays.fill(zeros, (byte) '\n');
        try (var out = new GZIPOutputStream(Files.newOutputStream(bomb), 1 << 16)) {
            for (int i = 0; i < 110; i++) {
                out.write(zeros);
            }
        }
        assertEquals(
                "bomb.fa.gz: It unpacks to more than 300 times its size. If that is meant, unpack it first.",
                Collected.refusal(new FastaFile(bomb)));
    }

    @Test
    void otherEncodingsAreReadOrRefused() throws Exception {
        var western = folder.resolve("w.arff");
        Files.write(
                western,
                "@relation r\n@attribute a {caf\u00e9}\n@data\ncaf\u00e9\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        var read = Collected.of(new ArffFile(western));
        assertEquals("caf\u00e9\n", read.text());
        assertEquals(
                List.of("w.arff: 2 lines are not UTF-8 and were read as Windows-1252."),
                read.notes);
        var wide = folder.resolve("u.arff");
        Files.write(wide, "@relation r".getBytes(StandardCharsets.UTF_16));
        assertEquals(
                "u.arff: The text is UTF-16. Save it as UTF-8.",
                Collected.refusal(new ArffFile(wide)));
    }

    @Test
    void readingStopsWhenItIsCancelled() throws Exception {
        var file = file("long.svm", "1 1:1\n".repeat(100_000));
        var stopped =
                new Progress() {
                    @Override
                    public void at(double fraction, String message) {}

                    @Override
                    public void report(JobEvent event) {}

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        assertThrows(
                CancellationException.class, () -> Collected.of(new LibSvmFile(file), stopped));
    }
}
