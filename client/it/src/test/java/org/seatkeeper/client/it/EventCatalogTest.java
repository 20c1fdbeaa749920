package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.AlarmId;
import org.seatkeeper.client.fleet.EventWords;

/** The console has words for what agents of its own age tell, and for nothing else. */
class EventCatalogTest {
    @Test
    void everyEventOfTheAgentHasWordsInTheConsole() {
        Set<String> told = Stream.of(AlarmId.values()).map(AlarmId::name).collect(Collectors.toSet());
        assertEquals(told, EventWords.ids());
    }
}
