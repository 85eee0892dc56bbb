package org.bottega.data.source.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.SourceColumn;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.job.Progress;

/// A folder of text files, one class a sub-folder: path, class and the whole text of each. UTF-8, or
/// Windows-1252 where it is none. Files that are empty, too large or no text are rejected.
public final class TextFolder implements RowSource {
    static final long LARGEST = 50L << 20;

    private final Path folder;

    public TextFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return String.valueOf(folder.getFileName());
    }

    @Override
    public void read(RowSink sink, Progress progress) throws IOException {
        var files = FolderFiles.of(folder, progress);
        sink.columns(
                List.of(
                        new SourceColumn("path", SourceType.CATEGORY),
                        new SourceColumn("class", SourceType.CATEGORY),
                        new SourceColumn("text", SourceType.CATEGORY)));
        for (int i = 0; i < files.size(); i++) {
            progress.at((double) i / files.size(), "Reading texts");
            progress.checkCancelled();
            var file = files.get(i);
            var path = FolderFiles.path(folder, file);
            try {
                sink.row(path, FolderFiles.label(folder, file), text(file));
            } catch (Unreadable e) {
                sink.reject(i + 1L, String.valueOf(e.getMessage()), path);
            } catch (IOException e) {
                sink.reject(i + 1L, "the file cannot be read", path);
            }
        }
    }

    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    private static String text(Path file) throws IOException, Unreadable {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new Unreadable("the file is larger than 50 MB");
        }
        var bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            throw new Unreadable("the file is empty");
        }
        if (bytes.length > 1
                && ((bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe
                        || (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw new Unreadable("the file is no text: it has zero bytes");
            }
        }
        boolean marked =
                bytes.length > 2
                        && (bytes[0] & 0xff) == 0xef
                        && (bytes[1] & 0xff) == 0xbb
                        && (bytes[2] & 0xff) == 0xbf;
        int from = marked ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
