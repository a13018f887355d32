package network.vanguard.casestudy;

import static network.vanguard.casestudy.FormText.at;
import static network.vanguard.casestudy.FormText.line;
import static network.vanguard.casestudy.FormText.lines;
import static network.vanguard.casestudy.FormText.longest;
import static network.vanguard.casestudy.FormText.orEmpty;
import static network.vanguard.casestudy.FormText.split;
import static network.vanguard.casestudy.FormText.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.casestudy.CaseStudyRecord.Context;
import network.vanguard.casestudy.CaseStudyRecord.Evidence;
import network.vanguard.casestudy.CaseStudyRecord.Moment;
import network.vanguard.casestudy.CaseStudyRecord.Part;
import network.vanguard.entry.FirstStep;
import network.vanguard.page.Choice;

/** The part of the form of a case study that asks for its record: everything as text; lists a line each. */
public abstract class RecordForm {

    private static final int SPARE_ROWS = 2;

    @RestForm
    public List<String> partName;
    /** What others know each part by; sent along unseen. */
    @RestForm
    public List<String> partKey;
    @RestForm
    public List<String> partWhat;
    @RestForm
    public List<String> partWho;
    @RestForm
    public List<String> partHow;
    @RestForm
    public List<String> partWhen;
    @RestForm
    public String setting;
    @RestForm
    public String area;
    @RestForm
    public String deprivation;
    @RestForm
    public String partners;
    @RestForm
    public String alreadyThere;
    @RestForm
    public String cost;
    @RestForm
    public String staffTime;
    @RestForm
    public String skills;
    @RestForm
    public List<String> momentWhen;
    @RestForm
    public List<String> momentKind;
    @RestForm
    public List<String> momentWhat;
    @RestForm
    public String firstStep;
    @RestForm
    public String firstStepWho;
    @RestForm
    public String firstStepMinutes;
    @RestForm
    public String firstStepCost;
    @RestForm
    public String firstStepPermission;
    @RestForm
    public String unexpected;
    @RestForm
    public String lessons;
    @RestForm
    public String differently;
    @RestForm
    public String interests;
    @RestForm
    public String outcome;
    /** A line for each characteristic of a movement, in their order. */
    @RestForm
    public List<String> movement;

    final void show(CaseStudyRecord record) {
        partName = column(record.parts(), Part::name);
        partKey = column(record.parts(), Part::key);
        partWhat = column(record.parts(), Part::what);
        partWho = column(record.parts(), Part::who);
        partHow = column(record.parts(), Part::how);
        partWhen = column(record.parts(), Part::when);
        setting = record.context().setting();
        area = record.context().area();
        deprivation = record.context().deprivation();
        partners = String.join("\n", record.context().partners());
        alreadyThere = record.context().alreadyThere();
        cost = record.context().cost();
        staffTime = record.context().staffTime();
        skills = record.context().skills();
        momentWhen = column(record.timeline(), Moment::when);
        momentKind = column(record.timeline(), Moment::kind);
        momentWhat = column(record.timeline(), Moment::what);
        firstStep = record.firstStep().action();
        firstStepWho = record.firstStep().who();
        firstStepMinutes = record.firstStep().minutes() == null ? null : String.valueOf(record.firstStep().minutes());
        firstStepCost = record.firstStep().cost();
        firstStepPermission = record.firstStep().permission();
        unexpected = record.unexpected();
        lessons = record.lessons();
        differently = record.differently();
        interests = record.interests();
        outcome = record.outcome();
        movement = Stream.of(Characteristic.values()).map(one -> record.movement().stream().filter(line -> line.of() == one)
                .map(Evidence::text).findFirst().orElse("")).toList();
    }

    final CaseStudyRecord record() {
        return new CaseStudyRecord(
                filledParts().stream().map(row -> new Part(line(row.name()), text(row.what()),
                        line(row.who()), line(row.how()), line(row.when()), line(row.key()))).toList(),
                new Context(line(setting), line(area), line(deprivation),
                        split(partners, "\n"), text(alreadyThere), line(cost),
                        line(staffTime), line(skills)),
                filledMoments().stream().map(row -> new Moment(line(row.when()), line(row.kind()),
                        line(row.what()))).toList(),
                FirstStep.typed(firstStep, firstStepWho, firstStepMinutes, firstStepCost, firstStepPermission),
                lines(unexpected), lines(lessons), lines(differently), lines(interests), line(outcome), evidence());
    }

