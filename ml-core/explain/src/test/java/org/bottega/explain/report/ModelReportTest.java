package org.bottega.explain.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.bottega.explain.Evaluation;
import org.bottega.explain.ModelCharts;
import org.bottega.explain.Rows;
import org.bottega.explain.fairness.Facet;
import org.bottega.explain.fairness.Fairness;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.fairness.FairnessQuestion;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReportTest {
    @TempDir Path folder;

    @Test
    void aReportTellsEverythingInOneFile() throws IOException {
        var rows = Rows.table(600, 1);
        var model = Rows.sold();
        var facts =
                new ModelReport.Facts(
                        "houses.csv",
                        "houses.test.csv",
                        5000,
                        List.of("Five folds, because there are few rows."),
                        Metric.AUC,
                        List.of(
                                new ModelReport.Row("Blend of 2", 0.995, 0.002, 12.3, 1),
                                new ModelReport.Row("LightGBM", 0.994, 0.002, 4, 0.6)),
                        60,
                        Map.of("seed", "1"));
        var file = folder.resolve("report.html");
        ModelReport.write(model, Evaluation.of(model, rows), facts, rows, file, Progress.none());
        var html = Files.readString(file);
        for (var words :
                List.of(
                        "sold from houses.csv",
                        "houses.test.csv",
                        "0.995 ± 0.002",
                        "60 %",
                        "Five folds, because there are few rows.",
                        "ROC",
                        "Calibration",
                        "Permutation importance",
                        "Contributions to yes",
                        "From the average to yes",
                        "Limits",
                        "12.3 s")) {
            assertTrue(html.contains(words), words);
        }
        assertFalse(html.contains("NaN"));
        assertTrue(Files.size(file) < 3_000_000);
    }

    @Test
    void aReportSpeaksItalianTellsFairnessAndIsAPdfToo() throws IOException {
        var rows = Rows.table(600, 1);
        var model = Rows.sold();
        var question =
                FairnessQuestion.of(new Facet.Values("colour", List.of("red")), List.of("yes"));
        var facts =
                ModelReport.Facts.of("houses.csv")
                        .withFairness(
                                List.of(
                                        new FairnessFinding(
                                                Instant.parse("2026-03-02T10:00:00Z"),
                                                "held.csv",
                                                Fairness.of(model, rows, question))))
                        .withNotes(new java.util.LinkedHashMap<>(Map.of("Scopo", "Vendere case")));
        var file = folder.resolve("report.html");
        var evaluation = Evaluation.of(model, rows);
        ModelReport.write(model, evaluation, facts, rows, file, Locale.ITALIAN, Progress.none());
        var html = Files.readString(file);
        for (var words :
                List.of(
                        "Quanto è buono",
                        "Scopo: Vendere case",
                        "Dove sbaglia di più",
                        "Equità",
                        "È a svantaggio di red.",
                        "Come le previsioni seguono le colonne",
                        "Importanza per permutazione",
                        "violano la regola dei quattro quinti per red",
                        "Limiti",
                        "Area sotto la curva ROC")) {
            assertTrue(html.contains(words), words);
        }
        for (var english : List.of("How good", "Limits", "Confusion<", "Found<", "NaN", "{0}")) {
            assertFalse(html.contains(english), english);
        }
        assertTrue(Files.size(file) < 2_000_000);
        assertFalse(html.contains("http://") && html.contains("src=\"http"));
        var pdf = folder.resolve("report.pdf");
        ModelReport.write(model, evaluation, facts, rows, pdf, Locale.ITALIAN, Progress.none());
        assertEquals(
                "%PDF",
                Files.readString(pdf, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .substring(0, 4));
    }

    @Test
    void aCardIsFilledFromFactsChangedAndReadAgain() {
        var model = Rows.sold();
        var evaluation = Evaluation.of(model, Rows.table(50, 1));
        var card = ModelCard.of(model, evaluation, Locale.ENGLISH);
        assertEquals(
                "Tells sold (no, yes) from 3 columns.", card.texts().get(ModelCard.Entry.PURPOSE));
        assertTrue(
                card.texts().get(ModelCard.Entry.CAVEATS).startsWith("Only 50 rows were judged"));
        var changed =
                card.with(ModelCard.Entry.USERS, " Brokers ").with(ModelCard.Entry.CAVEATS, "");
        assertEquals(changed, ModelCard.read("card", changed.toJson().toString()));
        assertEquals(
                List.of("Purpose", "Who it is for"),
                List.copyOf(changed.notes(Locale.ENGLISH).keySet()));
        assertEquals("Brokers", changed.notes(Locale.ITALIAN).get("A chi serve"));
    }

    @Test
    void everySentenceIsThereInBothLanguages() {
        for (var name : List.of("report.report", "charts")) {
            var control =
                    java.util.ResourceBundle.Control.getNoFallbackControl(
                            java.util.ResourceBundle.Control.FORMAT_PROPERTIES);
            var english =
                    java.util.ResourceBundle.getBundle(
                            "org.bottega.explain." + name, Locale.ROOT, control);
            var italian =
                    java.util.ResourceBundle.getBundle(
                            "org.bottega.explain." + name, Locale.ITALIAN, control);
            english.keySet()
                    .forEach(key -> {
                        int values = english.getString(key).split("\\{", -1).length;
                        assertEquals(values, italian.getString(key).split("\\{", -1).length, key);
                    });
        }
    }

    @Test
    void aReportOfNumbersNeedsOnlyModelAndEvaluation() throws IOException {
        var model = Rows.price();
        var file = folder.resolve("report.html");
        var evaluation = Evaluation.of(model, Rows.table(100, 1));
        ModelReport.write(
                model, evaluation, ModelReport.Facts.of("new.csv"), file, Progress.none());
        var html = Files.readString(file);
        assertTrue(html.contains("Residuals"));
        assertTrue(html.contains("Only 100 rows were judged"));
        assertFalse(html.contains("Permutation importance"), "the sample rows have no target");
        assertFalse(html.contains("How it was found"));
    }

    @Test
    void manyClassesAreDrawnAsTheMostFrequentAndTheOthers() {
        var classes = IntStream.range(0, 40).mapToObj(k -> "class " + k).toList();
        var truth = new double[400];
        var told = new double[400 * 40];
        for (int i = 0; i < 400; i++) {
            truth[i] = i % 40 < 30 ? i % 10 : i % 40;
            told[i * 40 + (int) truth[i]] = 1;
        }
        var evaluation = Evaluation.of(classes, "y", truth, told);
        var matrix = ModelCharts.in(Locale.ENGLISH).confusion(evaluation);
        assertEquals(15, matrix.names().size());
        assertEquals("others", matrix.names().getLast());
        long all = matrix.counts().stream().flatMap(List::stream).mapToLong(c -> c).sum();
        assertEquals(400, all);
        assertEquals(60, matrix.counts().get(14).get(14));
        assertEquals(8, ModelCharts.in(Locale.ENGLISH).roc(evaluation).lines().size());
    }

    @Test
    void gainAndLiftOfAPerfectOrderAreWhatTheyMustBe() {
        var truth = new double[100];
        var told = new double[200];
        for (int i = 0; i < 100; i++) {
            truth[i] = i < 20 ? 1 : 0;
            told[2 * i + 1] = 1 - i / 100.0;
            told[2 * i] = i / 100.0;
        }
        var evaluation = Evaluation.of(List.of("No", "Yes"), "y", truth, told);
        var charts = ModelCharts.in(Locale.ITALIAN);
        var gain = charts.gain(evaluation).lines().getFirst().spots();
        assertEquals(1, gain.get(20).y(), 1e-12);
        assertEquals(0.2, gain.get(20).x(), 1e-12);
        var lift = charts.lift(evaluation).lines().getFirst().spots();
        assertEquals(5, lift.getFirst().y(), 1e-12);
        assertEquals(1, lift.getLast().y(), 1e-12);
        assertEquals("Guadagno cumulato", charts.gain(evaluation).title());
    }

    @Test
    void residualsOutsideTheRangeCountToTheOutermostBars() {
        var truth = new double[1000];
        truth[0] = 1e6;
        for (int i = 1; i < 1000; i++) {
            truth[i] = i / 1000.0;
        }
        var evaluation = Evaluation.of(List.of(), "y", truth, new double[1000]);
        var histogram = ModelCharts.in(Locale.ENGLISH).residuals(evaluation);
        assertEquals(
                1000, histogram.counts().stream().mapToDouble(c -> c).sum(), "all are counted");
        assertTrue(histogram.width() < 0.1);
    }
}
