package org.seatkeeper.client.console;

import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.console.licenses.ClaimsOrWaives;
import org.seatkeeper.client.console.wiring.ConsolePorts;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.client.link.AgentCalls;
import org.seatkeeper.client.link.FleetLink;

/** Joins the ports of the rooms to the link that answers them. */
public final class LinkPorts {
    private LinkPorts() {}

    /** Every port, by method references. */
    public static ConsolePorts of(FleetLink link) {
        AgentCalls calls = link.calls();
        var use = new LinkUse(link.usage());
        return new ConsolePorts(
                calls::planMode,
                calls::changeMode,
                calls::cancelChange,
                calls::addLicenses,
                calls::removeLicenses,
                claims(calls),
                calls::history,
                new LinkServers(link.servers()),
                use,
                use);
    }

    private static ClaimsOrWaives claims(AgentCalls calls) {
        return new ClaimsOrWaives() {
            @Override
            public CompletionStage<Answer<Outcome>> claim(
                    ProductKey key, String conversionId, SeatKind seatKind, Intent intent) {
                return calls.claim(key, conversionId, seatKind, intent);
            }

            @Override
            public CompletionStage<Answer<Outcome>> waive(ProductKey key, String conversionId, Intent intent) {
                return calls.waive(key, conversionId, intent);
            }
        };
    }
}
