package org.seatkeeper.agent.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program with a store of its own process, for tests of what only two processes, or the death of one, can show.
 * Arguments: what to do, and the store's file.
 */
public final class OtherProcess {
    /** How many turns {@code insist} commits. */
    static final int TURNS_INSISTED = 30;

    private OtherProcess() {}

    /**
     * {@code hold}: opens the store, says so, keeps it until killed. {@code commit}: see {@link #commitUntilDoubt}.
     * {@code insist}: see {@link #insist}.
     */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        Path spare = file.toAbsolutePath().resolveSibling("spare");
        var store = SqliteStore.open(file, spare, OperationRetention.STANDARD, System::nanoTime);
        switch (args[0]) {
            case "hold" -> {
                System.out.write("open\n".getBytes(StandardCharsets.US_ASCII));
                System.out.flush();
                Thread.currentThread().join();
            }
            case "commit" -> commitUntilDoubt(store, file);
            case "insist" -> insist(store);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /**
     * Commits turns, each again where it was rolled back, and looks each time whether the store holds what it said. Status 0
     * where something was rolled back and all is there at the end, 5 where nothing was.
     */
    private static void insist(Store store) throws StoreFault {
        var model = new MemoryStore(SeededTurns.FOUNDING);
        int rolledBack = 0;
        for (Turn turn : new SeededTurns(41).next(TURNS_INSISTED)) {
            try {
                store.commit(turn);
            } catch (StoreFault.RolledBack e) {
                rolledBack++;
                if (!store.load().equals(model.load())) {
                    System.exit(6);
                }
                store.commit(turn);
            }
            model.commit(turn);
        }
        boolean same = store.load().equals(model.load());
        store.close();
        System.exit(!same ? 7 : rolledBack > 0 ? 0 : 5);
    }

    /** Commits turns and writes down how many were acknowledged. Status 0 where a failed sync was what ended it. */
    private static void commitUntilDoubt(Store store, Path file) throws IOException, StoreFault {
        Path acknowledged = acknowledged(file);
        var turns = new SeededTurns(37);
        for (int i = 0; i < 200; i++) {
            try {
                store.commit(turns.next());
                Files.writeString(acknowledged, Integer.toString(i + 1));
            } catch (StoreFault.InDoubt e) {
                boolean said = e.getMessage().equals(Trouble.SYNC_FAILED.words());
                System.exit(said && stopped(store) ? 0 : 3);
            }
        }
        System.exit(4);
    }

    private static boolean stopped(Store store) throws StoreFault {
        try {
            store.probe();
            return false;
        } catch (StoreFault.InDoubt e) {
            return true;
        }
    }

    /** Where it is written down. */
    static Path acknowledged(Path file) {
        return file.resolveSibling("acknowledged");
    }

    /** The command that runs this program. */
    static String[] command(String what, Path file) {
        return new String[] {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            what,
            file.toString()
        };
    }
}
