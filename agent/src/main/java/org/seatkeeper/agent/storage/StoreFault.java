package org.seatkeeper.agent.storage;

/** The store could not do what was asked. The message is a cause in plain words, without SQL and without paths of files. */
public abstract sealed class StoreFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String words;

    private StoreFault(String message, Throwable cause) {
        super(message, cause);
        words = message;
    }

    @Override
    public String getMessage() {
        return words;
    }

    /** Nothing of the turn is kept; the file is as it was. Full disk, read-only disk, an error before the commit point. */
    public static final class RolledBack extends StoreFault {
        private static final long serialVersionUID = 1L;

        /** A cause in plain words, and what the driver said. */
        public RolledBack(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Nobody knows what the file holds, or it holds nonsense: a failed sync, corruption. The agent must stop. */
    public static final class InDoubt extends StoreFault {
        private static final long serialVersionUID = 1L;

        /** A cause in plain words, and what the driver said. */
        public InDoubt(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
