package network.vanguard.note;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The bodies of practice notes. */
@ApplicationScoped
class Notes implements PanacheRepositoryBase<Note, Long> {}
