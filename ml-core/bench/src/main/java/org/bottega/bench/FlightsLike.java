package org.bottega.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Writes a CSV file shaped like the airline benchmark (szilard/benchm-ml): departures with month, days,
/// time, carrier, airports and distance, and whether they left more than 15 minutes late. The values
/// are made up; the lateness depends on them with noise, so that there is something to learn.
///
/// Usage: `FlightsLike FILE [ROWS=1000000] [SEED=1]`.
public final class FlightsLike {
    private static final int CARRIERS = 22;
    private static final int AIRPORTS = 300;

    private FlightsLike() {}

    public static void main(String[] args) throws IOException {
        int rows = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        write(Path.of(args[0]), rows, args.length > 2 ? Long.parseLong(args[2]) : 1);
    }

    static void write(Path file, int rows, long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var carriers = effects(random, CARRIERS, 0.4);
        var airports = effects(random, AIRPORTS, 0.5);
        var months = effects(random, 12, 0.3);
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(
                    "Month,DayofMonth,DayOfWeek,DepTime,UniqueCarrier,Origin,Dest,Distance,dep_delayed_15min\n");
            for (int i = 0; i < rows; i++) {
                int month = random.nextInt(12);
                int day = random.nextInt(1, 32);
                int weekday = random.nextInt(1, 8);
                int hour = (int) Math.clamp(13 + 4.5 * random.nextGaussian(), 0, 23);
                int minute = random.nextInt(60);
                int carrier = skewed(random, CARRIERS);
                int origin = skewed(random, AIRPORTS);
                int dest = skewed(random, AIRPORTS);
                int distance = 80 + (int) Math.min(4800, -700 * Math.log(1 - random.nextDouble()));
                double margin =
                        -2.2
                                + 0.13 * Math.max(0, hour - 6)
                                + carriers[carrier]
                                + airports[origin]
                                + 0.4 * airports[dest]
                                + months[month]
                                + (weekday == 5 ? 0.25 : weekday == 6 ? -0.3 : 0)
                                + (day > 20 && day < 28 && month == 11 ? 0.5 : 0)
                                + 0.0001 * distance;
                boolean late = random.nextDouble() < 1 / (1 + Math.exp(-margin));
                out.write(
                        "c-"
                                + (month + 1)
                                + ",c-"
                                + day
                                + ",c-"
                                + weekday
                                + ","
                                + (hour * 100 + minute)
                                + ",C"
                                + carrier
                                + ","
                                + airport(origin)
                                + ","
                                + airport(dest)
                                + ","
                                + distance
                                + ","
                                + (late ? "Y" : "N")
                                + "\n");
            }
        }
    }

    private static double[] effects(SplittableRandom random, int count, double scale) {
        var out = new double[count];
        for (int i = 0; i < count; i++) {
            out[i] = scale * random.nextGaussian();
        }
        return out;
    }

    /// Small numbers come more often than large ones.
    private static int skewed(SplittableRandom random, int count) {
        double u = random.nextDouble();
        return (int) (count * u * u);
    }

    private static String airport(int i) {
        return "" + (char) ('A' + i / 26 % 26) + (char) ('A' + i % 26) + (char) ('A' + i * 7 % 26);
    }
}
