package dev.kaibo.server.edge;

/** Carries a problem out of the depth of a request to its answer. Expected, so without a stack trace. */
public final class ProblemFound extends RuntimeException {
    private final transient Problem problem;

    ProblemFound(Problem problem) {
        super(problem.name() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
