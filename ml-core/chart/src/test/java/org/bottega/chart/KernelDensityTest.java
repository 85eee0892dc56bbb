package org.bottega.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KernelDensityTest {
    @Test
    void normalValuesHaveTheNormalDensity() {
        var random = new Random(3);
        var values = random.doubles(100_000).map(_ -> random.nextGaussian()).toArray();
        for (var spot : KernelDensity.of(values, -5, 5, 41)) {
            double normal = Math.exp(-spot.x() * spot.x() / 2) / Math.sqrt(2 * Math.PI);
            assertEquals(normal, spot.y(), 0.012, spot::toString);
        }
    }

    @Test
    void whatIsCutOffAtTheEndsIsNotLost() {
        var random = new Random(4);
        var values = random.doubles(20_000).toArray();
        double sum = 0;
        var spots = KernelDensity.of(values, 0, 1, 201);
        for (int i = 1; i < spots.size(); i++) {
            sum += (spots.get(i).y() + spots.get(i - 1).y()) / 2 / 200;
        }
        assertEquals(1, sum, 0.01);
        assertEquals(1, spots.getFirst().y(), 0.1);
        assertEquals(List.of(), KernelDensity.of(new double[] {Double.NaN, 7}, 0, 1, 10));
    }
}
