package org.bottega.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.text.Messages;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private final Notices notices = new Notices(Messages.in(Locale.ENGLISH));

    @Test
    void aProblemIsToldWithoutATrace() {
        notices.show(ProblemException.input("a.csv", "There are no rows.", "Choose another file."));
        var notice = notices.open().getFirst();
        assertEquals("There are no rows.", notice.problem().what());
        assertTrue(notice.details().isEmpty());
        assertEquals("There are no rows.", notices.last().get());
    }

    @Test
    void aMistakeOfOursIsASentenceWithTheTraceBehindDetails() {
        notices.show(new IllegalStateException("inner words"));
        var notice = notices.open().getFirst();
        assertFalse(notice.problem().sentence().contains("inner words"));
        assertTrue(notice.details().contains("inner words"));
    }

    @Test
    void fewStandAtOnceAndNoneTwice() {
        for (int i = 0; i < 9; i++) {
            notices.show(Problem.note("", "note " + i % 6));
        }
        assertEquals(4, notices.open().size());
        assertEquals("note 2", notices.open().getLast().problem().what());
        notices.closeAll();
        assertTrue(notices.open().isEmpty());
    }
}
