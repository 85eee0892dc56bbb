package org.bottega.chart;

/// Bars that fill the picture; no axes, no words.
final class SparkLayout {
    private SparkLayout() {}

    static void draw(Sheet sheet, Chart.Spark chart) {
        double most =
                chart.counts().stream()
                        .mapToDouble(c -> c)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        if (most <= 0) {
            return;
        }
        double step = sheet.width / chart.counts().size();
        double gap = step > 3 ? 1 : 0;
        for (int i = 0; i < chart.counts().size(); i++) {
            double count = chart.counts().get(i);
            if (!Double.isFinite(count) || count <= 0) {
                continue;
            }
            double high = Math.min(sheet.height, Math.max(1, sheet.height * count / most));
            var tip = sheet.numbers.shortly(count) + " " + sheet.words.say("rows");
            sheet.add(
                    new Mark.Box(
                            step * i, sheet.height - high, step - gap, high, Ink.Role.ACCENT, tip));
        }
    }
}
