package network.vanguard.site;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import network.vanguard.site.SiteInput.Movement;
import network.vanguard.site.SiteInput.Population;
import network.vanguard.site.SiteInput.Verification;

/** A site's row. */
@Entity
class Site {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String slug;
    @Column(name = "external_id")
    String externalId;
    String name;
    String[] aliases = {};
    String model;
    @Column(name = "model_name")
    String modelName;
    String wave;
    LocalDate announced;
    String programme;
    String place;
    String region;
    Integer population;
    @Column(name = "population_source")
    String populationSource;
    @Column(name = "population_verified")
    boolean populationVerified;
    @Column(name = "population_note")
    String populationNote;
    @JdbcTypeCode(SqlTypes.JSON)
    Movement movement;
    String[] sources = {};
    @JdbcTypeCode(SqlTypes.JSON)
    Verification verification;
    String digest = "";
    @Column(name = "created_at")
    Instant createdAt;

    protected Site() {}

    Site(String slug, Instant now) {
        this.slug = slug;
        this.createdAt = now;
    }

    void describe(SiteInput input, String newDigest) {
        externalId = input.externalId();
        name = input.name();
        aliases = input.aliases().toArray(String[]::new);
        model = input.model();
        modelName = input.modelName();
        wave = input.wave();
        announced = input.announced();
        programme = input.programme();
        place = input.place();
        region = input.region();
        Population people = input.population();
        population = people == null ? null : people.approx();
        populationSource = people == null ? null : people.source();
        populationVerified = people != null && people.verified();
        populationNote = people == null ? null : people.note();
        movement = input.socialMovement();
        sources = input.source().toArray(String[]::new);
        verification = input.verification();
        digest = newDigest;
    }

    SiteView view() {
        return new SiteView(id, slug, name, java.util.List.of(aliases), model, modelName, wave, announced, programme, place,
                region,
                population == null ? null : new Population(population, populationSource, populationVerified, populationNote),
                movement, java.util.List.of(sources), verification);
    }

    SiteRef ref() {
        return new SiteRef(id, slug, name);
    }
}
