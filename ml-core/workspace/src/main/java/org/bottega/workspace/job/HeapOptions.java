package org.bottega.workspace.job;

import java.util.ArrayList;
import java.util.List;

/// Options of a JVM whose heap stays near to what is used, instead of growing to a part of the machine because it may.
/// A search makes some hundred megabytes of garbage a second and keeps little of it: a small heap that is cleaned more
/// often costs a few per cent of the work at most. The largest heap there may be is not touched by them.
///
/// - The heap begins small and keeps 20 to 40 per cent free after a collection, not 40 to 70.
/// - A fifth of the time may go into collecting before the heap grows for it. It never comes to that: what counts is
///   that pauses on a busy machine, where collectors wait for processors, are not taken for a heap too small.
/// - Collecting begins at 30 per cent of the heap, not at 45.
/// - What native libraries have freed is given back each second; glibc would keep it, thread by thread.
public final class HeapOptions {
    private static final int BEGIN_MEGABYTES = 64;

    private HeapOptions() {}

    /// @param mostMegabytes the largest heap there may be, 0 for Java's own choice
    public static List<String> of(int mostMegabytes) {
        var options = new ArrayList<String>();
        int begin = BEGIN_MEGABYTES;
        if (mostMegabytes > 0) {
            options.add("-Xmx" + mostMegabytes + "m");
            begin = Math.min(begin, mostMegabytes);
        }
        options.addAll(
                List.of(
                        "-Xms" + begin + "m",
                        "-XX:MinHeapFreeRatio=20",
                        "-XX:MaxHeapFreeRatio=40",
                        "-XX:GCTimeRatio=4",
                        "-XX:InitiatingHeapOccupancyPercent=30"));
        if (System.getProperty("os.name").equals("Linux")) {
            // elsewhere Java warns that it cannot
            options.add("-XX:TrimNativeHeapInterval=1000");
        }
        return List.copyOf(options);
    }
}
