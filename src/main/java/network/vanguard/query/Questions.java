package network.vanguard.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.hibernate.query.NativeQuery;
import org.hibernate.query.spi.QueryParameterBinding;
import org.hibernate.query.sql.internal.NativeQueryImpl;
import org.hibernate.query.sql.spi.ParameterOccurrence;

/**
 * What one page asks the database. Most of what a question costs is the way there and back, not its rows: so nothing is sent before the
 * first answer is looked at, and then all that can be asked goes as one statement; questions that follow from answers go with the next.
 *
 * <p>Not for more than one thread, nor for longer than its transaction.
 */
public final class Questions {

    /** The statements for so many questions beside each other: there are as many as there are kinds of pages. */
    private static final Map<List<String>, String> STATEMENTS = new ConcurrentHashMap<>();

    private final List<Question<?>> waiting = new ArrayList<>();

    /** Asks a question; looking at its answer sends all that wait. */
    public <T> Supplier<T> ask(Question<T> question) {
        waiting.add(question);
        return () -> {
            while (!question.ready(new ArrayList<>())) {
                List<Question.Asked> open = new ArrayList<>();
                waiting.removeIf(one -> one.ready(open));
                send(open);
            }
            return question.read();
        };
    }

    private static void send(List<Question.Asked> open) {
        if (open.size() == 1) {
            open.get(0).rows = open.get(0).query.getResultList();
            return;
        }
        NativeQuery<Object[]> together = implementor(open.get(0)).getSession().createNativeQuery(
                STATEMENTS.computeIfAbsent(open.stream().map(one -> one.query.getQueryString()).toList(),
                        any -> statement(open)),
                Object[].class);
        for (int n = 0; n < open.size(); n++) {
            NativeQueryImpl<?> query = implementor(open.get(n));
            int place = 0;
            for (ParameterOccurrence parameter : query.getParameterOccurrences()) {
                bind(together, name(n, place++), query.getParameterBindings().getBinding(parameter.parameter()));
            }
        }
        Object[] answers = together.getSingleResult();
        for (int n = 0; n < open.size(); n++) {
            open.get(n).rows = JsonRow.rows((String) answers[n]);
        }
    }

    private static NativeQueryImpl<?> implementor(Question.Asked asked) {
        return (NativeQueryImpl<?>) asked.query;
    }

    private static <P> void bind(NativeQuery<?> together, String name, QueryParameterBinding<P> binding) {
        together.setParameter(name, binding.getBindValue(), binding.getBindType());
    }

    private static String name(int question, int place) {
        return "q" + question + "_" + place;
    }

    /** All of them beside each other, the rows of each as a list in JSON; null for no rows. */
    private static String statement(List<Question.Asked> questions) {
        StringBuilder together = new StringBuilder("SELECT ");
        for (int n = 0; n < questions.size(); n++) {
            together.append(n == 0 ? "" : ",\n").append("CAST((SELECT json_agg(q) FROM (");
            // Hibernate has put a question mark where each parameter stood
            String sql = questions.get(n).query.getQueryString();
            int from = 0;
            int place = 0;
            for (ParameterOccurrence parameter : implementor(questions.get(n)).getParameterOccurrences()) {
                together.append(sql, from, parameter.sourcePosition()).append(':').append(name(n, place++));
                from = parameter.sourcePosition() + 1;
            }
            together.append(sql, from, sql.length()).append(") q) AS text) AS q").append(n);
        }
        return together.toString();
    }
}
