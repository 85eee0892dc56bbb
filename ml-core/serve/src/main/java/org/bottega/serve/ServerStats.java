package org.bottega.serve;

/// What a server has done since it started.
///
/// @param requests answered, of any kind
/// @param refused answered with 400 to 499
/// @param failed answered with 500 or above
/// @param rows predicted
/// @param running requests that are being answered now
/// @param p50 milliseconds in which half of the latest 4,096 predictions were answered; NaN before
///     the first one
/// @param p95 the same for 95 of 100
/// @param p99 the same for 99 of 100
public record ServerStats(
        long requests,
        long refused,
        long failed,
        long rows,
        int running,
        double p50,
        double p95,
        double p99) {}
