package org.seatkeeper.agent.main;

/** The version of this program, from the jar it came in. */
public final class Version {
    private static final String UNBUILT = "0.0.0-unbuilt";

    private Version() {}

    /** Such as 0.1.0; classes that came from no jar have no version of their own. */
    public static String of(Class<?> anchor) {
        String version = anchor.getPackage().getImplementationVersion();
        return version == null ? UNBUILT : version;
    }
}
