package org.bottega.model.features;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.bottega.kernel.table.CategoryColumn;

/// Names in an order whose positions are found at once, however many there are. Immutable; equal to any
/// list of the same names. Encoders keep their levels so, because a server looks up a few names at a time
/// and must not read thousands for each request.
public final class Levels extends AbstractList<String> implements RandomAccess {
    private final List<String> names;
    private final Map<String, Integer> position;

    private Levels(List<String> names) {
        this.names = List.copyOf(names);
        this.position = HashMap.newHashMap(names.size());
        for (int i = 0; i < names.size(); i++) {
            position.putIfAbsent(names.get(i), i);
        }
    }

    public static Levels of(List<String> names) {
        return names instanceof Levels levels ? levels : new Levels(names);
    }

    @Override
    public String get(int index) {
        return names.get(index);
    }

    @Override
    public int size() {
        return names.size();
    }

    /// The position of a name, −1 where it is not there.
    public int position(String name) {
        return position.getOrDefault(name, -1);
    }

    @Override
    public int indexOf(Object name) {
        return name instanceof String text ? position(text) : -1;
    }

    @Override
    public boolean contains(Object name) {
        return indexOf(name) >= 0;
    }

    /// For each row of a column its position here: −1 where it is missing, −2 where it is a name that is
    /// not here.
    public int[] positions(CategoryColumn column) {
        var codes = column.codes();
        var out = new int[codes.length];
        var known = column.levels();
        if (known.size() > codes.length) {
            for (int i = 0; i < out.length; i++) {
                out[i] = codes[i] < 0 ? MISSING : known(known.get(codes[i]));
            }
            return out;
        }
        var mapped = new int[known.size()];
        for (int l = 0; l < mapped.length; l++) {
            mapped[l] = known(known.get(l));
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = codes[i] < 0 ? MISSING : mapped[codes[i]];
        }
        return out;
    }

    /// the position of a missing value
    public static final int MISSING = -1;

    /// the position of a name that is not here
    public static final int UNSEEN = -2;

    private int known(String name) {
        int at = position(name);
        return at < 0 ? UNSEEN : at;
    }
}
