package network.vanguard.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/**
 * Who may do what: one row for every address that changes something, one column for every kind of person, and every cell is really tried,
 * each on a thing of its own. Addresses that only read are {@link VisibilityTest}'s. A route that stands in neither fails the build.
 */
@QuarkusTest
class RightsTest {

    /**
     * Route, what it is tried on, what is sent (see {@link Bodies}), and the answer to: a visitor, a practitioner, a contributor of another site, the author, a
     * colleague, the lead, a curator, a moderator, an administrator. A visitor who sends a form gets it back (401).
     */
    private static final String TABLE = """
            POST /api/v1/case-studies                | -                   | case    | 401 403 403 201 201 201 201 403 403
            PUT /api/v1/case-studies/{id}            | case-study:draft    | case    | 401 404 404 200 200 200 404 404 404
            POST /api/v1/case-studies/{id}/submit    | case-study:draft    | step    | 401 404 404 200 200 200 404 404 404
            POST /api/v1/case-studies/{id}/return    | case-study:submitted| step    | 401 404 404 403 403 403 200 404 404
            POST /api/v1/case-studies/{id}/publish   | case-study:submitted| step    | 401 404 404 403 403 403 200 404 404
            POST /api/v1/case-studies/{id}/archive   | case-study:network  | step    | 401 403 403 403 403 200 200 403 403
            POST /api/v1/case-studies/{id}/review    | case-study:submitted| step    | 401 404 404 403 403 403 200 404 404
            POST /api/v1/case-studies/{id}/checklists | case-study:submitted | checklist | 401 404 404 403 403 403 201 404 404
            POST /api/v1/case-studies/{id}/judgements | case-study:network | judgement | 401 403 403 403 403 403 201 403 403
            POST /api/v1/case-studies/{id}/judgements/{judgement}/reply | judged:network | reply | 401 403 403 200 200 200 403 403 403
            POST /api/v1/collections                 | -                   | collection | 401 403 403 403 403 403 201 403 403
            PUT /api/v1/collections/{id}             | collection          | collection | 401 403 403 403 403 403 200 403 403
            POST /api/v1/collections/{id}/entries    | collection          | item    | 401 403 403 403 403 403 200 403 403
            DELETE /api/v1/collections/{id}/entries/{entry} | collection    | none    | 401 403 403 403 403 403 204 403 403
            POST /api/v1/collections/{id}/archive    | collection          | none    | 401 403 403 403 403 403 200 403 403
            POST /api/v1/collections/{id}/restore    | collection:archived | none    | 401 403 403 403 403 403 200 403 403
            PUT /api/v1/case-studies/{id}/holding/start | case-study:draft | holder | 401 404 404 200 200 200 404 404 404
            POST /api/v1/case-studies/{id}/holding/changes | held:network  | change  | 401 403 403 201 201 201 201 403 403
            POST /api/v1/case-studies/{id}/holding/changes/{change}/answer | handover:network | decide | 401 200 200 403 403 403 403 404 404
            DELETE /api/v1/case-studies/{id}/holding/changes/{change} | handover:network | none | 401 403 403 204 403 403 204 404 404
            PUT /api/v1/organisations/{slug}         | organisation        | organisation | 401 403 403 200 200 200 200 403 403
            POST /api/v1/organisations/{slug}/merge  | organisation        | join    | 401 403 403 403 403 403 200 403 403
            POST /api/v1/comments/{id}/lead          | comment:network     | lead    | 401 201 201 201 201 201 201 201 201
            POST /api/v1/entries/{id}/lead           | note:network        | lead    | 401 201 201 201 201 201 201 201 201
            POST /api/v1/curation/leads/{id}/stub    | lead                | stub    | 401 403 403 403 403 403 201 403 403
            POST /api/v1/curation/leads/{id}/dismiss | lead                | step    | 401 403 403 403 403 403 200 403 403
            POST /api/v1/notes                       | -                   | note    | 401 201 201 201 201 201 201 201 201
            PUT /api/v1/notes/{id}                   | note:network        | note    | 401 403 403 200 403 403 200 403 403
            POST /api/v1/discussions                 | -                   | note    | 401 201 201 201 201 201 201 201 201
            PUT /api/v1/discussions/{id}             | discussion:network  | note    | 401 403 403 200 403 403 200 403 403
            PUT /api/v1/entries/{id}/unclear         | note:network        | unclear | 401 200 200 403 200 200 200 200 200
            DELETE /api/v1/entries/{id}/unclear      | note:network        | none    | 401 204 204 204 204 204 204 204 204
            PUT /api/v1/entries/{id}/unclear/cleared | unclear:network     | none    | 401 200 200 403 200 200 200 200 200
            POST /api/v1/entries/{id}/checks         | note:network        | check   | 401 403 201 403 403 403 403 403 403
            DELETE /api/v1/entries/{id}/checks/{check} | check:network     | none    | 401 403 204 403 403 403 204 403 403
            POST /api/v1/entries/{id}/reviews        | note:network        | none    | 401 403 403 201 201 201 201 403 403
            POST /api/v1/entries/{entryId}/comments  | note:draft          | comment | 401 404 404 201 201 201 404 404 404
            PUT /api/v1/comments/{id}                | comment:network     | comment | 401 403 403 200 403 403 403 403 403
            PUT /api/v1/comments/{id}/reactions/{reaction} | comment:network | none | 401 200 200 403 200 200 200 200 200
            DELETE /api/v1/comments/{id}/reactions/{reaction} | comment:network | none | 401 200 200 403 200 200 200 200 200
            DELETE /api/v1/comments/{id}             | comment:network     | none    | 401 403 403 204 403 403 403 403 403
            PUT /api/v1/entries/{id}/similar/{other}/not-useful    | pair:network | none | 401 204 204 204 204 204 204 204 204
            DELETE /api/v1/entries/{id}/similar/{other}/not-useful | pair:network | none | 401 204 204 204 204 204 204 204 204
            POST /entries/{id}/similar/{other}/not-useful          | pair:network | none | 401 303 303 303 303 303 303 303 303
            POST /entries/{id}/similar/{other}/useful              | pair:network | none | 401 303 303 303 303 303 303 303 303
            POST /api/v1/entries/{id}/links          | note:draft          | link    | 401 404 404 201 201 201 404 404 404
            DELETE /api/v1/entries/{id}/links/{link} | link:network        | none    | 401 403 403 204 403 403 204 403 403
            POST /api/v1/entries/{id}/files          | case-study:draft    | upload  | 401 404 404 201 201 201 404 404 404
            POST /api/v1/entries/{id}/files/videos   | case-study:draft    | video   | 401 404 404 201 201 201 404 404 404
            PUT /api/v1/entries/{id}/files/{file}    | attachment:network  | about   | 401 403 403 200 200 200 200 403 403
            PUT /api/v1/entries/{id}/files/videos/{file} | video:network   | video   | 401 403 403 200 200 200 200 403 403
            DELETE /api/v1/entries/{id}/files/{file} | attachment:network  | none    | 401 403 403 204 204 204 204 204 403
            POST /entries/{id}/files                 | case-study:draft    | upload  | 401 404 404 303 303 303 404 404 404
            POST /entries/{id}/files/videos          | case-study:draft    | video   | 401 404 404 303 303 303 404 404 404
            POST /entries/{id}/files/{file}/edit     | attachment:network  | about   | 401 403 403 303 303 303 303 403 403
            POST /entries/{id}/files/videos/{file}/edit | video:network    | video   | 401 403 403 303 303 303 303 403 403
            POST /entries/{id}/files/{file}/move     | attachment:network  | move    | 401 403 403 303 303 303 303 403 403
            POST /entries/{id}/files/{file}/remove   | attachment:network  | none    | 401 403 403 303 303 303 303 303 403
            POST /api/v1/introductions/{one}/{other} | meeting:network     | meet    | 401 403 201 201 201 201 201 403 403
            POST /api/v1/imports                     | -                   | lines   | 401 403 403 403 403 403 202 403 202
            POST /api/v1/tags/suggest                | -                   | text    | 401 200 200 200 200 200 200 200 200
            POST /suggested-topics                   | -                   | note    | 401 200 200 200 200 200 200 200 200
            POST /case-studies                       | -                   | case    | 401 422 422 303 303 303 303 422 422
            POST /case-studies/{slug}/edit           | case-study:draft    | case    | 401 404 404 303 303 303 404 404 404
            POST /case-studies/{slug}/history/{number}/restore | case-study:draft | revision | 401 404 404 303 303 303 404 404 404
            POST /case-studies/{slug}/stories/{key}/withdraw | case-study:network | none | 401 403 403 303 303 303 303 303 403
            DELETE /api/v1/case-studies/{id}/stories/{key}   | case-study:network | none | 401 403 403 200 200 200 200 200 403
            POST /case-studies/{slug}/movement       | movement            | step    | 401 403 403 403 403 403 303 403 403
            PUT /api/v1/case-studies/{id}/movement-disputes    | movement  | step    | 401 403 403 403 403 403 200 403 403
            DELETE /api/v1/case-studies/{id}/movement-disputes | movement  | none    | 401 403 403 403 403 403 204 403 403
            PUT /api/v1/case-studies/{id}/ending     | case-study:network  | ending  | 401 403 403 200 200 200 200 403 403
            DELETE /api/v1/case-studies/{id}/ending  | case-study:network  | none    | 401 403 403 200 200 200 200 403 403
            POST /api/v1/case-studies/{id}/support   | case-study:network  | support | 401 403 403 201 201 201 201 403 403
            PUT /api/v1/case-studies/{id}/support/{line} | support:network     | support | 401 403 403 200 200 200 200 403 403
            DELETE /api/v1/case-studies/{id}/support/{line} | support:network     | none    | 401 403 403 204 204 204 204 403 403
            PUT /api/v1/case-studies/{id}/support/informal | case-study:network  | informal | 401 403 403 200 200 200 200 403 403
            DELETE /api/v1/case-studies/{id}/support/informal | informal:network    | none    | 401 403 403 403 403 403 204 403 403
            DELETE /api/v1/case-studies/{id}/support/informal/totals | informal:network    | none    | 401 403 403 204 204 204 204 204 403
            POST /case-studies/{slug}/ending         | case-study:network  | ending  | 401 403 403 303 303 303 303 403 403
            POST /case-studies/{slug}/ending/undo    | case-study:network  | none    | 401 403 403 303 303 303 303 403 403
            POST /case-studies/{slug}/support        | case-study:network  | support | 401 403 403 303 303 303 303 403 403
            POST /case-studies/{slug}/support/{line} | support:network     | support | 401 403 403 303 303 303 303 403 403
            POST /case-studies/{slug}/support/{line}/end | support:network     | none    | 401 403 403 303 303 303 303 403 403
            POST /case-studies/{slug}/support/{line}/remove | support:network     | none    | 401 403 403 303 303 303 303 403 403
            POST /case-studies/{slug}/support/informal | case-study:network  | informal | 401 403 403 303 303 303 303 403 403
            POST /case-studies/{slug}/support/informal/totals/withdraw | informal:network    | none    | 401 403 403 303 303 303 303 303 403
            POST /case-studies/{slug}/support/informal/undo | informal:network    | none    | 401 403 403 403 403 403 303 403 403
            POST /case-studies/{slug}/order          | case-study:network  | first   | 401 303 303 303 303 303 303 303 303
            POST /notes                              | -                   | note    | 401 303 303 303 303 303 303 303 303
            POST /notes/{slug}/edit                  | note:network        | note    | 401 403 403 303 403 403 303 403 403
            POST /entries/{id}/authors               | note:network        | person  | 401 403 403 303 403 403 303 403 403
            POST /entries/{id}/authors/answer        | asked               | answer  | 401 404 404 404 303 404 404 404 404
            POST /entries/{id}/authors/{handle}/remove | asked             | none    | 401 404 404 303 303 404 404 404 404
            POST /api/v1/entries/{id}/authors        | note:network        | person  | 401 403 403 200 403 403 200 403 403
            POST /api/v1/entries/{id}/authors/answer | asked               | answer  | 401 404 404 404 204 404 404 404 404
            DELETE /api/v1/entries/{id}/authors/{handle} | asked           | none    | 401 404 404 204 204 404 404 404 404
            POST /me/sessions/{session}/end          | session             | none    | 401 404 404 303 404 404 404 404 404
            POST /me/sessions/end-others             | -                   | none    | 401 303 303 303 303 303 303 303 303
            POST /members/{handle}/erasure           | leaver              | forget  | 401 403 403 403 403 403 403 403 303
            DELETE /api/v1/me/sessions/{session}     | session             | none    | 401 404 404 204 404 404 404 404 404
            POST /drafts                             | -                   | draft   | 401 204 204 204 204 204 204 204 204
            POST /drafts/{id}/discard                | draft               | none    | 401 404 404 303 404 404 404 404 404
            POST /notes/{slug}/history/{number}/restore | note:network     | revision | 401 403 403 303 403 403 303 403 403
            POST /discussions                        | -                   | note    | 401 303 303 303 303 303 303 303 303
            POST /discussions/{slug}/edit            | discussion:network  | note    | 401 403 403 303 403 403 303 403 403
            POST /discussions/{slug}/history/{number}/restore | discussion:network | revision | 401 403 403 303 403 403 303 403 403
            POST /entries/{id}/unclear               | note:network        | unclear | 401 303 303 403 303 303 303 303 303
            POST /entries/{id}/unclear/undo          | note:network        | none    | 401 303 303 303 303 303 303 303 303
            POST /entries/{id}/unclear/cleared       | unclear:network     | none    | 401 303 303 403 303 303 303 303 303
            POST /entries/{id}/checks                | note:network        | check   | 401 403 303 403 403 403 403 403 403
            POST /entries/{id}/checks/{check}/withdraw | check:network     | none    | 401 403 303 403 403 403 303 403 403
            POST /entries/{id}/still-right           | note:network        | none    | 401 403 403 303 303 303 303 403 403
            POST /entries/{id}/submit                | case-study:draft    | step    | 401 404 404 303 303 303 404 404 404
            POST /entries/{id}/review                | case-study:submitted| step    | 401 404 404 403 403 403 303 404 404
            POST /entries/{id}/checklist             | case-study:submitted| checklist | 401 404 404 403 403 403 303 404 404
            POST /entries/{id}/judgements            | case-study:network  | judgement | 401 403 403 403 403 403 303 403 403
            POST /entries/{id}/judgements/{judgement}/reply | judged:network | reply | 401 403 403 303 303 303 403 403 403
            POST /collections                        | -                   | collection | 401 403 403 403 403 403 303 403 403
            POST /collections/{slug}/edit            | collection          | collection | 401 403 403 403 403 403 303 403 403
            POST /collections/{slug}/entries         | collection          | item    | 401 403 403 403 403 403 303 403 403
            POST /collections/{slug}/entries/{entry}/move | collection      | direction | 401 403 403 403 403 403 303 403 403
            POST /collections/{slug}/entries/{entry}/remove | collection    | none    | 401 403 403 403 403 403 303 403 403
            POST /collections/{slug}/archive         | collection          | none    | 401 403 403 403 403 403 303 403 403
            POST /collections/{slug}/restore         | collection:archived | none    | 401 403 403 403 403 403 303 403 403
            POST /entries/{id}/holders/start         | case-study:draft    | holder  | 401 404 404 303 303 303 404 404 404
            POST /entries/{id}/holders/changes       | held:network        | change  | 401 403 403 303 303 303 303 403 403
            POST /entries/{id}/holders/changes/{change}/answer | handover:network | decide | 401 303 303 403 403 403 403 404 404
            POST /entries/{id}/holders/changes/{change}/withdraw | handover:network | none | 401 403 403 303 403 403 303 404 404
            POST /organisations/{slug}/edit          | organisation        | organisation | 401 403 403 303 303 303 303 403 403
            POST /organisations/{slug}/merge         | organisation        | join    | 401 403 403 403 403 403 303 403 403
            POST /comments/{id}/lead                 | comment:network     | lead    | 401 303 303 303 303 303 303 303 303
            POST /entries/{id}/lead                  | note:network        | lead    | 401 303 303 303 303 303 303 303 303
            POST /curation/leads/{id}/stub           | lead                | stub    | 401 403 403 403 403 403 303 403 403
            POST /curation/leads/{id}/dismiss        | lead                | step    | 401 403 403 403 403 403 303 403 403
            POST /entries/{id}/return                | case-study:submitted| step    | 401 404 404 403 403 403 303 404 404
            POST /entries/{id}/publish               | case-study:submitted| step    | 401 404 404 403 403 403 303 404 404
            POST /entries/{id}/archive               | case-study:network  | step    | 401 403 403 403 403 303 303 403 403
            POST /entries/{entryId}/comments         | note:draft          | comment | 401 404 404 303 303 303 404 404 404
            POST /entries/{id}/links                 | note:draft          | link    | 401 404 404 303 303 303 404 404 404
            POST /entries/{id}/links/{link}/undo     | link:network        | none    | 401 403 403 303 403 403 303 403 403
            POST /introductions/{one}/{other}        | meeting:network     | meet    | 401 403 303 303 303 303 303 403 403
            POST /comments/{id}/edit                 | comment:network     | comment | 401 403 403 303 403 403 403 403 403
            POST /comments/{id}/reactions            | comment:network     | reaction | 401 303 303 403 303 303 303 303 303
            POST /comments/{id}/remove               | comment:network     | none    | 401 403 403 303 403 403 403 403 403
            POST /tags/{slug}/follow                 | topic:proposed      | none    | 401 303 303 303 303 303 303 303 303
            POST /tags/{slug}/unfollow               | topic:proposed      | none    | 401 303 303 303 303 303 303 303 303
            POST /tags/{slug}/reason                 | topic:proposed      | step    | 401 303 303 303 303 303 303 303 303
            POST /tags/{slug}/site                   | topic:proposed      | site    | 401 403 403 303 303 303 403 403 403
            POST /tags/{slug}/promotion              | topic:site          | step    | 401 403 403 403 403 303 403 403 403
            POST /tags/{slug}/edit                   | topic:accepted      | topic   | 401 403 403 403 403 403 303 403 403
            POST /tags/{slug}/merge                  | topic:accepted      | merge   | 401 403 403 403 403 403 303 403 403
            POST /tags/{slug}/at/{site}/follow       | topic:accepted      | none    | 401 303 303 303 303 303 303 303 303
            POST /sites/{slug}/follow                | site                | none    | 401 303 303 303 303 303 303 303 303
            POST /sites/{slug}/unfollow              | site                | none    | 401 303 303 303 303 303 303 303 303
            POST /curation/topics/pairs/{id}/different | topics            | none    | 401 403 403 403 403 403 303 403 403
            POST /curation/topics/pairs/{id}/undecided | topics            | none    | 401 403 403 403 403 403 303 403 403
            POST /api/v1/vocabulary                  | topic:accepted      | skos    | 401 403 403 403 403 403 200 403 403
            POST /curation/vocabulary                | topic:accepted      | skos    | 401 403 403 403 403 403 200 403 403
            POST /api/v1/reports/entries/{id}        | note:network        | report  | 401 201 201 403 201 201 201 201 201
            POST /api/v1/reports/comments/{id}       | comment:network     | report  | 401 201 201 403 201 201 201 201 201
            POST /reports/entries/{id}               | note:network        | report  | 401 303 303 403 303 303 303 303 303
            POST /reports/comments/{id}              | comment:network     | report  | 401 303 303 403 303 303 303 303 303
            POST /api/v1/moderation/cases/{id}/take  | case                | none    | 401 403 403 403 403 403 403 200 200
            POST /api/v1/moderation/cases/{id}/decisions | case            | ruling  | 401 403 403 403 403 403 403 200 403
            POST /api/v1/moderation/cases/{id}/answers | appealed          | granting | 401 403 403 403 403 403 403 403 200
            POST /moderation/{id}/take               | case                | none    | 401 403 403 403 403 403 403 303 303
            POST /moderation/{id}/decision           | case                | ruling  | 401 403 403 403 403 403 403 303 403
            POST /moderation/{id}/appeal             | appealed            | granting | 401 403 403 403 403 403 403 403 303
            POST /decisions/{id}/appeal              | ruled               | appeal  | 401 404 404 303 404 404 404 404 404
            POST /api/v1/decisions/{id}/appeals      | ruled               | appeal  | 401 404 404 201 404 404 404 404 404
            POST /api/v1/audit/check                 | -                   | none    | 401 403 403 403 403 403 403 200 200
            POST /moderation/log/check               | -                   | none    | 401 403 403 403 403 403 403 303 303
            POST /api/v1/challenges/{id}/answered    | challenge:network   | answered | 401 200 403 403 403 403 403 200 403
            POST /api/v1/challenges/{id}/reopen      | marked:network      | none    | 401 200 403 403 403 403 403 403 403
            POST /api/v1/challenges/{id}/unknown     | challenge:network   | unknown | 401 403 403 200 403 403 403 403 403
            POST /api/v1/challenges/{id}/pass        | challenge:network   | pass    | 401 403 403 200 403 403 200 403 403
            PUT /api/v1/comments/{id}/accepted       | answer:network      | none    | 401 403 403 204 403 403 403 403 403
            DELETE /api/v1/comments/{id}/accepted    | answer:network      | none    | 401 403 403 204 403 403 403 403 403
            POST /api/v1/entries/{id}/asks           | askable:network     | asking  | 401 200 200 200 200 200 200 200 422
            POST /api/v1/asks/{id}/decline           | question-asked      | not-me  | 401 204 404 404 404 404 404 404 404
            PUT /api/v1/asks/wish                    | -                   | wish    | 401 204 204 204 204 204 204 204 204
            POST /api/v1/tensions                    | -                   | tension | 401 403 403 403 403 403 201 403 403
            PUT /api/v1/tensions/{slug}              | tension             | tension | 401 403 403 403 403 403 200 403 403
            POST /api/v1/tensions/{slug}/placements  | tension             | place   | 401 403 403 201 201 201 403 403 403
            POST /challenges/{id}/answered           | challenge:network   | answered | 401 303 403 403 403 403 403 303 403
            POST /challenges/{id}/reopen             | marked:network      | none    | 401 303 403 403 403 403 403 403 403
            POST /challenges/{id}/unknown            | challenge:network   | unknown | 401 403 403 303 403 403 403 403 403
            POST /challenges/{id}/pass               | challenge:network   | pass    | 401 403 403 303 403 403 303 403 403
            POST /answers/{id}/accept                | answer:network      | none    | 401 403 403 303 403 403 403 403 403
            POST /answers/{id}/take-back             | answer:network      | none    | 401 403 403 303 403 403 403 403 403
            POST /entries/{id}/ask                   | askable:network     | asking  | 401 303 303 303 303 303 303 303 422
            POST /asks/{id}/decline                  | question-asked      | not-me  | 401 303 404 404 404 404 404 404 404
            POST /asks/wish                          | -                   | wish    | 401 303 303 303 303 303 303 303 303
            POST /tensions                           | -                   | tension | 401 403 403 403 403 403 303 403 403
            POST /tensions/{slug}/edit               | tension             | tension | 401 403 403 403 403 403 303 403 403
            POST /tensions/{slug}/place              | tension             | place   | 401 403 403 303 303 303 403 403 403
            POST /circles                            | -                   | circle  | 401 303 303 303 303 303 303 303 303
            POST /circles/{key}/invitations          | circle:two          | invited | 401 404 404 303 303 404 404 404 404
            POST /circles/{key}/invitations/{handle}/withdraw | circle:asked | none | 401 404 404 303 404 404 404 404 404
            POST /circles/{key}/answer               | circle:asked        | answer  | 401 404 404 404 303 404 404 404 404
            POST /circles/{key}/leave                | circle:two          | leaving | 401 404 404 303 303 404 404 404 404
            POST /circles/{key}/releases/{entry}     | circle:two          | proposed | 401 404 404 303 303 404 404 404 404
            POST /circles/{key}/releases/{entry}/answer | circle:proposed  | answer  | 401 404 404 303 303 404 404 404 404
            POST /api/v1/circles                     | -                   | circle  | 401 201 201 201 201 201 201 201 201
            POST /api/v1/circles/{key}/invitations   | circle:two          | invited | 401 404 404 200 200 404 404 404 404
            DELETE /api/v1/circles/{key}/invitations/{handle} | circle:asked | none | 401 404 404 204 404 404 404 404 404
            POST /api/v1/circles/{key}/answer        | circle:asked        | answer  | 401 404 404 404 204 404 404 404 404
            POST /api/v1/circles/{key}/leave         | circle:two          | leaving | 401 404 404 204 204 404 404 404 404
            POST /api/v1/circles/{key}/releases/{entry} | circle:two       | proposed | 401 404 404 200 200 404 404 404 404
            POST /api/v1/circles/{key}/releases/{entry}/answer | circle:proposed | answer | 401 404 404 200 200 404 404 404 404
            POST /comments/{id}/identity             | spoken:network      | step    | 401 403 403 403 403 403 403 200 403
            POST /api/v1/comments/{id}/identity-lookups | spoken:network   | step    | 401 403 403 403 403 403 403 200 403
            POST /imports                            | -                   | file    | 401 403 403 403 403 403 303 403 303
            """;

