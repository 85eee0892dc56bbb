package org.bottega.learn.xgboost;

/// XGBoost compares in single precision, `(float) x < t`; our forests compare `x <= threshold` in double
/// precision. This finds the threshold that says the same of every double `x`.
final class SinglePrecision {
    private SinglePrecision() {}

    /// The largest double that, rounded to the nearest float (halves to even), is below `limit`; −∞ when
    /// there is none.
    static double largestBelow(float limit) {
        if (limit == Float.NEGATIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        float below = Math.nextDown(limit);
        // between two neighbouring floats the border is their middle; beyond the largest float
        // rounding
        // goes on as if the next one were 2^128
        double lower = below == Float.NEGATIVE_INFINITY ? -0x1p128 : below;
        double upper = limit == Float.POSITIVE_INFINITY ? 0x1p128 : limit;
        double middle = (lower + upper) / 2;
        boolean middleGoesDown = (Float.floatToRawIntBits(below) & 1) == 0;
        return middleGoesDown ? middle : Math.nextDown(middle);
    }

    /// A number as XGBoost can take it: beyond the range of floats the largest float, missing stays NaN.
    static float narrow(double value) {
        float single = (float) value;
        return Float.isInfinite(single) ? Math.copySign(Float.MAX_VALUE, single) : single;
    }
}
