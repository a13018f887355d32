package network.vanguard.discussion;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The bodies of discussions. */
@ApplicationScoped
class Discussions implements PanacheRepositoryBase<Discussion, Long> {}
