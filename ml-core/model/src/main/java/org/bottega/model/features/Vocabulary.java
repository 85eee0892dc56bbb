package org.bottega.model.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Terms with numbers from 0 on, looked up by a piece of a character array so that no text has to be made
/// for it (open addressing).
public final class Vocabulary {
    private final List<String> terms = new ArrayList<>();
    private int[] table = new int[64];

    public Vocabulary() {
        Arrays.fill(table, -1);
    }

    public static Vocabulary of(List<String> terms) {
        var vocabulary = new Vocabulary();
        for (var term : terms) {
            vocabulary.add(term.toCharArray(), 0, term.length());
        }
        return vocabulary;
    }

    public int size() {
        return terms.size();
    }

    public String term(int number) {
        return terms.get(number);
    }

    /// The number of a term, −1 where it is not there.
    public int find(char[] text, int from, int to) {
        int mask = table.length - 1;
        for (int at = hash(text, from, to) & mask; table[at] >= 0; at = at + 1 & mask) {
            if (same(terms.get(table[at]), text, from, to)) {
                return table[at];
            }
        }
        return -1;
    }

    /// The number of a term, a new one where it was not there.
    public int add(char[] text, int from, int to) {
        int known = find(text, from, to);
        if (known >= 0) {
            return known;
        }
        terms.add(new String(text, from, to - from));
        if (terms.size() * 2 > table.length) {
            table = new int[table.length * 2];
            Arrays.fill(table, -1);
            for (int number = 0; number < terms.size(); number++) {
                place(number);
            }
        } else {
            place(terms.size() - 1);
        }
        return terms.size() - 1;
    }

    private void place(int number) {
        var term = terms.get(number);
        int mask = table.length - 1;
        int at = hash(term.toCharArray(), 0, term.length()) & mask;
        while (table[at] >= 0) {
            at = at + 1 & mask;
        }
        table[at] = number;
    }

    private static int hash(char[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    private static boolean same(String term, char[] text, int from, int to) {
        if (term.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (term.charAt(i - from) != text[i]) {
                return false;
            }
        }
        return true;
    }
}
