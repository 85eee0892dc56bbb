package org.bottega.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bottega.data.recipe.Recipe;
import org.bottega.data.recipe.RecipePlan;
import org.bottega.data.recipe.step.Steps;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
    @TempDir Path folder;

    private Inspection inspection(Schema known, String sql) {
        return Inspection.of(Made.of(folder, "s", known, sql), Progress.none());
    }

    private static Associations.Pair pair(Inspection inspection, String a, String b) {
        return inspection.associations().pairs().stream()
                .filter(p -> p.a().equals(a) && p.b().equals(b))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> about(Inspection inspection, Concern concern) {
        return inspection.findings().stream().filter(f -> f.concern() == concern).toList();
    }

    private static List<String> columns(Inspection inspection, Concern concern) {
        return about(inspection, concern).stream().flatMap(f -> f.columns().stream()).toList();
    }

    /// Figures of scipy.stats (pearsonr, spearmanr, chi2_contingency) and of numpy by the definitions.
    @Test
    void associationsAgreeWithScipy() {
        var known =
                Schema.of(
                        Field.of("a", Kind.CATEGORY),
                        Field.of("b", Kind.CATEGORY).withRole(Role.TARGET));
        var inspection =
                inspection(
                        known,
                        "select (i % 7)::double as x, ((i * i) % 11 + 0.5 * (i % 7))::double as y, case when i %"
                                + " 5 <> 0 then i % 7 end::double as z, 'k' || (i % 3) as a, 'k' || ((i % 3 + (i"
                                + " % 4 = 0)::int) % 3) as b from range(200) t(i)");
        var xy = pair(inspection, "x", "y");
        assertEquals(0.3327073577182362, xy.strength().or(0), 1e-12);
        assertEquals(0.362238751703458, Objects.requireNonNull(xy.spearman()).or(0), 1e-12);
        var yz = pair(inspection, "y", "z");
        assertEquals(160, yz.rows());
        assertEquals(0.34001280753825347, yz.strength().or(0), 1e-12);
        assertEquals(0.3592060660864084, Objects.requireNonNull(yz.spearman()).or(0), 1e-12);
        assertEquals(0.6571666292699855, pair(inspection, "a", "b").strength().or(0), 1e-12);
        assertEquals(0.009951819062984207, pair(inspection, "y", "a").strength().or(0), 1e-12);
        var link =
                inspection.associations().links().stream()
                        .filter(l -> l.column().equals("a"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(0.7593304307194418, link.information().or(0), 1e-12);
    }

    @Test
    void everyConcernIsFoundWithItsEvidenceAndAFixThatFits() {
        var known =
                Schema.of(
                        Field.of("y", Kind.BOOLEAN).withRole(Role.TARGET),
                        Field.of("mail", Kind.TEXT),
                        Field.of("city", Kind.CATEGORY),
                        Field.of("weight", Kind.CATEGORY),
                        Field.of("code", Kind.CATEGORY),
                        Field.of("level", Kind.CATEGORY),
                        Field.of("grade", Kind.CATEGORY));
        var sql =
                "select case when i % 40 = 0 then 'yes' else 'no' end as y, case when i % 40 = 0 then 9 else 1"
                        + " end::double + random() as after, 'same' as fixed, case when i = 3 then 'b' else 'a' end"
                        + " as nearly, 'p' || i || '@example.org' as mail, case when i % 3 = 0 then 'Rome' when i % 3"
                        + " = 1 then 'rome' else ' Oslo' end as city, (i % 9) || case when i % 2 = 0 then ' kg' else"
                        + " ' lb' end as weight, case when i % 10 = 0 then (i % 70)::double end as hollow, i::bigint as nr, case"
                        + " when i % 50 = 7 then 1e6 else i % 13 end::double as spiky, 'c' || (i % 90) as code, 'l'"
                        + " || (i % 4) as level, 'g' || (3 - i % 4) as grade, (i % 5)::double as one, (i % 5)::double"
                        + " as two from (select range as i from range(1000))";
        var inspection = inspection(known, sql);
        assertEquals(List.of("fixed"), columns(inspection, Concern.CONSTANT));
        assertEquals(List.of("nearly"), columns(inspection, Concern.NEARLY_CONSTANT));
        assertEquals(List.of("after"), columns(inspection, Concern.LEAK));
        assertEquals(List.of("mail"), columns(inspection, Concern.PERSONAL_DATA));
        assertEquals(List.of("city"), columns(inspection, Concern.SPELLING));
        assertEquals(List.of("weight"), columns(inspection, Concern.MIXED_UNITS));
        assertEquals(List.of("hollow"), columns(inspection, Concern.MOSTLY_MISSING));
        assertTrue(columns(inspection, Concern.IDENTIFIER).contains("nr"));
        assertTrue(columns(inspection, Concern.OUTLIERS).contains("spiky"));
        assertEquals(List.of("code"), columns(inspection, Concern.MANY_LEVELS));
        assertEquals(List.of("y"), columns(inspection, Concern.IMBALANCE));
        assertEquals(
                List.of("grade", "two"),
                columns(inspection, Concern.DUPLICATE_COLUMN).stream().sorted().toList());
        assertEquals("bijection", variant(inspection, "grade"));
        assertEquals("", variant(inspection, "two"));
        assertFalse(
                inspection.findings().stream()
                        .anyMatch(f -> f.concern() == Concern.DUPLICATE_ROWS));
        for (var finding : inspection.findings()) {
            for (var locale : List.of(Locale.ENGLISH, Locale.ITALIAN)) {
                var text = finding.title(locale) + finding.reason(locale) + finding.advice(locale);
                assertFalse(text.contains("{"), text);
                assertFalse(text.contains("NaN"), text);
            }
        }
        var schema = Made.of(folder, "again", known, sql).schema();
        for (var finding : inspection.findings()) {
            for (var fix : finding.fixes()) {
                if (fix instanceof Fix.AddStep step) {
                    var plan =
                            RecipePlan.of(
                                    Steps.catalog(),
                                    Recipe.EMPTY.plus(step.entry()),
                                    schema,
                                    Map.of());
                    assertFalse(plan.stages().getFirst().broken(), plan.toString());
                }
            }
        }
    }

    private static String variant(Inspection inspection, String column) {
        return about(inspection, Concern.DUPLICATE_COLUMN).stream()
                .filter(f -> f.columns().contains(column))
                .findFirst()
                .orElseThrow()
                .variant();
    }

    @Test
    void theScoreIsTheSumOfItsParts() {
        var inspection =
                inspection(
                        Schema.of(),
                        "select case when i % 4 = 0 then null else (i % 7)::double end as a, (i % 3)::double"
                                + " as b from range(100) t(i)");
        var quality = inspection.quality();
        double sum = quality.parts().stream().mapToDouble(p -> p.weight() * p.value()).sum();
        assertEquals(sum, quality.score(), 1e-9);
        assertEquals(100, quality.parts().stream().mapToInt(Quality.Part::weight).sum());
        var completeness = quality.parts().getFirst();
        assertEquals(1 - 25.0 / 200, completeness.value(), 1e-12);
        assertEquals(List.of("a"), completeness.columns());
        assertTrue(inspection.duplicateRows() > 0);
        assertEquals(1, inspection.missing().patterns().size());
        assertEquals(25, inspection.missing().together().getFirst().getFirst());
    }

    @Test
    void missingTogetherIsCounted() {
        var missing =
                inspection(
                                Schema.of(),
                                "select case when i % 2 = 0 then i end::double as a, case when i % 4 = 0 then i"
                                        + " end::double as b, i::double as c from range(100) t(i)")
                        .missing();
        assertEquals(List.of("b", "a"), missing.columns());
        assertEquals(25, missing.complete());
        assertEquals(50, missing.together().get(0).get(1));
        assertEquals(new Missingness.Pattern(List.of(0, 1), 50), missing.patterns().get(0));
    }

    /// Numbers that the issuers publish as examples.
    @Test
    void personalDataIsKnownByFormAndCheckDigit() {
        assertTrue(Personal.IBAN.matches("DE89 3704 0044 0532 0130 00"));
        assertTrue(Personal.IBAN.matches("GB82WEST12345698765432"));
        assertTrue(Personal.IBAN.matches("IT60X0542811101000000123456"));
        assertFalse(Personal.IBAN.matches("DE89 3704 0044 0532 0130 01"));
        assertTrue(Personal.CARD.matches("4111 1111 1111 1111"));
        assertTrue(Personal.CARD.matches("378282246310005"));
        assertFalse(Personal.CARD.matches("4111111111111112"));
        assertTrue(Personal.ITALIAN_TAX_CODE.matches("RSSMRA85T10A562S"));
        assertFalse(Personal.ITALIAN_TAX_CODE.matches("RSSMRA85T10A562T"));
        assertTrue(Personal.SPANISH_ID.matches("12345678Z"));
        assertFalse(Personal.SPANISH_ID.matches("12345678A"));
        assertTrue(Personal.FRENCH_INSEE.matches("2 55 08 14 168 025 38"));
        assertTrue(Personal.BRAZILIAN_CPF.matches("529.982.247-25"));
        assertFalse(Personal.BRAZILIAN_CPF.matches("529.982.247-26"));
        assertTrue(Personal.AMERICAN_SSN.matches("219-09-9999"));
        assertFalse(Personal.AMERICAN_SSN.matches("666-09-9999"));
        assertTrue(Personal.PHONE.matches("+39 06 6982 1234"));
        assertFalse(Personal.PHONE.matches("20240131"));
        assertTrue(Personal.MAIL.matches("ada.lovelace@example.co.uk"));
    }

    @Test
    void oneRowAndColumnsOfNothingAreInspectedToo() {
        var one = inspection(Schema.of(), "select 1.5::double as a, null::varchar as b");
        assertEquals(1, one.profile().rows());
        assertEquals(100.0 - 30.0 / 2 - 15.0 / 2, one.quality().score(), 1e-9);
        assertTrue(one.associations().pairs().isEmpty());
    }

    @Test
    void aMillionDifferentCategoriesAreNoTrouble() {
        var inspection =
                inspection(
                        Schema.of(
                                Field.of("id", Kind.CATEGORY),
                                Field.of("y", Kind.CATEGORY).withRole(Role.TARGET)),
                        "select 'k' || range as id, 'v' || (range % 3) as y from range(1000000)");
        assertEquals(1_000_000, inspection.profile().columns().getFirst().distinct());
        assertEquals(List.of("id"), columns(inspection, Concern.IDENTIFIER));
        assertEquals(Measure.Why.TOO_MANY_LEVELS, pair(inspection, "id", "y").strength().why());
    }
}
