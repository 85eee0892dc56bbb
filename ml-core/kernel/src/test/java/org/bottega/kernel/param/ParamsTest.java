package org.bottega.kernel.param;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;

class ParamsTest {
    enum Growth {
        DEPTH_WISE,
        LEAF_WISE
    }

    private static final Param<Integer> LEAVES = Param.whole("num-leaves", 31, 2, 4096).log();
    private static final Param<Double> RATE = Param.real("learning-rate", 0.1, 1e-4, 1);
    private static final Param<Growth> GROWTH = Param.choice("growth", Growth.LEAF_WISE);
    private static final Param<Boolean> FAST = Param.flag("fast", false);
    private static final Param<String> NOTE = Param.line("note", "");
    private static final ParamSpace SPACE = ParamSpace.of(LEAVES, RATE, GROWTH, FAST, NOTE);

    @Test
    void whatIsNotChosenHasItsPreset() {
        var params = Params.defaults().with(RATE, 0.05);
        assertEquals(31, params.get(LEAVES));
        assertEquals(0.05, params.get(RATE));
        assertEquals(Map.of("learning-rate", 0.05), params.plain());
    }

    @Test
    void textsOfACommandLineAreReadByTheDomain() {
        var params =
                SPACE.read(
                        Map.of(
                                "num-leaves", "63",
                                "learning-rate", "1e-2",
                                "growth", "Depth_Wise",
                                "fast", "yes",
                                "note", 7));
        assertEquals(63, params.get(LEAVES));
        assertEquals(0.01, params.get(RATE));
        assertEquals(Growth.DEPTH_WISE, params.get(GROWTH));
        assertEquals(true, params.get(FAST));
        assertEquals("7", params.get(NOTE));
        assertEquals("depth-wise", params.plain().get("growth"));
        assertEquals(params, SPACE.read(params.plain()), "what is written is read again");
    }

    @Test
    void everyWrongValueIsNamedAtOnce() {
        var plain = new LinkedHashMap<String, Object>();
        plain.put("num-leaves", 1);
        plain.put("learning-rate", "NaN");
        plain.put("growth", "leafwise");
        plain.put("fast", "perhaps");
        plain.put("num-leafs", 3);
        var refused = assertThrows(ProblemException.class, () -> SPACE.read(plain));
        assertEquals(ProblemException.Blame.USAGE, refused.blame());
        assertEquals(
                List.of("num-leaves", "learning-rate", "growth", "fast", "num-leafs"),
                refused.problems().stream().map(p -> p.where()).toList());
        var message = refused.getMessage();
        for (var words :
                List.of(
                        "a whole number from 2 to 4096",
                        "a number from 1.0E-4 to 1.0",
                        "Did you mean \"leaf-wise\"?",
                        "true or false",
                        "Did you mean \"num-leaves\"?")) {
            assertTrue(message.contains(words), () -> words + " in " + message);
        }
    }

    @Test
    void numbersAtTheEdgesOfARangeAreInIt() {
        assertEquals(2, SPACE.read(Map.of("num-leaves", 2.0)).get(LEAVES));
        assertEquals(4096, SPACE.read(Map.of("num-leaves", 4096L)).get(LEAVES));
        for (Object wrong : List.of(2.5, 4097, 1e300, "", "two", Double.POSITIVE_INFINITY)) {
            assertThrows(ProblemException.class, () -> SPACE.read(Map.of("num-leaves", wrong)));
        }
        assertThrows(ProblemException.class, () -> Params.defaults().with(RATE, Double.NaN));
    }

    @Test
    void aPresetOutsideItsDomainIsRefusedWhereItIsDeclared() {
        assertThrows(ProblemException.class, () -> Param.whole("a", 5, 6, 7));
        assertThrows(IllegalStateException.class, () -> FAST.log());
        assertThrows(IllegalArgumentException.class, () -> ParamSpace.of(FAST, FAST));
    }

    @Test
    void settingsAreEqualWhenTheSameWasChosen() {
        assertEquals(
                Params.defaults().with(FAST, true).with(LEAVES, 7),
                Params.defaults().with(LEAVES, 7).with(FAST, true));
        assertNotEquals(Params.defaults(), Params.defaults().with(FAST, true));
        assertEquals("Num leaves", LEAVES.label());
        assertEquals("num-leaves: whole number 2..4096 (log), 31 if not set", LEAVES.toString());
    }
}
