package org.bottega.chart;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where an axis of time is marked: at round moments, written no longer than it takes. UTC.
final class TimeTicks {
    private static final int MOST = 200;

    private TimeTicks() {}

    /// @param unit of the step
    /// @param count how many units a step has
    private record Step(ChronoUnit unit, int count, String pattern) {
        double millis() {
            return unit.getDuration().toMillis() * (double) count;
        }
    }

    private static final List<Step> STEPS =
            List.of(
                    new Step(ChronoUnit.SECONDS, 1, "HH:mm:ss"),
                    new Step(ChronoUnit.SECONDS, 5, "HH:mm:ss"),
                    new Step(ChronoUnit.SECONDS, 15, "HH:mm:ss"),
                    new Step(ChronoUnit.MINUTES, 1, "HH:mm"),
                    new Step(ChronoUnit.MINUTES, 5, "HH:mm"),
                    new Step(ChronoUnit.MINUTES, 15, "HH:mm"),
                    new Step(ChronoUnit.HOURS, 1, "HH:mm"),
                    new Step(ChronoUnit.HOURS, 3, "d MMM HH:mm"),
                    new Step(ChronoUnit.HOURS, 12, "d MMM HH:mm"),
                    new Step(ChronoUnit.DAYS, 1, "d MMM"),
                    new Step(ChronoUnit.DAYS, 2, "d MMM"),
                    new Step(ChronoUnit.DAYS, 7, "d MMM"),
                    new Step(ChronoUnit.MONTHS, 1, "MMM yyyy"),
                    new Step(ChronoUnit.MONTHS, 3, "MMM yyyy"),
                    new Step(ChronoUnit.MONTHS, 6, "MMM yyyy"),
                    new Step(ChronoUnit.YEARS, 1, "yyyy"),
                    new Step(ChronoUnit.YEARS, 2, "yyyy"),
                    new Step(ChronoUnit.YEARS, 5, "yyyy"),
                    new Step(ChronoUnit.YEARS, 10, "yyyy"),
                    new Step(ChronoUnit.YEARS, 50, "yyyy"),
                    new Step(ChronoUnit.YEARS, 100, "yyyy"),
                    new Step(ChronoUnit.YEARS, 1000, "yyyy"));

    /// @param scale of milliseconds since 1970
    static List<Sheet.Tick> of(Scale scale, Locale locale) {
        double wanted = Math.clamp(Math.abs(scale.end() - scale.start()) / 84, 2, 10);
        double least = (scale.to() - scale.from()) / wanted;
        var step =
                STEPS.stream().filter(s -> s.millis() >= least).findFirst().orElse(STEPS.getLast());
        var words = locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale;
        var format = DateTimeFormatter.ofPattern(step.pattern(), words);
        var out = new ArrayList<Sheet.Tick>();
        var at = first(step, (long) scale.from());
        for (int i = 0; i < MOST; i++) {
            long millis = at.toInstant(ZoneOffset.UTC).toEpochMilli();
            if (millis > scale.to()) {
                break;
            }
            if (millis >= scale.from()) {
                out.add(new Sheet.Tick(millis, format.format(at)));
            }
            at = at.plus(step.count(), step.unit());
        }
        return out;
    }

    private static LocalDateTime first(Step step, long millis) {
        var at = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        int count = step.count();
        return switch (step.unit()) {
            case YEARS ->
                    at.truncatedTo(ChronoUnit.DAYS)
                            .withDayOfYear(1)
                            .withYear(Math.floorDiv(at.getYear(), count) * count);
            case MONTHS ->
                    at.truncatedTo(ChronoUnit.DAYS)
                            .withDayOfMonth(1)
                            .withMonth((at.getMonthValue() - 1) / count * count + 1);
            case DAYS -> at.truncatedTo(ChronoUnit.DAYS);
            case HOURS -> at.truncatedTo(ChronoUnit.DAYS).withHour(at.getHour() / count * count);
            case MINUTES ->
                    at.truncatedTo(ChronoUnit.HOURS).withMinute(at.getMinute() / count * count);
            default ->
                    at.truncatedTo(ChronoUnit.MINUTES).withSecond(at.getSecond() / count * count);
        };
    }

    /// A moment with its time of day unless that is midnight.
    static String text(long millis, Locale locale) {
        var at = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        var words = locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale;
        boolean day = at.toLocalTime().toSecondOfDay() == 0;
        return DateTimeFormatter.ofPattern(day ? "d MMM yyyy" : "d MMM yyyy HH:mm", words)
                .format(at);
    }
}
