package org.bottega.workspace.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Reads the lines that another process appends to a file. Not a pipe: native libraries print into the
/// middle of those, and a file is still there when its writer was killed.
public final class LineTail {
    private final Path file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[1 << 16];
    private long position;

    public LineTail(Path file) {
        this.file = file;
    }

    /// True once the other process has begun to write.
    public boolean begun() {
        return Files.exists(file);
    }

    /// Hands over the lines written since the last call. A line cut short by a kill is left alone.
    public void drain(Consumer<String> sink) throws IOException {
        if (!begun()) {
            return;
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(position);
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                position += read;
                take(read, sink);
            }
        }
    }

    private void take(int length, Consumer<String> sink) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                line.write(buffer, start, i - start);
                var text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                start = i + 1;
                sink.accept(text);
            }
        }
        line.write(buffer, start, length - start);
    }
}
