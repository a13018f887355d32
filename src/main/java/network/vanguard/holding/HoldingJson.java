package network.vanguard.holding;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import network.vanguard.member.MemberRef;

/**
 * Who started what a case study tells of and who holds it, in the API.
 *
 * @param line who started it first, the present holder last
 * @param open the change that waits for confirmation; null when there is none, or it is not yours to know
 */
public record HoldingJson(List<HolderJson> line, ChangeJson open) {

    /**
     * A holder.
     *
     * @param slug           of the organisation
     * @param held           community, shared or institution
     * @param since          2016, 2016-03 or 2016-03-31
     * @param accountability to whom they answer for what, as a sentence; empty when it is not said
     * @param agreedAt       when both sides had confirmed it; null for who started it
     * @param confirmedBy    the handles of who confirmed it, the holder before first; empty for visitors
     */
    public record HolderJson(long id, String organisation, String slug, String held, String since, String answersTo,
            String answersFor, String accountability, Instant agreedAt, List<String> confirmedBy) {

        static HolderJson of(Holder one) {
            return new HolderJson(one.id(), one.organisation().name(), one.organisation().slug(), one.held().code(),
                    one.since().text(), one.answersTo(), one.answersFor(), one.accountability(), one.agreedAt(),
                    Stream.of(one.giver() == null ? "" : one.giver().handle(), one.taker() == null ? "" : one.taker().handle())
                            .filter(handle -> !handle.isEmpty()).toList());
        }
    }

    /**
     * A change that waits.
     *
     * @param giver       handle of who confirms it for the holder before; taker for the next one
     * @param giverAt     when they confirmed it; null until then
     * @param mayAnswer   whether you are one of the two and have not answered
     * @param mayWithdraw whether you may withdraw it
     */
    public record ChangeJson(long id, String organisation, String held, String since, String answersTo, String answersFor,
            String reason, String proposer, Instant proposedAt, String giver, Instant giverAt, String taker, Instant takerAt,
            boolean mayAnswer, boolean mayWithdraw) {

        static ChangeJson of(Change one) {
            return new ChangeJson(one.id(), one.to().name(), one.held().code(), one.since().text(), one.answersTo(),
                    one.answersFor(), one.why(), handle(one.proposer()), one.proposedAt(), handle(one.giver()), one.giverAt(),
                    handle(one.taker()), one.takerAt(), one.mayAnswer(), one.mayWithdraw());
        }

        private static String handle(MemberRef person) {
            return person == null ? null : person.handle();
        }
    }

    static HoldingJson of(HoldingView view) {
        return new HoldingJson(view.line().stream().map(HolderJson::of).toList(),
                view.open() == null ? null : ChangeJson.of(view.open()));
    }
}