    @Inject
    Routes routes;

    /** One row of the table; {@link RoughInputTest} sends the same requests, changed so that they have to be refused. */
    record Row(String method, String path, String thing, String body, List<Integer> answers) {

        static List<Row> all() {
            return TABLE.lines().map(line -> {
                String[] cell = line.split("\\|");
                String[] route = cell[0].strip().split(" ");
                return new Row(route[0], route[1], cell[1].strip(), cell[2].strip(),
                        List.of(cell[3].strip().split(" ")).stream().map(Integer::valueOf).toList());
            }).toList();
        }

        String route() {
            return method + " " + path;
        }

        /** What it is tried on, new each time. */
        Thing newThing() {
            return thing.equals("-") ? new Thing("-", Map.of()) : Cast.make(thing);
        }

        /** Somebody who may do it. */
        Person doer() {
            return Stream.of(Person.values()).filter(person -> answers.get(person.ordinal()) < 300
                    || answers.get(person.ordinal()) == 303).findFirst().orElseThrow();
        }
    }

    @Test
    void everyRouteOfTheRunningProgramIsTried() {
        Set<String> tried = new TreeSet<>(VisibilityTest.ADDRESSES.keySet());
        Row.all().forEach(row -> tried.add(row.route()));
        Set<String> unknown = new TreeSet<>(routes.endpoints().keySet());
        unknown.removeAll(tried);
        tried.removeAll(routes.endpoints().keySet());
        assertEquals(Set.of(), unknown, "Routes without a row");
        assertEquals(Set.of(), tried, "Rows without a route");
    }

    @Test
    void everybodyMayDoWhatTheTableSaysAndNothingElse() {
        Cast.enters();
        List<String> wrong = new ArrayList<>();
        for (Row row : Row.all()) {
            for (Person person : Person.values()) {
                Web web = person.signedIn() ? Web.of(person) : Web.newSession(person);
                Answer answer = Bodies.send(web, row, row.newThing());
                int expected = row.answers().get(person.ordinal());
                if (answer.status() != expected) {
                    wrong.add(row.route() + " by " + person + ": " + answer.status() + " instead of " + expected);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }
}
