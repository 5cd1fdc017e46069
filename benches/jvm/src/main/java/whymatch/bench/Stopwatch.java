package whymatch.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Nanoseconds that went by, and those in which this thread was running. */
final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long start = System.nanoTime();
    private final long ran = THREADS.getCurrentThreadCpuTime();

    long elapsed() {
        return System.nanoTime() - start;
    }

    long ran() {
        return ran < 0 ? elapsed() : THREADS.getCurrentThreadCpuTime() - ran;
    }
}
