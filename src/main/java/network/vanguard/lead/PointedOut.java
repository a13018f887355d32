package network.vanguard.lead;

import network.vanguard.entry.EntryRef;

/**
 * What became of something that a person pointed out.
 *
 * @param state  open, stub or dismissed
 * @param url    of what they wrote
 * @param reason why it was not followed up, or null
 * @param stub   what it became, if they may read that; else null
 */
public record PointedOut(String name, String state, String url, String reason, EntryRef stub) {}
