package dev.kontor.hub.lane;

/** Who goes first when an organisation has more work than calls; the first constant wins. */
public enum Priority {
    /** A person or an agent waits for it. */
    ATTENDED(50),
    /** Something just happened. */
    SIGNAL(40),
    /** A time that was waited for has come. */
    TIMER(30),
    /** A periodic catch-up. */
    SWEEP(20),
    /** Work through the past. */
    IMPORT(10);

    /**
     * So much lower are the tasks of organisations that have more work than calls: what just
     * happened there stands behind the times that have come elsewhere, since a single order needs
     * both, and before the sweeps.
     */
    static final int BEHIND = 15;

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /** As stored; higher goes first. */
    public int rank() {
        return rank;
    }

    static Priority ofRank(int rank) {
        for (Priority priority : values()) {
            if (priority.rank <= rank) {
                return priority;
            }
        }
        return IMPORT;
    }
}
