package network.vanguard.introduction;

/**
 * An introduction, as commands answer it.
 *
 * @param url  the address of its thread
 * @param made false when the two were introduced before
 */
public record IntroductionRef(String url, boolean made) {}
