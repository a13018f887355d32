package network.vanguard.casestudy;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;

import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import network.vanguard.casestudy.CaseStudyInput.Checking;
import network.vanguard.casestudy.CaseStudyInput.Point;
import network.vanguard.casestudy.CaseStudyInput.Result;
import network.vanguard.casestudy.CaseStudyInput.Story;
import network.vanguard.organisation.OrganisationRef;
import network.vanguard.text.Markdown;

/** The body of a case study. */
@Entity
@Table(name = "case_study")
class CaseStudy {

    @Id
    @Column(name = "entry_id")
    long entryId;
    String place;
    String region;
    String period;
    String community;
    String[] population = {};
    String background = "";
    @Column(name = "background_html")
    String backgroundHtml = "";
    @Column(name = "what_was_done")
    String whatWasDone = "";
    @Column(name = "what_was_done_html")
    String whatWasDoneHtml = "";
    String[] barriers = {};
    String[] facilitators = {};
    @Column(name = "story_exists")
    boolean storyExists;
    @Column(name = "story_pointer")
    String storyPointer;
    @Column(name = "checking_level")
    String checkingLevel;
    @Column(name = "checking_how")
    String checkingHow;
    @Column(name = "unverified_parts")
    String[] unverifiedParts = {};
    short renderer;
    @JdbcTypeCode(SqlTypes.JSON)
    CaseStudyRecord record = CaseStudyRecord.empty();
    /** The organisations that its partners are: place, number and slug of each, read with the rest in one query. */
    @Formula("(SELECT string_agg(p.position || ' ' || o.id || ' ' || o.slug, ',') FROM case_study_partner p "
            + "JOIN organisation o ON o.id = p.organisation_id WHERE p.entry_id = entry_id)")
    String partnerLinks;
    /** Whether anybody said where it stands in a tension: most cases need not be asked for more. */
    @Formula("(SELECT EXISTS (SELECT 1 FROM placement p WHERE p.entry_id = entry_id AND p.comment_id IS NULL))")
    boolean placed;
    @ElementCollection
    @CollectionTable(name = "case_result", joinColumns = @JoinColumn(name = "entry_id"))
    @OrderColumn(name = "position")
    List<ResultRow> results = new ArrayList<>();

    protected CaseStudy() {}

    CaseStudy(long entryId) {
        this.entryId = entryId;
    }

    void write(CaseStudyInput input) {
        place = input.place();
        region = input.region();
        period = input.period();
        community = input.community();
        population = input.population().toArray(String[]::new);
        background = input.background();
        backgroundHtml = Markdown.render(background).html();
        whatWasDone = input.whatWasDone();
        whatWasDoneHtml = Markdown.render(whatWasDone).html();
        renderer = Markdown.RENDERER_VERSION;
        barriers = input.barriers().toArray(String[]::new);
        facilitators = input.facilitators().toArray(String[]::new);
        storyExists = input.story() != null && input.story().exists();
        storyPointer = input.story() == null ? null : input.story().pointer();
        Checking checking = input.checking();
        checkingLevel = checking == null ? null : checking.level();
        checkingHow = checking == null ? null : checking.how();
        unverifiedParts = checking == null ? new String[0] : checking.unverifiedParts().toArray(String[]::new);
        record = input.record();
        results.clear();
        input.results().forEach(result -> results.add(new ResultRow(result)));
    }

    /** Its partners as they were written; the slug is null for a name that names nobody. */
    List<OrganisationRef> partners() {
        List<OrganisationRef> partners = new ArrayList<>(
                record.context().partners().stream().map(name -> new OrganisationRef(0, null, name)).toList());
        for (String link : partnerLinks == null ? new String[0] : partnerLinks.split(",")) {
            String[] part = link.split(" ");
            int place = Integer.parseInt(part[0]);
            if (place < partners.size()) {
                partners.set(place, new OrganisationRef(Long.parseLong(part[1]), part[2], partners.get(place).name()));
            }
        }
        return partners;
    }

    Story story() {
        return new Story(storyExists, storyPointer);
    }

    Checking checking() {
        return checkingLevel == null && checkingHow == null && unverifiedParts.length == 0
                ? null
                : new Checking(checkingLevel, checkingHow, List.of(unverifiedParts));
    }

    List<Result> resultList() {
        return results.stream().map(ResultRow::result).toList();
    }

    /** One figure or result. */
    @Embeddable
    static class ResultRow {
        String text;
        String figure;
        String source;
        String baseline;
        String period;
        String denominator;
        String comparator;
        @JdbcTypeCode(SqlTypes.JSON)
        List<Point> series = new ArrayList<>();
        @Convert(converter = Levels.class)
        Reach level;
        @JdbcTypeCode(SqlTypes.JSON)
        ClaimStory story;

        protected ResultRow() {}

        ResultRow(Result result) {
            text = result.text();
            figure = result.figure();
            source = result.source();
            baseline = result.baseline();
            period = result.period();
            denominator = result.denominator();
            comparator = result.comparator();
            series = result.series();
            level = result.level();
            story = result.story();
        }

        Result result() {
            return new Result(text, figure, source, baseline, period, denominator, comparator, series, level, story);
        }
    }

    /** By the codes that the API shows too. */
    @Converter
    static class Levels implements AttributeConverter<Reach, String> {
        @Override
        public String convertToDatabaseColumn(Reach level) {
            return level == null ? null : level.code();
        }

        @Override
        public Reach convertToEntityAttribute(String code) {
            return Reach.of(code).orElse(null);
        }
    }
}
