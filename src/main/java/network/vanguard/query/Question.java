package network.vanguard.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.persistence.Tuple;

import org.hibernate.query.NativeQuery;

/**
 * A question to the database that may go there together with others: see {@link Questions}. Whoever asks keeps its own SQL and its own
 * reading of the rows. It is asked once; not for more than one thread, nor for longer than its transaction.
 *
 * @param <T> what the answer is read as
 */
public abstract class Question<T> {

    Question() {}

    /**
     * A question that only reads. Its columns have different names, and their types are those of {@link JsonRow}.
     *
     * @param query   with all its parameters, each of one value
     * @param reading of its rows, called once
     */
    public static <T> Question<T> of(NativeQuery<Tuple> query, Function<List<Tuple>, T> reading) {
        return new Asked(query).map(reading);
    }

    /** What is known already. */
    public static <T> Question<T> known(T answer) {
        return new Question<>() {
            @Override
            boolean ready(List<Asked> open) {
                return true;
            }

            @Override
            T read() {
                return answer;
            }
        };
    }

    /** The same question, its answer read further. */
    public final <R> Question<R> map(Function<T, R> reading) {
        return new Read<>(this, reading);
    }

    /** A question that can be asked once this one is answered. */
    public final <R> Question<R> then(Function<T, Question<R>> next) {
        return new Then<>(this, next);
    }

    /** This question and another beside it. */
    public final <U, R> Question<R> with(Question<U> other, BiFunction<T, U, R> reading) {
        return new Both<>(this, other).map(both -> reading.apply(this.read(), other.read()));
    }

    /** Its answer, when nothing else has to be asked. */
    public final T answer() {
        return new Questions().ask(this).get();
    }

    /**
     * Whether everything is there for its answer.
     *
     * @param open gets what has to be sent to the database first
     */
    abstract boolean ready(List<Asked> open);

    /** Its answer, once it is {@link #ready}. */
    abstract T read();

    /** A query and its rows, once it was sent. */
    static final class Asked extends Question<List<Tuple>> {

        final NativeQuery<Tuple> query;
        List<Tuple> rows;

        private Asked(NativeQuery<Tuple> query) {
            this.query = query;
        }

        @Override
        boolean ready(List<Asked> open) {
            if (rows == null) {
                open.add(this);
            }
            return rows != null;
        }

        @Override
        List<Tuple> read() {
            return rows;
        }
    }

    private static final class Read<S, T> extends Question<T> {

        private final Question<S> of;
        private final Function<S, T> reading;
        private boolean done;
        private T answer;

        private Read(Question<S> of, Function<S, T> reading) {
            this.of = of;
            this.reading = reading;
        }

        @Override
        boolean ready(List<Asked> open) {
            return done || of.ready(open);
        }

        @Override
        T read() {
            if (!done) {
                answer = reading.apply(of.read());
                done = true;
            }
            return answer;
        }
    }

    private static final class Then<S, T> extends Question<T> {

        private final Question<S> first;
        private final Function<S, Question<T>> following;
        private Question<T> next;

        private Then(Question<S> first, Function<S, Question<T>> following) {
            this.first = first;
            this.following = following;
        }

        @Override
        boolean ready(List<Asked> open) {
            if (next == null && first.ready(open)) {
                next = following.apply(first.read());
            }
            return next != null && next.ready(open);
        }

        @Override
        T read() {
            return next.read();
        }
    }

    private static final class Both<T, U> extends Question<List<Tuple>> {

        private final Question<T> one;
        private final Question<U> other;

        private Both(Question<T> one, Question<U> other) {
            this.one = one;
            this.other = other;
        }

        @Override
        boolean ready(List<Asked> open) {
            // both are looked at, because both are sent together
            return one.ready(open) & other.ready(open);
        }

        @Override
        List<Tuple> read() {
            return new ArrayList<>();
        }
    }
}
