package org.bottega.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bottega.kernel.ProblemException;
import org.bottega.model.features.SentenceEncoder;
import org.jspecify.annotations.Nullable;

/// The sentence network all-MiniLM-L6-v2 (quantised), run by ONNX Runtime: the mean of the vectors of a text's
/// pieces, brought to length 1. Of a text the first 256 pieces are read. Each text is run by itself, since a
/// quantised network rounds by the largest number of all texts that it sees at once. Vectors of the last few
/// thousand different texts are kept, so that asking again costs nothing.
public final class MiniLm implements SentenceEncoder {
    private static final String NETWORK = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
    private static final int WIDTH = 384;
    private static final int MOST_PIECES = 256;
    private static final int KEPT = 8_192;

    private static final Map<String, float[]> LAST =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                            return size() > KEPT;
                        }
                    });

    /// The network in memory, loaded when it is first needed.
    private record Loaded(OrtEnvironment environment, OrtSession session, WordPieces pieces) {
        private static volatile @Nullable Loaded instance;

        static Loaded get() {
            var ready = instance;
            if (ready == null) {
                synchronized (Loaded.class) {
                    ready = instance;
                    if (ready == null) {
                        ready = load();
                        instance = ready;
                    }
                }
            }
            return ready;
        }

        private static Loaded load() {
            try (var options = new OrtSession.SessionOptions()) {
                var environment = OrtEnvironment.getEnvironment();
                environment.setTelemetry(false);
                options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
                options.addConfigEntry("session.intra_op.allow_spinning", "0");
                // texts come from many threads already
                options.setIntraOpNumThreads(1);
                var session = environment.createSession(bytes(NETWORK), options);
                return new Loaded(environment, session, WordPieces.read(bytes(TOKENIZER)));
            } catch (OrtException | IOException | LinkageError e) {
                throw refused(e);
            }
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (var in = MiniLm.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            return in.readAllBytes();
        }
    }

    private static ProblemException refused(Throwable e) {
        return ProblemException.input(
                "sentence vectors",
                "The network that turns texts into vectors cannot be run (" + e.getMessage() + ").",
                "Use words of texts (tf-idf) instead.");
    }

    @Override
    public String id() {
        return "all-minilm-l6-v2-q";
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void encode(String text, double[] out, int offset) {
        var vector = LAST.get(text);
        if (vector == null) {
            vector = run(text);
            LAST.put(text, vector);
        }
        for (int j = 0; j < WIDTH; j++) {
            out[offset + j] = vector[j];
        }
    }

    private static float[] run(String text) {
        var loaded = Loaded.get();
        var ids = loaded.pieces().ids(text, MOST_PIECES);
        var ones = new long[ids.length];
        java.util.Arrays.fill(ones, 1);
        try (var pieces = tensor(loaded, ids);
                var mask = tensor(loaded, ones);
                var types = tensor(loaded, new long[ids.length]);
                var result =
                        loaded.session()
                                .run(
                                        Map.of(
                                                "input_ids",
                                                pieces,
                                                "attention_mask",
                                                mask,
                                                "token_type_ids",
                                                types))) {
            return mean(((float[][][]) result.get(0).getValue())[0]);
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    private static OnnxTensor tensor(Loaded loaded, long[] values) throws OrtException {
        return OnnxTensor.createTensor(loaded.environment(), new long[][] {values});
    }

    private static float[] mean(float[][] pieces) {
        var sum = new double[WIDTH];
        double squares = 0;
        for (int j = 0; j < WIDTH; j++) {
            for (var piece : pieces) {
                sum[j] += piece[j];
            }
            squares += sum[j] * sum[j];
        }
        double length = Math.max(Math.sqrt(squares), Double.MIN_NORMAL);
        var vector = new float[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
            vector[j] = (float) (sum[j] / length);
        }
        return vector;
    }
}
