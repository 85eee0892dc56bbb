package org.bottega.learn.linear;

import org.bottega.model.predictor.Link;

/// What one row's margin costs.
sealed interface PointLoss {
    double loss(double margin, double y);

    /// The derivative of the loss by the margin.
    double slope(double margin, double y);

    /// `½ (m − y)²`
    record Squared() implements PointLoss {
        @Override
        public double loss(double margin, double y) {
            double error = margin - y;
            return 0.5 * error * error;
        }

        @Override
        public double slope(double margin, double y) {
            return margin - y;
        }
    }

    /// `ln(1 + e^−m)` for the class 1, `ln(1 + e^m)` for the class 0.
    record Logistic() implements PointLoss {
        @Override
        public double loss(double margin, double y) {
            double signed = y > 0 ? margin : -margin;
            // without overflow
            return signed > 0
                    ? Math.log1p(Math.exp(-signed))
                    : Math.log1p(Math.exp(signed)) - signed;
        }

        @Override
        public double slope(double margin, double y) {
            return Link.logistic(margin) - y;
        }
    }

    /// Half the deviance of a Tweedie distribution of the given power whose mean is `e^m`, up to a constant:
    /// 1 is Poisson, 2 is gamma, between them a compound of both.
    record Tweedie(double power) implements PointLoss {
        @Override
        public double loss(double margin, double y) {
            if (power == 1) {
                return Math.exp(margin) - y * margin;
            }
            if (power == 2) {
                return margin + y * Math.exp(-margin);
            }
            return Math.exp((2 - power) * margin) / (2 - power)
                    - y * Math.exp((1 - power) * margin) / (1 - power);
        }

        @Override
        public double slope(double margin, double y) {
            return Math.exp((2 - power) * margin) - y * Math.exp((1 - power) * margin);
        }
    }

    /// The quantile loss `max(q·(y − m), (q − 1)·(y − m))` with its corner rounded within `width`.
    record Quantile(double q, double width) implements PointLoss {
        @Override
        public double loss(double margin, double y) {
            double away = y - margin;
            double tilt = (q - 0.5) * away;
            double size = Math.abs(away);
            return size > width
                    ? tilt + 0.5 * (size - 0.5 * width)
                    : tilt + 0.25 * away * away / width;
        }

        @Override
        public double slope(double margin, double y) {
            double away = y - margin;
            return -(q - 0.5) - 0.5 * Math.clamp(away / width, -1, 1);
        }
    }

    /// The squared hinge `½ max(0, 1 − s·m)²`, s = +1 for the class 1 and −1 for the class 0.
    record SquaredHinge() implements PointLoss {
        @Override
        public double loss(double margin, double y) {
            double lack = Math.max(0, 1 - (y > 0 ? margin : -margin));
            return 0.5 * lack * lack;
        }

        @Override
        public double slope(double margin, double y) {
            double sign = y > 0 ? 1 : -1;
            return -sign * Math.max(0, 1 - sign * margin);
        }
    }

    /// `½ max(0, |m − y| − ε)²`
    record SquaredTube(double epsilon) implements PointLoss {
        @Override
        public double loss(double margin, double y) {
            double beyond = Math.max(0, Math.abs(margin - y) - epsilon);
            return 0.5 * beyond * beyond;
        }

        @Override
        public double slope(double margin, double y) {
            double error = margin - y;
            return Math.signum(error) * Math.max(0, Math.abs(error) - epsilon);
        }
    }
}
