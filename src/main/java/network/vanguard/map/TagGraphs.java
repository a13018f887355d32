package network.vanguard.map;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import network.vanguard.entry.EntryKind;
import network.vanguard.map.TagPairs.Counted;
import network.vanguard.map.TagPairs.State;
import network.vanguard.map.TagPairs.Waiting;
import network.vanguard.member.Viewer;

/**
 * The graph of topics as a viewer may know it. What the background has counted is kept in memory while it is in force; what has changed
 * since, and what only the viewer's sites may read, is taken off and added at each look. So every answer is exact, and nobody is told a
 * count of something that they may not read, not even for a moment.
 */
@ApplicationScoped
class TagGraphs {

    static final int ANYBODY = 1;
    static final int NETWORK = 2;

    /** Graphs kept, the last used: at 300,000 links one takes about 10 MB. */
    private static final int KEPT = 8;
    /** The counts may move on while they are read. */
    private static final int ATTEMPTS = 4;

    private final TagPairs pairs;
    private final Map<String, Counted> counts = new ConcurrentHashMap<>();
    private final Map<String, Named> named = new ConcurrentHashMap<>();
    private final Map<Key, TagGraph> graphs = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, TagGraph> eldest) {
            return size() > KEPT;
        }
    };

    TagGraphs(TagPairs pairs) {
        this.pairs = pairs;
    }

    private record Named(long names, Topics topics) {}

    private record Key(State state, int readers, EntryKind kind, CoUse less, CoUse more) {}

    /** Of all entries of the kind that the viewer may read; null for every kind. */
    TagGraph of(EntryKind kind, Viewer viewer) {
        int readers = viewer.signedIn() ? NETWORK : ANYBODY;
        List<long[]> own = viewer.signedIn() ? pairs.ofOwnSites(kind, viewer) : List.of();
        return graph(readers, kind, own);
    }

    /** Of what everybody who is signed in may read: what themes are found in. */
    TagGraph ofTheNetwork() {
        return graph(NETWORK, null, List.of());
    }

    /** Of the newest {@value TagPairs#LIVE_MOST} entries that the filter leaves; null for no restriction. */
    TagGraph of(EntryKind kind, String site, LocalDate since, LocalDate until, Viewer viewer) {
        Topics topics = topics(pairs.state());
        return new TagGraph(CoUse.of(pairs.newest(kind, site, since, until, viewer), topics), topics);
    }

    /** All topics, with their themes. Names of proposed ones are not for everybody. */
    Topics topics() {
        return topics(pairs.state());
    }

    private TagGraph graph(int readers, EntryKind kind, List<long[]> own) {
        for (int attempt = 1;; attempt++) {
            Waiting waiting = pairs.waiting(readers, kind);
            Topics topics = topics(waiting.state());
            Counted counted = counted(readers, kind, topics, waiting.state());
            if (counted.state().equals(waiting.state()) || attempt == ATTEMPTS) {
                CoUse less = CoUse.of(waiting.less(), topics);
                CoUse more = CoUse.of(waiting.more(), topics).plus(CoUse.of(own, topics));
                return kept(new Key(counted.state(), readers, kind, less, more),
                        () -> new TagGraph(counted.use().plus(more).minus(less), topics));
            }
        }
    }

    private synchronized TagGraph kept(Key key, Supplier<TagGraph> made) {
        TagGraph graph = graphs.get(key);
        if (graph == null) {
            graph = made.get();
            graphs.put(key, graph);
        }
        return graph;
    }

    private Topics topics(State state) {
        return named.compute("topics", (any, kept) -> kept != null && kept.names() == state.names()
                ? kept
                : new Named(state.names(), pairs.topics())).topics();
    }

    private Counted counted(int readers, EntryKind kind, Topics topics, State wanted) {
        String name = readers + (kind == null ? "" : kind.code());
        return counts.compute(name, (any, kept) -> kept != null && kept.state().equals(wanted)
                ? kept
                : pairs.counted(readers, kind, topics, wanted));
    }
}
