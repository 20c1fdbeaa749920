package org.seatkeeper.client.lab.demo;

/**
 * What a server has of a product by today.
 *
 * @param licenses bought over its past; 0 for a product that nobody has bought anything for
 */
record Holding(DemoProduct product, int licenses, Fate fate) {
    /** What became of its licensing mode. */
    enum Fate {
        /** Per Server, as it was installed. */
        PER_SERVER,
        /** Changed some months ago; its licenses went into the pool. */
        MOVED,
        /** Changed some months ago; its licenses were left behind, and nobody has claimed them. */
        LEFT,
        /** Per Server; its change is scheduled. */
        SCHEDULED,
        /** Installed, and without a license: it is watched and refuses nobody. */
        OBSERVED
    }
}
