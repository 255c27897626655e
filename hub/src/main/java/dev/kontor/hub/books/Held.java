package dev.kontor.hub.books;

import dev.kontor.hub.action.Outcome.Problem;

/** Nothing may be sent before a person has answered. */
final class Held extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Held(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
