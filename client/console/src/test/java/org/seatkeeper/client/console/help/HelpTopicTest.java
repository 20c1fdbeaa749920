package org.seatkeeper.client.console.help;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HelpTopicTest {
    @Test
    void everyTopicHasATitleAndTextAndLeadsToTopicsThatAreThere() {
        for (String id : HelpTopic.ALL) {
            HelpTopic topic = HelpTopic.read(id);
            assertFalse(topic.title().isEmpty(), id);
            assertFalse(topic.parts().isEmpty(), id);
            assertTrue(HelpTopic.ALL.containsAll(topic.next()), id + " leads to " + topic.next());
        }
    }

    @Test
    void anUnknownTopicIsAFaultOfTheProgram() {
        assertThrows(IllegalArgumentException.class, () -> HelpTopic.read("astrology"));
    }
}
