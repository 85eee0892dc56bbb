package org.bottega.explain;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.bottega.kernel.ProblemException;

/// An evaluation as a file, so that what was judged on held-out rows can be drawn later. Big-endian: a
/// mark, the target, the classes, the counts, then truth and predictions as doubles, and the numbers of the
/// rows in the data. Files of the first version have no numbers: their rows are all there were.
public final class EvaluationFile {
    /// The file's name beside the model that was judged.
    public static final String NAME = "evaluation.bin";

    private static final int FIRST = 0x42455631;
    private static final int MARK = 0x42455632;
    private static final int MOST_CLASSES = 100_000;

    private EvaluationFile() {}

    /// Writes the file whole or not at all.
    public static void write(Evaluation evaluation, Path file) {
        var beside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (var out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside)))) {
                out.writeInt(MARK);
                out.writeUTF(evaluation.target());
                out.writeInt(evaluation.classes().size());
                for (var name : evaluation.classes()) {
                    out.writeUTF(name);
                }
                out.writeInt(evaluation.truth().length);
                for (double value : evaluation.truth()) {
                    out.writeDouble(value);
                }
                for (double value : evaluation.told()) {
                    out.writeDouble(value);
                }
                for (int i = 0; i < evaluation.rows(); i++) {
                    out.writeInt(evaluation.row(i));
                }
            }
            Files.move(
                    beside,
                    file,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws ProblemException when the file is not one of ours or is cut short
    public static Evaluation read(Path file) {
        try (var in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            int mark = in.readInt();
            if (mark != MARK && mark != FIRST) {
                throw damaged(file);
            }
            var target = in.readUTF();
            int count = in.readInt();
            if (count < 0 || count > MOST_CLASSES) {
                throw damaged(file);
            }
            var classes = new ArrayList<String>();
            for (int i = 0; i < count; i++) {
                classes.add(in.readUTF());
            }
            int rows = in.readInt();
            int outputs = Math.max(1, count);
            if (rows < 1 || (long) rows * (outputs + 1) * Double.BYTES > Files.size(file)) {
                throw damaged(file);
            }
            var truth = doubles(in, rows);
            var told = doubles(in, rows * outputs);
            if (mark == FIRST) {
                return Evaluation.of(classes, target, truth, told);
            }
            var numbers = new int[rows];
            for (int i = 0; i < rows; i++) {
                numbers[i] = in.readInt();
            }
            return Evaluation.of(classes, target, truth, told, numbers);
        } catch (IOException e) {
            throw damaged(file);
        }
    }

    private static double[] doubles(DataInputStream in, int count) throws IOException {
        var out = new double[count];
        for (int i = 0; i < count; i++) {
            out[i] = in.readDouble();
        }
        return out;
    }

    private static ProblemException damaged(Path file) {
        return ProblemException.input(
                file.toString(),
                "The file of the model's evaluation is damaged.",
                "Search again to judge the model anew.");
    }
}
