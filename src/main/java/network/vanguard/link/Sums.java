package network.vanguard.link;

import java.util.Arrays;

/**
 * Sums by number, each at its place from 0 on in the order in which they came. Small enough to stay near the processor, which an array with
 * a place for each of a million numbers does not: a list takes two thirds of the time with it.
 */
final class Sums {

    private static final int SLOTS = 1 << 16;
    /** 2^32 over the golden ratio, which spreads numbers that follow each other (Knuth, The Art of Computer Programming 3, 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private int[] numbers = new int[SLOTS / 2];
    private long[] sums = new long[SLOTS / 2];
    private int size;
    /** The place of each number and one more, somewhere from where its spread points to; zero where none is. */
    private int[] slots = new int[SLOTS];
    private int shift = Integer.numberOfLeadingZeros(SLOTS) + 1;

    int size() {
        return size;
    }

    /** The numbers by place; those from {@link #size()} on mean nothing. */
    int[] numbers() {
        return numbers;
    }

    /** The sums by place, likewise. */
    long[] sums() {
        return sums;
    }

    /** Adds a part; a number that is new comes in by no less than the least. */
    void add(int number, long part, long least) {
        int slot = number * SPREAD >>> shift;
        while (slots[slot] != 0) {
            int place = slots[slot] - 1;
            if (numbers[place] == number) {
                sums[place] += part;
                return;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (part >= least) {
            numbers[size] = number;
            sums[size++] = part;
            slots[slot] = size;
            if (size == numbers.length) {
                grow();
            }
        }
    }

    private void grow() {
        numbers = Arrays.copyOf(numbers, size * 2);
        sums = Arrays.copyOf(sums, size * 2);
        slots = new int[slots.length * 2];
        shift--;
        for (int place = 0; place < size; place++) {
            int slot = numbers[place] * SPREAD >>> shift;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = place + 1;
        }
    }

    void clear() {
        if (slots.length > SLOTS) {
            numbers = new int[SLOTS / 2];
            sums = new long[SLOTS / 2];
            slots = new int[SLOTS];
            shift = Integer.numberOfLeadingZeros(SLOTS) + 1;
        } else {
            Arrays.fill(slots, 0);
        }
        size = 0;
    }
}
