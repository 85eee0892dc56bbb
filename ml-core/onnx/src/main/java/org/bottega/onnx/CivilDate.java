package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import org.bottega.model.features.Encoder;

/// Date parts from microseconds since 1970 in whole-number arithmetic, exact for every year of the
/// proleptic Gregorian calendar. Source: Howard Hinnant, "chrono-compatible low-level date algorithms"
/// (`civil_from_days`).
final class CivilDate {
    private static final long DAY = 86_400_000_000L;

    private final Graph graph;
    private final String micros;

    /// @param micros int64, `N × 1`, without missing values
    CivilDate(Graph graph, String micros) {
        this.graph = graph;
        this.micros = micros;
    }

    /// One part as a double, `N × 1`.
    String part(Encoder.Part part) {
        if (part == Encoder.Part.EPOCH_DAY) {
            return graph.op("Div", number(micros), graph.number(86_400e6));
        }
        return number(
                switch (part) {
                    case YEAR -> year();
                    case MONTH -> month();
                    case DAY -> day();
                    case WEEKDAY -> plus(floorMod(plus(days(), 3), 7), 1);
                    case HOUR -> over(floorMod(micros, DAY), 3_600_000_000L);
                    case MINUTE_OF_DAY -> over(floorMod(micros, DAY), 60_000_000L);
                    case QUARTER -> over(plus(month(), 2), 3);
                    case DAY_OF_YEAR -> plus(graph.op("Sub", days(), newYear()), 1);
                    case WEEKEND ->
                            graph.cast(
                                    graph.op(
                                            "Greater",
                                            floorMod(plus(days(), 3), 7),
                                            graph.whole(4)),
                                    TensorProto.DataType.INT64);
                    case EPOCH_DAY -> throw new AssertionError();
                });
    }

    private String number(String whole) {
        return graph.cast(whole, TensorProto.DataType.DOUBLE);
    }

    private String days() {
        return floorDiv(micros, DAY);
    }

    /// Days since 0000-03-01.
    private String shifted() {
        return plus(days(), 719_468);
    }

    private String era() {
        return floorDiv(shifted(), 146_097);
    }

    private String dayOfEra() {
        return graph.op("Sub", shifted(), times(era(), 146_097));
    }

    private String yearOfEra() {
        var doe = dayOfEra();
        var a = graph.op("Sub", doe, over(doe, 1_460));
        var b = graph.op("Add", a, over(doe, 36_524));
        return over(graph.op("Sub", b, over(doe, 146_096)), 365);
    }

    /// Day of a year that begins in March, from 0.
    private String dayOfYear() {
        var yoe = yearOfEra();
        var a = graph.op("Add", times(yoe, 365), over(yoe, 4));
        return graph.op("Sub", dayOfEra(), graph.op("Sub", a, over(yoe, 100)));
    }

    /// 0 for March to 11 for February.
    private String shiftedMonth() {
        return over(plus(times(dayOfYear(), 5), 2), 153);
    }

    private String day() {
        var before = over(plus(times(shiftedMonth(), 153), 2), 5);
        return plus(graph.op("Sub", dayOfYear(), before), 1);
    }

    private String month() {
        var mp = shiftedMonth();
        return graph.op("Where", graph.op("Less", mp, graph.whole(10)), plus(mp, 3), plus(mp, -9));
    }

    private String year() {
        var y = graph.op("Add", yearOfEra(), times(era(), 400));
        return graph.op("Where", graph.op("Less", month(), graph.whole(3)), plus(y, 1), y);
    }

    /// The day of 1 January, from 1970-01-01 on.
    private String newYear() {
        var before = plus(year(), -1);
        var leap = graph.op("Sub", floorDiv(before, 4), floorDiv(before, 100));
        var days =
                graph.op("Add", times(before, 365), graph.op("Add", leap, floorDiv(before, 400)));
        return plus(days, -719_162);
    }

    private String plus(String a, long b) {
        return graph.op("Add", a, graph.whole(b));
    }

    private String times(String a, long b) {
        return graph.op("Mul", a, graph.whole(b));
    }

    /// Whole division of a number that is not negative.
    private String over(String a, long b) {
        return graph.op("Div", a, graph.whole(b));
    }

    /// ONNX divides towards zero; this rounds down and cannot overflow.
    private String floorDiv(String a, long b) {
        var quotient = over(a, b);
        var rest = graph.op("Sub", a, times(quotient, b));
        var negative = graph.op("Less", rest, graph.whole(0));
        return graph.op("Sub", quotient, graph.cast(negative, TensorProto.DataType.INT64));
    }

    private String floorMod(String a, long b) {
        return graph.op("Mod", List.of(a, graph.whole(b)));
    }
}
