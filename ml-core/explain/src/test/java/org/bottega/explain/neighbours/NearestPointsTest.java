package org.bottega.explain.neighbours;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestPointsTest {

    @Test
    void theNearestPointsAreThoseOfAFullScanTiesByNumber() {
        for (int dimensions : new int[] {1, 2, 5}) {
            var random = new SplittableRandom(dimensions);
            int count = 700;
            // coarse values, so that many points are equally near
            var points = random.ints((long) count * dimensions, 0, 8).mapToDouble(i -> i).toArray();
            var search = new NearestPoints(points, dimensions).search(5);
            for (int q = 0; q < 200; q++) {
                var query = random.ints(dimensions, -1, 9).mapToDouble(i -> i).toArray();
                int d = dimensions;
                var expected =
                        IntStream.range(0, count)
                                .boxed()
                                .sorted(
                                        Comparator.comparingDouble((Integer i) ->
                                                        distance(points, i * d, query))
                                                .thenComparingInt(i -> i))
                                .limit(5)
                                .toList();
                assertEquals(5, search.find(query, 0));
                assertEquals(expected, IntStream.range(0, 5).mapToObj(search::point).toList());
            }
        }
    }

    @Test
    void fewerPointsThanWantedAreAllFound() {
        var search = new NearestPoints(new double[] {1, 2, 3}, 1).search(5);
        assertEquals(3, search.find(new double[] {2.1}, 0));
        assertEquals(1, search.point(0));
        assertEquals(0.1, search.distance(0), 1e-12);
    }

    private static double distance(double[] points, int at, double[] query) {
        double sum = 0;
        for (int j = 0; j < query.length; j++) {
            sum += (points[at + j] - query[j]) * (points[at + j] - query[j]);
        }
        return sum;
    }
}
