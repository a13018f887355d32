package network.vanguard.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelKeyTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            Walking football,   walking football
            walking-football,   walking football
            '  WALKING  Football ', walking football
            Café culture,       cafe culture
            Men’s Sheds,        men s sheds
            LGBT+,              lgbt+
            !!!,                ''""")
    void twoWaysOfWritingANameAreOne(String typed, String key) {
        assertEquals(key, LabelKey.of(typed));
    }
}
