package dev.kaibo.bench;

/** {@code kaibo bench}: those benches that need the engine and the command line alone. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Command command = Command.of(arguments);
        Report report = new Report(command.name());
        switch (command.name()) {
            case "fold" -> FoldBench.run(report);
            case "heap" -> HeapBench.run(report);
            case "capture" -> CaptureBench.run(report, command.server());
            case "screens" -> ScreensBench.run(report, command.server());
            default -> throw new IllegalArgumentException("There is no bench '%s' here.".formatted(command.name()));
        }
        report.finish(command.keep());
    }
}
