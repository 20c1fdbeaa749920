package org.seatkeeper.client.lab.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.seatkeeper.client.sdk.Client;

/** Who works at Halden Freight: invented names, each with a machine. */
final class People {
    private static final List<String> FIRST = List.of(
            "anna", "bjorn", "clara", "david", "elif", "frida", "goran", "hanne", "ida", "jonas", "karin", "lars",
            "maja", "nils", "olga", "pieter");
    private static final List<String> LAST = List.of(
            "aas", "brandt", "claes", "dahl", "engel", "fiske", "groot", "hauge", "iversen", "jansen", "kramer", "lind",
            "maes", "nordby", "oster", "peters");

    private People() {}

    /** So many people of a server's site in no order, its administrator among the first. At most 256. */
    static List<Client> of(DemoServer server, int count, RandomGenerator random) {
        String prefix = server.site().prefix();
        var people = new ArrayList<Client>();
        for (int n = 0; n < FIRST.size() * LAST.size(); n++) {
            String user = FIRST.get(n / LAST.size()) + "." + LAST.get(n % LAST.size());
            people.add(Client.of(user, String.format(Locale.ROOT, "%s-ws-%03d", prefix, n + 1)));
        }
        Collections.shuffle(people, Random.from(random));
        var some = new ArrayList<>(people.subList(0, Math.min(count, people.size())));
        some.addFirst(Client.of(server.site().buyer(), prefix + "-adm-01"));
        return some;
    }
}
