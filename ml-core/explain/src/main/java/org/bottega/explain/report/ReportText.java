package org.bottega.explain.report;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.bottega.chart.Numerals;
import org.bottega.explain.ModelCharts;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.estimate.Interval;
import org.bottega.learn.metric.Metric;

/// The words and figures of a report in one language.
final class ReportText {
    private final Locale locale;
    private final Numerals numerals;
    private final ResourceBundle bundle;

    ReportText(Locale locale) {
        this.locale = locale;
        this.numerals = new Numerals(locale);
        this.bundle =
                ResourceBundle.getBundle(
                        "org.bottega.explain.report.report",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    /// @param values texts, which stand for {0}, {1}, …
    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /// What a metric tells, in a few words.
    String about(Metric metric) {
        var key = "metric." + metric.id();
        return bundle.containsKey(key) ? bundle.getString(key) : metric.doc();
    }

    String label(Metric metric) {
        return ModelCharts.in(locale).label(metric);
    }

    /// What a fact of a model's card is called; its name where it is not a usual one.
    String fact(String name) {
        var key = "card.fact." + name;
        return bundle.containsKey(key) ? bundle.getString(key) : name;
    }

    /// A fact's value as people read it: scores rounded, a metric by its label.
    String fact(String name, String value) {
        if (name.equals("score") || name.startsWith("score.")) {
            try {
                return number(Double.parseDouble(value));
            } catch (NumberFormatException _) {
                return value;
            }
        }
        return name.equals("metric")
                ? Arrays.stream(Metric.values())
                        .filter(m -> m.id().equals(value))
                        .findFirst()
                        .map(this::label)
                        .orElse(value)
                : value;
    }

    String number(double value) {
        return numerals.shortly(value);
    }

    /// A day in the words of the language, in universal time so that a report is the same everywhere.
    String day(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(moment.atOffset(ZoneOffset.UTC));
    }

    String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /// The figure, or a dash.
    String figure(Estimate estimate) {
        return numerals.shortly(estimate.orNaN());
    }

    /// From where to where, empty where that is not known.
    String interval(Estimate estimate) {
        return estimate.bounds().map(this::interval).orElse("");
    }

    String interval(Interval interval) {
        return say("from-to", number(interval.low()), number(interval.high()));
    }
}
