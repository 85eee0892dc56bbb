package org.bottega.engine;

import java.lang.management.ManagementFactory;

/// How much memory the Java heap of a worker may take.
public final class WorkerMemory {
    private static final int SHARE = 3;

    private WorkerMemory() {}

    /// A third of the machine's, in megabytes.
    public static int megabytes() {
        long all =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize() >> 20
                        : (Runtime.getRuntime().maxMemory() >> 20) * 4;
        return (int) Math.clamp(all / SHARE, 512, 1 << 20);
    }
}
