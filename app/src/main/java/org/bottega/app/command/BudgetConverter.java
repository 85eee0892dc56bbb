package org.bottega.app.command;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `90`, `90s`, `5m`, `2h` or `1d`; a number alone is seconds.
final class BudgetConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        var lower = text.trim().toLowerCase(Locale.ROOT);
        if (!lower.matches("\\d{1,9}(\\.\\d+)?(ms|s|m|min|h|d)?")) {
            throw new TypeConversionException(
                    "\"" + text + "\" is not a time. Give one such as 60s, 5m or 2h.");
        }
        double number = Double.parseDouble(lower.replaceAll("[a-z]", ""));
        double seconds =
                number
                        * switch (lower.replaceAll("[0-9.]", "")) {
                            case "ms" -> 0.001;
                            case "m", "min" -> 60;
                            case "h" -> 3600;
                            case "d" -> 86_400;
                            default -> 1;
                        };
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
