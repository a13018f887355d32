package network.vanguard.exchange;

/** What an import has done so far. */
final class Counts {

    int read;
    int created;
    int updated;
    int unchanged;
    int refused;

    void add(Outcome outcome) {
        switch (outcome) {
            case CREATED -> created++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
        }
    }
}
