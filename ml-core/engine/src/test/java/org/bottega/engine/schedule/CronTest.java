package org.bottega.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private static String next(String cron, String after) {
        var from = java.time.LocalDateTime.parse(after).atZone(ROME);
        return Cron.parse(cron).next(from).toLocalDateTime().toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 2026-11-30 is a Monday
                "30 6 * * *      | 2026-11-30T06:30 | 2026-12-01T06:30",
                "30 6 * * *      | 2026-11-30T06:29 | 2026-11-30T06:30",
                "*/15 * * * *    | 2026-11-30T10:46 | 2026-11-30T11:00",
                "0 8-18/5 * * *  | 2026-11-30T08:00 | 2026-11-30T13:00",
                "0 0 31 * *      | 2026-11-30T00:00 | 2026-12-31T00:00",
                "0 0 29 feb *    | 2026-11-30T00:00 | 2028-02-29T00:00",
                "0 9 * * mon-fri | 2026-12-04T09:00 | 2026-12-07T09:00",
                "0 9 * * 7       | 2026-11-30T00:00 | 2026-12-06T09:00",
                // either day suffices: the 13th, or a Friday
                "0 0 13 * fri    | 2026-12-05T00:00 | 2026-12-11T00:00",
                "0 0 13 * fri    | 2026-12-11T00:00 | 2026-12-13T00:00",
                "@monthly        | 2026-11-30T00:00 | 2026-12-01T00:00",
            })
    void theNextTimeIsTheOneThatCronWouldTake(String cron, String after, String expected) {
        assertEquals(expected, next(cron, after));
    }

    @Test
    void aTimeThatTheClockSkipsComesRightAfterTheGap() {
        // on 2026-03-29 the clock goes from 02:00 to 03:00
        assertEquals("2026-03-29T03:00", next("30 2 * * *", "2026-03-28T12:00"));
        var at = ZonedDateTime.of(2026, 3, 29, 1, 30, 0, 0, ROME);
        assertEquals(3, Cron.parse("0 * * * *").next(at).getHour());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "60 * * * *",
                "* 24 * * *",
                "5-1 * * * *",
                "a * * * *",
                "*/0 * * * *",
                "0 0 31 feb *",
                "1/2/3 * * * *"
            })
    void whatIsNoTimeIsTold(String cron) {
        var told = assertThrows(ProblemException.class, () -> Cron.parse(cron));
        assertTrue(!told.problems().getFirst().fix().isEmpty());
    }
}
