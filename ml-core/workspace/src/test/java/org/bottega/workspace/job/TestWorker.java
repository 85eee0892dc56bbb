package org.bottega.workspace.job;

/// The main class of the worker processes in these tests.
final class TestWorker {
    private TestWorker() {}

    public static void main(String[] arguments) {
        Worker.run(TestBodies.all(), arguments);
    }
}
