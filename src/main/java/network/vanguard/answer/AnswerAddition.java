package network.vanguard.answer;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.comment.CommentFinder;
import network.vanguard.comment.CommentView;
import network.vanguard.comment.ThreadStanding;
import network.vanguard.entry.EntryAddition;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRecordFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;

/** What answered a discussion that asks something, in its record. */
@ApplicationScoped
class AnswerAddition implements EntryAddition {

    private final CommentFinder comments;

    AnswerAddition(CommentFinder comments) {
        this.comments = comments;
    }

    @Override
    public String text(EntrySummary entry, URI base, Viewer viewer) {
        return entry.kind() != EntryKind.DISCUSSION
                ? ""
                : answer(comments.standing(entry.id(), viewer), viewer)
                        .map(answer -> EntryRecordFinder.heading(answer.standing().acceptedBy()) + answer.body().strip()
                                + "\n")
                        .orElse("");
    }

    /** A discussion that asks is a page of a question and its answers. */
    @Override
    public void describe(EntrySummary entry, URI base, ObjectNode record, Viewer viewer) {
        if (entry.kind() != EntryKind.DISCUSSION) {
            return;
        }
        ThreadStanding standing = comments.standing(entry.id(), viewer);
        if (!standing.question()) {
            return;
        }
        ObjectNode question = record.put("@type", "QAPage").putObject("mainEntity").put("@type", "Question")
                .put("name", entry.title())
                .put("answerCount", comments.counts(List.of(entry.id())).getOrDefault(entry.id(), 0));
        answer(standing, viewer).ifPresent(answer -> question.putObject("acceptedAnswer").put("@type", "Answer")
                .put("text", answer.body()).put("url", base.resolve(answer.url()).toString())
                .put("dateCreated", answer.postedAt().toString()).putObject("author").put("@type", "Person")
                .put("name", answer.author().name()));
    }

    private Optional<CommentView> answer(ThreadStanding standing, Viewer viewer) {
        return Optional.ofNullable(standing.answer()).flatMap(id -> comments.find(id, viewer)).filter(CommentView::visible);
    }
}
