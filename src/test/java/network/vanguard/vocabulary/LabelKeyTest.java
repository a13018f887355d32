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
            Men’s Sheds,        mens sheds
            'Men''s sheds',     mens sheds
            Men´s sheds,        mens sheds
            mens sheds,         mens sheds
            'Women''s and girls'' health', womens and girls health
            '''',               ''
            LGBT+,              lgbt+
            !!!,                ''""")
    void twoWaysOfWritingANameAreOne(String typed, String key) {
        assertEquals(key, LabelKey.of(typed));
    }
}
