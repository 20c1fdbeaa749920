package org.seatkeeper.agent.storage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The driver, failing when told to: its k-th call, before or after its effect, once or from then on. Every call on
 * connections, statements and results counts, also the opening of a connection.
 */
public final class FaultyDriver implements Connector {
    /** On which side of its effect a call fails. */
    public enum Side {
        BEFORE,
        AFTER
    }

    /** For how long. */
    public enum Lasting {
        ONCE,
        /** Afterwards whatever would write fails too; reading works. */
        WRITES_FROM_THEN_ON,
        EVERYTHING_FROM_THEN_ON
    }

    /** What is done at each call, before it: a moment in which to look at the files. */
    public interface Watcher {
        void at(String call);
    }

    /** A driver that does not fail. */
    public FaultyDriver() {}

    private final List<String> calls = new ArrayList<>();
    private final List<Connection> opened = new ArrayList<>();
    private Watcher watcher = _ -> {};
    private int failAt = Integer.MAX_VALUE;
    private Side side = Side.BEFORE;
    private Lasting lasting = Lasting.ONCE;
    private SQLiteErrorCode code = SQLiteErrorCode.SQLITE_FULL;

    /** Opens the store in that file over this driver. */
    public Store open(Path database, Path spare) throws StoreFault, StoreRefused {
        return SqliteStore.open(database, spare, OperationRetention.STANDARD, () -> 0, this, new Schema());
    }

    /** From now on calls are counted from 1, and the k-th fails. */
    public void fail(int k, Side where, Lasting howLong, SQLiteErrorCode how) {
        calls.clear();
        failAt = k;
        side = where;
        lasting = howLong;
        code = how;
    }

    /** From now on nothing fails, and calls are counted from 1. */
    public void heal() {
        fail(Integer.MAX_VALUE, Side.BEFORE, Lasting.ONCE, SQLiteErrorCode.SQLITE_FULL);
    }

    void watch(Watcher each) {
        watcher = each;
    }

    /** The calls since the last order, by name; an execution with what it executes. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** What the end of the process would do to the connections that a stopped store left open. */
    public void closeAll() throws SQLException {
        for (Connection connection : opened) {
            connection.close();
        }
        opened.clear();
    }

    @Override
    public Connection connect(String url, SQLiteConfig config) throws SQLException {
        boolean fails = next("connect", false);
        if (fails && side == Side.BEFORE) {
            throw fault();
        }
        Connection real = config.createConnection(url);
        opened.add(real);
        if (fails) {
            throw fault();
        }
        return proxy(Connection.class, real, "");
    }

    private boolean next(String call, boolean write) {
        watcher.at(call);
        calls.add(call);
        int k = calls.size();
        return switch (lasting) {
            case ONCE -> k == failAt;
            case WRITES_FROM_THEN_ON -> k == failAt || (k > failAt && write);
            case EVERYTHING_FROM_THEN_ON -> k >= failAt;
        };
    }

    private SQLiteException fault() {
        return new SQLiteException("told to fail", code);
    }

    private <T> T proxy(Class<T> type, Object real, String sql) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, args) -> call(real, method, args, sql)));
    }

    private @Nullable Object call(Object real, Method method, Object @Nullable [] args, String prepared)
            throws Throwable {
        String sql = args != null && args.length > 0 && args[0] instanceof String text ? text : prepared;
        boolean executes = method.getName().startsWith("execute");
        boolean fails = next(executes ? method.getName() + " " + sql : method.getName(), executes && writes(sql));
        if (fails && side == Side.BEFORE) {
            throw fault();
        }
        Object result;
        try {
            result = method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
        if (fails) {
            throw fault();
        }
        return switch (result) {
            case PreparedStatement statement -> proxy(PreparedStatement.class, statement, sql);
            case Statement statement -> proxy(Statement.class, statement, "");
            case ResultSet results -> proxy(ResultSet.class, results, "");
            case null -> null;
            default -> result;
        };
    }

    private static boolean writes(String sql) {
        String verb = sql.strip().toUpperCase(Locale.ROOT);
        return verb.startsWith("INSERT")
                || verb.startsWith("UPDATE")
                || verb.startsWith("DELETE")
                || verb.startsWith("COMMIT");
    }
}
