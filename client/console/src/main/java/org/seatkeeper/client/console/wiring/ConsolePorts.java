package org.seatkeeper.client.console.wiring;

import org.seatkeeper.client.console.licenses.BooksLicenses;
import org.seatkeeper.client.console.licenses.ClaimsOrWaives;
import org.seatkeeper.client.console.mode.CancelsChange;
import org.seatkeeper.client.console.mode.ChangesMode;
import org.seatkeeper.client.console.mode.PlansMode;
import org.seatkeeper.client.console.properties.ActsOnUse;
import org.seatkeeper.client.console.properties.ReadsUse;
import org.seatkeeper.client.console.purchases.ReadsHistory;
import org.seatkeeper.client.console.servers.ManagesServers;

/** Everything the rooms ask of the outside, each port as narrow as the room that declares it needs. */
public record ConsolePorts(
        PlansMode plans,
        ChangesMode changes,
        CancelsChange cancels,
        BooksLicenses adds,
        BooksLicenses removes,
        ClaimsOrWaives claims,
        ReadsHistory history,
        ManagesServers servers,
        ReadsUse uses,
        ActsOnUse actsOnUse) {}
