package org.bottega.engine.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.kernel.Problem;
import org.junit.jupiter.api.Test;

class ApprovalPolicyTest {
    private static final ApprovalPolicy POLICY =
            ApprovalPolicy.parse(List.of("auc >= 0.8", "|dppl| <= 0.1", "di >= 0.8"));

    private static final Map<String, Double> FIGURES = Map.of("auc", 0.9, "dppl", -0.2);

    private static List<String> missed(Locale locale) {
        return POLICY.missed(FIGURES, locale).stream().map(Problem::sentence).toList();
    }

    @Test
    void whatDoesNotHoldIsToldInEnglish() {
        assertEquals(
                List.of(
                        "dppl: dppl is -0.2000, and |dppl| <= 0.1000 is required. Make the model better, or approve it for a reason that you give.",
                        "di: The policy asks for di >= 0.8, and nobody has measured it for this model. Judge its fairness and keep the result on its card first."),
                missed(Locale.ENGLISH));
    }

    @Test
    void whatDoesNotHoldIsToldInItalian() {
        assertEquals(
                List.of(
                        "dppl: dppl è -0.2000, e si richiede |dppl| <= 0.1000. Migliora il modello, o approvalo per una ragione che indichi.",
                        "di: La regola chiede di >= 0.8, e nessuno l'ha misurato per questo modello. Giudica prima la sua equità e conserva il risultato nella sua scheda."),
                missed(Locale.ITALIAN));
    }
}
