package org.bottega.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.profile.Inspection;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileReportTest {
    @TempDir Path folder;

    private Inspection inspection() throws IOException {
        var text = new StringBuilder("age,city,since,note,flat\n");
        for (int i = 0; i < 400; i++) {
            text.append(i % 7 == 0 ? "" : String.valueOf(20 + i % 50))
                    .append(',')
                    .append(i % 5 == 0 ? "<b>Rome</b>" : i % 2 == 0 ? "Oslo" : "oslo")
                    .append(',')
                    .append(java.time.LocalDate.of(2021, 1, 1).plusDays(i * 2L))
                    .append(',')
                    .append(i % 7 == 0 ? "" : "the parcel number " + i + " came late again")
                    .append(",1\n");
        }
        var file = Files.writeString(folder.resolve("in.csv"), text);
        var snapshot =
                Importer.importFile(
                        file, folder.resolve("s"), ImportOptions.DEFAULT, Progress.none());
        return Inspection.of(snapshot, Progress.none());
    }

    @Test
    void isOneFileThatFetchesNothingAndShowsNoNaN() throws IOException {
        var inspection = inspection();
        for (var locale : new Locale[] {Locale.ENGLISH, Locale.ITALIAN}) {
            var html = ProfileReport.html("in <1>", inspection, locale);
            assertTrue(html.contains("default-src 'none'"));
            assertFalse(html.contains("<script"));
            assertFalse(html.contains("<b>Rome</b>"));
            assertFalse(html.contains("http://") && html.contains("src=\"http"));
            assertFalse(html.contains("NaN"));
            assertFalse(html.contains("{0}"));
            assertTrue(html.contains("<svg"));
        }
    }

    @Test
    void tellsTheScoreAndTheFindingsInTheLanguageAskedFor() throws IOException {
        var inspection = inspection();
        var english = ProfileReport.of("sales", inspection, Locale.ENGLISH);
        var italian = ProfileReport.of("vendite", inspection, Locale.ITALIAN);
        assertEquals("Profile of sales", english.title());
        assertEquals("Profilo di vendite", italian.title());
        assertEquals(english.sections().size(), italian.sections().size());
        assertTrue(english.lead().startsWith("400 rows and 5 columns"));
        assertTrue(
                ProfileReport.html("x", inspection, Locale.ITALIAN).contains("Grafia incoerente"));
    }
}
