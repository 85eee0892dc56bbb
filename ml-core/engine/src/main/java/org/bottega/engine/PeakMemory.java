package org.bottega.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory this process has taken at most.
public final class PeakMemory {
    private PeakMemory() {}

    /// Bytes. On Linux the process's resident peak, native libraries included; elsewhere the sum of the
    /// JVM's own pools' peaks, which leaves native memory out.
    public static long bytes() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            var peak = lines.filter(l -> l.startsWith("VmHWM:")).findFirst();
            if (peak.isPresent()) {
                return 1024 * Long.parseLong(peak.get().replaceAll("[^0-9]", ""));
            }
        } catch (IOException _) {
            // not Linux: the JVM's own figures follow
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(u -> u == null ? 0 : u.getUsed())
                .sum();
    }
}
