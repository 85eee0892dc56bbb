package org.bottega.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.junit.jupiter.api.Test;

class FormViewModelTest {
    private static final Param<Integer> LEAVES = Param.whole("num-leaves", 31, 2, 1024);
    private static final Param<Double> RATE = Param.real("learning-rate", 0.1, 0.001, 1);

    private final FormViewModel form =
            new FormViewModel(ParamSpace.of(LEAVES, RATE), Params.defaults());

    @Test
    void whatIsTypedIsTakenWhenItFits() {
        form.put(LEAVES, "63");
        assertEquals(63, form.params().get().get(LEAVES));
        assertTrue(form.wrong().isEmpty());
    }

    @Test
    void codeKeepsItsIndentationEmptyLinesAndCommas() {
        var code = Param.code("code", "return rows;");
        var form = new FormViewModel(ParamSpace.of(code), Params.defaults());
        form.put(code, "if (a) {\n    f(1, 2);\n\n    return b;\n}");
        assertEquals(
                java.util.List.of("if (a) {", "    f(1, 2);", "", "    return b;", "}"),
                form.params().get().get(code));
    }

    @Test
    void whatDoesNotFitIsToldAndTheLastGoodValueStays() {
        form.put(LEAVES, "63");
        form.put(LEAVES, "1");
        assertEquals(63, form.params().get().get(LEAVES));
        assertEquals(
                "\"1\" cannot be used here. Give a whole number from 2 to 1024.",
                form.wrong().get("num-leaves"));
        form.put(RATE, "0.05");
        assertEquals(0.05, form.params().get().get(RATE));
        form.put(LEAVES, "7");
        assertTrue(form.wrong().isEmpty());
    }
}
