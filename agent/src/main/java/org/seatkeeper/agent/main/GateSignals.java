package org.seatkeeper.agent.main;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * SIGTERM and SIGINT, the first and the second: a hook of the JVM hears of the first alone. The JDK's class for signals is
 * supported (module jdk.unsupported) but cannot be named without a warning that nothing silences, so it is found by its name;
 * where it is not there, a hook does for the first.
 */
final class GateSignals {
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch second = new CountDownLatch(1);

    /** Listens from now on. */
    void listen() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    GateSignals.class.getClassLoader(),
                    new Class<?>[] {handler},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            arrived();
                            yield null;
                        }
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy.equals(arguments[0]);
                        default -> "the gate's";
                    });
            for (String name : List.of("TERM", "INT")) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
            }
        } catch (ReflectiveOperationException missing) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::arrived));
        }
    }

    /** One more signal. */
    void arrived() {
        if (first.getCount() == 0) {
            second.countDown();
        }
        first.countDown();
    }

    /** At zero once there was one. */
    CountDownLatch first() {
        return first;
    }

    /** At zero once there were two. */
    CountDownLatch second() {
        return second;
    }
}
