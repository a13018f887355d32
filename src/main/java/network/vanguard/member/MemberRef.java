package network.vanguard.member;

/** A person as others see them. */
public record MemberRef(String handle, String name) {}
