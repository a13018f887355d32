package network.vanguard.tension;

import java.util.List;

/**
 * Where an entry stands between the poles, for its page.
 *
 * @param items    its places, one in each tension in which it has one
 * @param mayPlace whether the viewer may say where it stands
 */
public record Stands(List<PlacementView> items, boolean mayPlace) {}
