package network.vanguard.comment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import network.vanguard.paging.Cursor;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;

/** The place of a comment says all that a page of a thread needs to know. */
class CommentPathTest {

    private record Node(byte[] path, List<Node> replies) {}

    @Test
    void aPathIsItsParentsPathAndThreeBytesOfPlace() {
        byte[] first = CommentPath.child(CommentPath.START, 1);
        assertArrayEquals(new byte[]{0, 0, 1}, first);
        assertArrayEquals(new byte[]{0, 0, 1, 1, 2, 3}, CommentPath.child(first, 0x010203));
        assertEquals(0, CommentPath.depth(first));
        assertEquals(1, CommentPath.depth(CommentPath.child(first, 7)));
    }

    @Test
    void theOrderOfBytesIsReadingOrder() {
        Random random = new Random(57);
        Node thread = new Node(CommentPath.START, new ArrayList<>());
        List<Node> all = new ArrayList<>(List.of(thread));
        for (int n = 0; n < 2_000; n++) {
            Node parent = all.get(random.nextInt(all.size()));
            Node reply = new Node(CommentPath.child(parent.path, parent.replies.size() + 1), new ArrayList<>());
            parent.replies.add(reply);
            all.add(reply);
        }
        List<byte[]> read = new ArrayList<>();
        read(thread, read);
        List<byte[]> sorted = all.stream().skip(1).map(Node::path).sorted(Arrays::compareUnsigned).toList();
        for (int i = 0; i < sorted.size(); i++) {
            assertArrayEquals(read.get(i), sorted.get(i), "place " + i);
        }
    }

    private static void read(Node node, List<byte[]> into) {
        for (Node reply : node.replies) {
            into.add(reply.path);
            read(reply, into);
        }
    }

    @Test
    void theNextByteIsReachedInOrder() {
        assertTrue(Arrays.compareUnsigned(CommentPath.child(CommentPath.START, 127),
                CommentPath.child(CommentPath.START, 128)) < 0);
        assertTrue(Arrays.compareUnsigned(CommentPath.child(CommentPath.START, 0xFFFF),
                CommentPath.child(CommentPath.START, 0x10000)) < 0);
    }

    @Test
    void aReplyIsInTheBranchOfWhatItAnswers() {
        byte[] answered = CommentPath.child(CommentPath.child(CommentPath.START, 3), 300);
        byte[] reply = CommentPath.child(CommentPath.branchFor(answered), 1);
        assertArrayEquals(answered, Arrays.copyOf(reply, answered.length));
    }

    @Test
    void theDeepestCommentsAreAnsweredBesideThemAndNotBelow() {
        byte[] path = CommentPath.START;
        for (int depth = 0; depth <= CommentPath.MAX_DEPTH; depth++) {
            path = CommentPath.child(CommentPath.branchFor(path), 1);
            assertEquals(depth, CommentPath.depth(path));
        }
        byte[] beside = CommentPath.child(CommentPath.branchFor(path), 2);
        assertEquals(CommentPath.MAX_DEPTH, CommentPath.depth(beside));
        assertTrue(Arrays.compareUnsigned(path, beside) < 0, "still after the one that it answers");
    }

    @Test
    void whenEveryPlaceIsTakenItIsSaid() {
        assertEquals(3, CommentPath.child(CommentPath.START, (1 << 24) - 1).length);
        assertThrows(Conflict.class, () -> CommentPath.child(CommentPath.START, 1 << 24));
    }

    @Test
    void aCursorComesBackAsThePathThatItWasMadeOf() {
        byte[] path = CommentPath.child(CommentPath.child(CommentPath.START, 0xFFFFFF), 1);
        assertArrayEquals(path, CommentPath.of(CommentPath.cursor(path)));
        assertArrayEquals(CommentPath.START, CommentPath.of(null));
        assertArrayEquals(CommentPath.START, CommentPath.of(""));
    }

    @Test
    void anInventedCursorIsRefused() {
        assertThrows(Invalid.class, () -> CommentPath.of("%"));
        assertThrows(Invalid.class, () -> CommentPath.of(Cursor.write(CommentPath.LIST, "AAAA" + "B")));
        assertThrows(Invalid.class, () -> CommentPath.of(Cursor.write(CommentPath.LIST, "AAAAAA")), "four bytes are no path");
        assertThrows(Invalid.class, () -> CommentPath.of(Cursor.write(CommentPath.LIST, "AAAA".repeat(66))),
                "deeper than any comment");
    }
}
