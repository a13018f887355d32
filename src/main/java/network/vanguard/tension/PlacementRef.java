package network.vanguard.tension;

/** Where something stands, as commands answer it. */
public record PlacementRef(long id) {}
