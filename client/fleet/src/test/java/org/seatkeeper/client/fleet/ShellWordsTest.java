package org.seatkeeper.client.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
    private static final ProductKey KEY = new ProductKey(new ServerName("ber-db-02"), "tarn-sql");

    @Test
    void theOneWayChangeNamesEverythingThatWasChosen() {
        var wish = new ModeWish(
                Disposition.LEAVE, SeatKind.DEVICE, Optional.of(java.time.Instant.parse("2026-06-17T11:55:00Z")), "en");
        assertEquals(
                "seatkeeper mode change --server ber-db-02 --product tarn-sql --to per-device-or-user --licenses leave"
                        + " --kind device --at 2026-06-17T11:55:00Z --language en --agree abc --reason 'Staff'\\''s use'",
                ShellWords.changeMode(KEY, wish, "abc", "Staff's use"));
    }

    @Test
    void whatWasLeftEmptyIsLeftOut() {
        assertEquals(
                "seatkeeper licenses add --server ber-db-02 --product tarn-sql --quantity 40",
                ShellWords.add(KEY, new Purchase(Purchase.Scope.PER_SERVER, 40, "", "", false), ""));
        assertEquals("seatkeeper products --all", ShellWords.products(""));
        assertEquals(
                "seatkeeper products --all --filter 'mode:per-server licenses>=40'",
                ShellWords.products("mode:per-server licenses>=40"));
        assertEquals("seatkeeper mode cancel --server ber-db-02 --product tarn-sql", ShellWords.cancelChange(KEY));
    }

    @Test
    void poolsAndInsistingHaveTheirOwnWords() {
        assertEquals(
                "seatkeeper licenses remove --server ber-db-02 --product tarn-sql --quantity 5 --pool device --force",
                ShellWords.remove(KEY, new Purchase(Purchase.Scope.POOL_DEVICE, 5, "", "", true), ""));
        assertEquals(
                "seatkeeper licenses add --server ber-db-02 --product tarn-sql --quantity 5 --pool user --order-ref PO-1"
                        + " --despite-unclaimed",
                ShellWords.add(KEY, new Purchase(Purchase.Scope.POOL_USER, 5, "", "PO-1", true), ""));
    }

    @Test
    void anythingButPlainWordsIsQuoted() {
        assertEquals("'$(reboot)'", ShellWords.quoted("$(reboot)"));
        assertEquals("'a b'", ShellWords.quoted("a b"));
        assertEquals("a-b", ShellWords.quoted("a-b"));
    }
}
