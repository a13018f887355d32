package network.vanguard.link;

import network.vanguard.vocabulary.ConceptView;
import network.vanguard.vocabulary.MergeEffect;

/**
 * What would happen if one topic became part of another.
 *
 * @param entries that carry the first one and that the viewer may read
 * @param both    how many of them carry the other one too
 */
public record MergeView(ConceptView from, ConceptView into, long entries, long both, MergeEffect effect) {}
