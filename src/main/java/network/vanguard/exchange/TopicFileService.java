package network.vanguard.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.exchange.VocabularyPlan.Step;
import network.vanguard.exchange.VocabularyRows.Version;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Refused;
import network.vanguard.vocabulary.TopicInput;
import network.vanguard.vocabulary.VocabularyService;

/** The vocabulary as a file, out and in. */
@ApplicationScoped
public class TopicFileService {

    /** Topics that one file may change: it is one transaction. */
    static final int CHANGES_MAX = 2_000;
    private static final String REASON = "From a file of topics";

    private final VocabularyRows rows;
    private final VocabularyService vocabulary;
    private final Idempotency idempotency;

    TopicFileService(VocabularyRows rows, VocabularyService vocabulary, Idempotency idempotency) {
        this.rows = rows;
        this.vocabulary = vocabulary;
        this.idempotency = idempotency;
    }

    /** {@link Refused} for whoever does not keep the vocabulary. */
    public void requireRight(Viewer viewer) {
        vocabulary.requireCurator(viewer);
    }

    /**
     * The whole vocabulary, in the same order each time.
     *
     * @param home the address of this platform
     */
    @Transactional
    String written(String home, SkosFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SkosFile.write(rows.all(), home.replaceAll("/+$", ""), format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /**
     * Takes a file in, or tells what it would do.
     *
     * @param file at most 10 MB
     * @param key  makes it count once, or null
     * @throws Refused when the viewer is no curator
     * @throws Invalid when the file cannot be read, or would change more than 2,000 topics
     */
    @Transactional
    VocabularyReport take(byte[] file, SkosFormat format, boolean dryRun, String key, Viewer viewer) {
        requireRight(viewer);
        return idempotency.once(key, "topics " + format + " " + dryRun, new String(file, StandardCharsets.ISO_8859_1),
                VocabularyReport.class, viewer, () -> take(file, format, dryRun, viewer));
    }

    private VocabularyReport take(byte[] file, SkosFormat format, boolean dryRun, Viewer viewer) {
        VocabularyPlan plan = new VocabularyPlan(rows.all(), rows.taken(), read(file, format));
        if (plan.steps().size() > CHANGES_MAX) {
            throw new Invalid("file", "The file changes " + plan.steps().size()
                    + " topics, and 2,000 can be changed at once. Send it in parts.");
        }
        if (!dryRun) {
            carryOut(plan.steps(), viewer);
        }
        int created = (int) plan.steps().stream().filter(Step::isNew).count();
        return new VocabularyReport(dryRun, created, plan.steps().size() - created, plan.unchanged(),
                plan.steps().stream()
                        .map(one -> new VocabularyReport.Change(one.slug(), one.input().name(), one.isNew(), one.says()))
                        .toList(),
                plan.refused().stream().map(one -> new VocabularyReport.Refused(one.name(), one.reason())).toList());
    }

    private static Map<String, SkosConcept> read(byte[] file, SkosFormat format) {
        try (InputStream in = new java.io.ByteArrayInputStream(file)) {
            return SkosFile.read(in, format);
        } catch (Unreadable wrong) {
            throw new Invalid("file", wrong.getMessage());
        } catch (IOException notUtf8) {
            throw new Invalid("file", "The file cannot be read. Is it in UTF-8?");
        }
    }

    /** New topics first and by themselves, so that every relation finds both its ends. */
    private void carryOut(List<Step> steps, Viewer viewer) {
        for (Step step : steps) {
            if (step.isNew()) {
                TopicInput alone = new TopicInput(step.input().name(), step.input().otherNames(), step.input().facet(),
                        List.of(),
                        List.of(), step.input().definition());
                vocabulary.make(step.slug(), alone, REASON, viewer);
            }
        }
        Map<String, Version> versions = rows.versions();
        for (Step step : steps) {
            if (!step.isNew() || step.relations()) {
                Version version = versions.get(step.slug());
                vocabulary.revise(version.id(), version.revision(), step.input(), REASON, viewer);
            }
        }
    }
}