    private List<PartRow> filledParts() {
        List<PartRow> rows = new ArrayList<>();
        for (int n = 0; n < longest(partName, partWhat, partWho, partHow, partWhen, partKey); n++) {
            rows.add(new PartRow(n + 1, at(partName, n), at(partWhat, n), at(partWho, n),
                    at(partHow, n), at(partWhen, n), at(partKey, n)));
        }
        // The key of a row that was emptied is sent with it; what is no key was not made here, and is refused.
        return rows.stream().filter(row -> !row.inALine().isEmpty() || !row.key().isBlank() && !row.key().matches(Part.KEY))
                .toList();
    }

    /** How many parts are filled. */
    int parts() {
        return filledParts().size();
    }

    /** The rows for parts: those that are filled, and some spare ones. */
    public List<PartRow> partRows() {
        List<PartRow> rows = new ArrayList<>();
        filledParts().forEach(row -> rows
                .add(new PartRow(rows.size() + 1, row.name(), row.what(), row.who(), row.how(), row.when(), row.key())));
        for (int spare = 0; spare < SPARE_ROWS; spare++) {
            rows.add(new PartRow(rows.size() + 1, "", "", "", "", "", ""));
        }
        return rows;
    }

    private List<MomentRow> filledMoments() {
        List<MomentRow> rows = new ArrayList<>();
        for (int n = 0; n < longest(momentWhen, momentKind, momentWhat); n++) {
            rows.add(new MomentRow(n + 1, at(momentWhen, n), at(momentKind, n), at(momentWhat, n)));
        }
        // The kind of an empty row is sent with it; what is no kind was not chosen from the list, and is refused.
        return rows.stream().filter(row -> !(row.when() + row.what()).isBlank() || !row.kind().isBlank() && !isKind(row.kind()))
                .toList();
    }

    /** The rows for what was planned and what changed: those that are filled, and some spare ones. */
    public List<MomentRow> momentRows() {
        List<MomentRow> rows = new ArrayList<>();
        filledMoments().forEach(row -> rows.add(new MomentRow(rows.size() + 1, row.when(), row.kind(), row.what())));
        for (int spare = 0; spare < SPARE_ROWS; spare++) {
            rows.add(new MomentRow(rows.size() + 1, "", "happened", ""));
        }
        return rows;
    }

    /** How many moments are filled. */
    int moments() {
        return filledMoments().size();
    }

    private static boolean isKind(String kind) {
        return List.of("planned", "happened", "changed").contains(kind.strip());
    }

    /** What a moment can be. */
    public List<Choice> momentKinds() {
        return List.of(new Choice("planned", "Planned"), new Choice("happened", "Happened"), new Choice("changed", "Changed"));
    }

    private List<Evidence> evidence() {
        return movementRows().stream().filter(row -> text(row.text()) != null)
                .map(row -> new Evidence(row.of(), text(row.text())))
                .toList();
    }

    /** A row for each characteristic of a movement. */
    public List<MovementRow> movementRows() {
        return Stream.of(Characteristic.values()).map(one -> new MovementRow(one, at(movement, one.ordinal()))).toList();
    }

    /** One row about a movement. */
    public record MovementRow(Characteristic of, String text) {

        /** The id of its field. */
        public String id() {
            return "movement-" + of.code();
        }
    }

    /** How it can come out. */
    public List<Choice> outcomes() {
        return List.of(new Choice("", "Not said"), new Choice("helped", "It helped"), new Choice("mixed", "Some of it helped"),
                new Choice("failed", "It did not work"), new Choice("early", "Too early to say"));
    }

    /** What the area can be. */
    public List<Choice> areas() {
        return List.of(new Choice("", "Not said"), new Choice("urban", "Urban"), new Choice("rural", "Rural"),
                new Choice("coastal", "Coastal"), new Choice("mixed", "Mixed"));
    }

    private static <T> List<String> column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).map(FormText::orEmpty).toList();
    }

    private static String joined(String... texts) {
        return Arrays.stream(texts).map(String::strip).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
    }

    /** One row of parts. */
    public record PartRow(int number, String name, String what, String who, String how, String when, String key) {

        String inALine() {
            return joined(name, what, who, how, when);
        }

        /** The id of one of its fields. */
        public String id(String field) {
            return "part-" + field + "-" + number;
        }

        /** What one of its fields is called. */
        public String label(String text) {
            return "Part " + number + ": " + text;
        }
    }

    /** One row of what was planned and what changed. */
    public record MomentRow(int number, String when, String kind, String what) {

        String inALine() {
            return joined(when, kind, what);
        }

        /** The id of one of its fields. */
        public String id(String field) {
            return "moment-" + field + "-" + number;
        }

        /** What one of its fields is called. */
        public String label(String text) {
            return "Moment " + number + ": " + text;
        }
    }
}
