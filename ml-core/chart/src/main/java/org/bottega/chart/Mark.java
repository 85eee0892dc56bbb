package org.bottega.chart;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Something a painter draws, in pixels from the upper left corner. A mark with a tip says it when the
/// pointer is on it; an empty tip says nothing.
public sealed interface Mark {
    record Box(double x, double y, double width, double height, Ink ink, String tip)
            implements Mark {}

    /// Straight lines from spot to spot.
    record Path(List<Chart.Spot> spots, Ink ink, double width, boolean dashed) implements Mark {
        public Path {
            spots = List.copyOf(spots);
        }

        static Path line(double x1, double y1, double x2, double y2, Ink ink) {
            return new Path(List.of(new Chart.Spot(x1, y1), new Chart.Spot(x2, y2)), ink, 1, false);
        }
    }

    /// A filled shape whose last spot is joined to its first.
    ///
    /// @param opacity 0 to 1
    record Area(List<Chart.Spot> spots, Ink ink, double opacity) implements Mark {
        public Area {
            spots = List.copyOf(spots);
        }
    }

    /// @param opacity 0 to 1; 0 is not painted and has only a tip
    record Dot(double x, double y, double radius, Ink ink, double opacity, String tip)
            implements Mark {}

    /// A picture of its own, stretched to a place.
    record Pixels(double x, double y, double width, double height, Raster raster) implements Mark {}

    /// @param y of the baseline
    /// @param turned whether it reads upward
    record Text(
            double x,
            double y,
            String text,
            double size,
            Anchor anchor,
            Ink ink,
            boolean bold,
            boolean turned)
            implements Mark {}

    /// Which end of a text stands at its place.
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /// Many dots of one size, up to hundreds of thousands. Their tips are made when they are asked for.
    final class Points implements Mark {
        /// How many steps lie between the low and the high end of a shade.
        public static final int LEVELS = 32;

        private static final byte UNKNOWN = -1;

        private final float[] places;
        private final byte @Nullable [] levels;
        private final Ink ink;
        private final double radius;
        private final double opacity;
        private final IntFunction<String> tips;

        private Points(
                float[] places,
                byte @Nullable [] levels,
                Ink ink,
                double radius,
                double opacity,
                IntFunction<String> tips) {
            this.places = places;
            this.levels = levels;
            this.ink = ink;
            this.radius = radius;
            this.opacity = opacity;
            this.tips = tips;
        }

        /// @param places x, y, x, y, …; taken over, not copied
        static Points of(
                float[] places, Ink ink, double radius, double opacity, IntFunction<String> tips) {
            return new Points(places, null, ink, radius, opacity, tips);
        }

        /// Each dot with its own colour between low and high.
        ///
        /// @param shades 0 to 1, NaN for unknown
        static Points shaded(
                float[] places,
                double[] shades,
                double radius,
                double opacity,
                IntFunction<String> tips) {
            var levels = new byte[shades.length];
            for (int i = 0; i < levels.length; i++) {
                levels[i] =
                        Double.isNaN(shades[i])
                                ? UNKNOWN
                                : (byte) Math.round(Math.clamp(shades[i], 0, 1) * LEVELS);
            }
            return new Points(places, levels, Ink.Role.UNKNOWN, radius, opacity, tips);
        }

        public int size() {
            return places.length / 2;
        }

        public double x(int point) {
            return places[2 * point];
        }

        public double y(int point) {
            return places[2 * point + 1];
        }

        /// The colour of one of them.
        public Ink ink(int point) {
            return levels == null || levels[point] == UNKNOWN
                    ? ink
                    : new Ink.Shade((double) levels[point] / LEVELS);
        }

        /// Whether all have one colour.
        boolean uniform() {
            return levels == null;
        }

        /// A number that is the same for dots of the same colour: −1 to [#LEVELS].
        int level(int point) {
            return levels == null ? UNKNOWN : levels[point];
        }

        public double radius() {
            return radius;
        }

        /// 0 to 1; 0 is not painted and has only tips.
        public double opacity() {
            return opacity;
        }

        public String tip(int point) {
            return tips.apply(point);
        }
    }
}
