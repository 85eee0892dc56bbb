package org.bottega.kernel.param;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.param.Domain.Scale;
import org.bottega.kernel.table.Kind;

/// One typed setting, declared once. From it come the form, the file, the tuner's dimension, the
/// command-line option and the documentation.
///
/// Two params are the same when their ids are the same; a set of them holds each id once.
public final class Param<T> {
    private final String id;
    private final String label;
    private final Domain<T> domain;
    private final T preset;
    private final String doc;

    private Param(String id, String label, Domain<T> domain, T preset, String doc) {
        this.id = id;
        this.label = label;
        this.domain = domain;
        this.preset = domain.read(id, domain.write(preset));
        this.doc = doc;
    }

    public static Param<Integer> whole(String id, int preset, int min, int max) {
        return new Param<>(id, label(id), new Domain.Whole(min, max, Scale.LINEAR), preset, "");
    }

    public static Param<Double> real(String id, double preset, double min, double max) {
        return new Param<>(id, label(id), new Domain.Real(min, max, Scale.LINEAR), preset, "");
    }

    public static <E extends Enum<E>> Param<E> choice(String id, E preset) {
        return new Param<>(
                id, label(id), new Domain.Choice<>(preset.getDeclaringClass()), preset, "");
    }

    public static Param<Boolean> flag(String id, boolean preset) {
        return new Param<>(id, label(id), new Domain.Flag(), preset, "");
    }

    public static Param<String> line(String id, String preset) {
        return new Param<>(id, label(id), new Domain.Line(), preset, "");
    }

    /// A path.
    ///
    /// @param extensions what a file's name may end in, without the dot; none for any
    public static Param<String> path(
            String id, String preset, Domain.Use use, String... extensions) {
        return new Param<>(
                id, label(id), new Domain.Location(use, List.of(extensions)), preset, "");
    }

    /// One column of the table that comes in; none unless chosen.
    ///
    /// @param kinds what it may be; none given means anything
    public static Param<String> column(String id, Kind... kinds) {
        return new Param<>(id, label(id), new Domain.ColumnName(Set.of(kinds)), "", "");
    }

    /// Some columns of the table that comes in; none unless chosen.
    public static Param<List<String>> columns(String id, Kind... kinds) {
        return new Param<>(id, label(id), new Domain.ColumnNames(Set.of(kinds)), List.of(), "");
    }

    /// An expression over the columns of the table that comes in.
    public static Param<String> formula(String id) {
        return new Param<>(id, label(id), new Domain.Formula(false), "", "");
    }

    /// An expression that is true or false.
    public static Param<String> condition(String id) {
        return new Param<>(id, label(id), new Domain.Formula(true), "", "");
    }

    public static Param<List<String>> lines(String id, String... preset) {
        return new Param<>(id, label(id), new Domain.Lines(), List.of(preset), "");
    }

    /// The text of a program or a question, line by line.
    public static Param<List<String>> code(String id, String... preset) {
        return new Param<>(id, label(id), new Domain.Code(), List.of(preset), "");
    }

    /// The same setting walked through on a logarithmic scale.
    @SuppressWarnings("unchecked")
    public Param<T> log() {
        var scaled =
                (Domain<T>)
                        switch (domain) {
                            case Domain.Whole(int min, int max, var _) ->
                                    new Domain.Whole(min, max, Scale.LOG);
                            case Domain.Real(double min, double max, var _) ->
                                    new Domain.Real(min, max, Scale.LOG);
                            default ->
                                    throw new IllegalStateException(
                                            id + " is not a number, so it has no log scale");
                        };
        return new Param<>(id, label, scaled, preset, doc);
    }

    /// The same setting with a sentence that says what it does.
    public Param<T> doc(String text) {
        return new Param<>(id, label, domain, preset, text);
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public Domain<T> domain() {
        return domain;
    }

    /// The value when none is chosen.
    public T preset() {
        return preset;
    }

    public String doc() {
        return doc;
    }

    private static String label(String id) {
        var words = id.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Param<?> param && param.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id + ": " + domain.describe() + ", " + domain.write(preset) + " if not set";
    }
}
