package org.bottega.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import org.bottega.data.Snapshot;
import org.bottega.data.Snapshots;
import org.bottega.data.duck.Duck;
import org.bottega.data.profile.Inspection;
import org.bottega.data.profile.Profile;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;

/// How long it takes to profile and to inspect a table of made-up columns: two thirds numbers, the rest
/// categories, truth values, moments and texts.
///
/// Usage: `ProfileTime FOLDER [ROWS=1000000] [COLUMNS=30]`.
public final class ProfileTime {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private ProfileTime() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        long rows = args.length > 1 ? Long.parseLong(args[1]) : 1_000_000;
        int columns = args.length > 2 ? Integer.parseInt(args[2]) : 30;
        Files.createDirectories(folder);
        var place = folder.resolve("made-" + rows + "x" + columns);
        var snapshot = Files.exists(place) ? Snapshot.open(place) : made(place, rows, columns);
        try (var old = Files.newDirectoryStream(place, "*.profile.json")) {
            for (var file : old) {
                Files.delete(file);
            }
        }
        print("profile", rows, columns, () -> Profile.of(snapshot, Progress.none()));
        print("inspection", rows, columns, () -> Inspection.of(snapshot, Progress.none()));
        print("inspection kept", rows, columns, () -> Inspection.of(snapshot, Progress.none()));
    }

    private static void print(String what, long rows, int columns, Runnable work) {
        long start = System.nanoTime();
        double busy = busy();
        work.run();
        OUT.printf(
                Locale.ROOT,
                "%s of %,d rows x %d columns: %.2f s on %d cores, %.2f s of processor time%n",
                what,
                rows,
                columns,
                (System.nanoTime() - start) / 1e9,
                Runtime.getRuntime().availableProcessors(),
                busy() - busy);
    }

    /// What this process took of the processors so far, in seconds: tells on a busy machine what the
    /// time alone does not.
    private static double busy() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(d -> d.toMillis() / 1e3)
                .orElse(0.0);
    }

    private static Snapshot made(Path place, long rows, int columns) {
        var select = new ArrayList<String>();
        var fields = new ArrayList<Field>();
        for (int c = 0; c < columns; c++) {
            var name = "c" + c;
            var hole = "case when random() < 0.05 then null else ";
            var sql =
                    switch (c % 12) {
                        case 0, 1, 2 ->
                                hole
                                        + "sqrt(-2 * ln(random() + 1e-12)) * cos(6.283 * random()) end";
                        case 3, 4 -> hole + "round(random() * 1000)::double end";
                        case 5, 6 -> hole + "exp(3 * random()) end";
                        case 7 -> "floor(random() * 10)::double";
                        case 8 -> "'L' || floor(pow(random(), 2) * 30)";
                        case 9 -> "'M' || floor(pow(random(), 2) * 50000)";
                        case 10 -> "case when random() < 0.3 then 'yes' else 'no' end";
                        default ->
                                c % 24 == 11
                                        ? "timestamp '2020-01-01' + to_seconds(cast(floor(random()"
                                                + " * 86400 * 900) as bigint))"
                                        : "'customer ' || range || ' wrote on day ' ||"
                                                + " floor(random() * 100)";
                    };
            select.add(sql + " as " + name);
            if (c % 12 >= 8 && c % 12 <= 9) {
                fields.add(Field.of(name, Kind.CATEGORY));
            } else if (c == 10) {
                fields.add(Field.of(name, Kind.BOOLEAN).withRole(Role.TARGET));
            } else if (c % 24 == 23) {
                fields.add(Field.of(name, Kind.TEXT));
            }
        }
        try (var duck = Duck.open()) {
            return Snapshots.fromQuery(
                    duck,
                    "select " + String.join(", ", select) + " from range(" + rows + ")",
                    new Schema(fields),
                    "made",
                    place,
                    Progress.none());
        }
    }
}
