package org.bottega.data.source.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.SourceColumn;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.job.Progress;

/// A folder of pictures, one class a sub-folder: path, class, width, height, and the picture's file as
/// it is, so that the data set holds all it needs. PNG, JPEG, GIF and BMP; each is decoded once, and
/// what cannot be shown later is rejected with the reason, see [Picture].
public final class ImageFolder implements RowSource {
    private final Path folder;

    public ImageFolder(Path folder) {
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
                        new SourceColumn("width", SourceType.WHOLE),
                        new SourceColumn("height", SourceType.WHOLE),
                        new SourceColumn("image", SourceType.IMAGE)));
        for (int i = 0; i < files.size(); i++) {
            progress.at((double) i / files.size(), "Reading pictures");
            progress.checkCancelled();
            var file = files.get(i);
            var path = FolderFiles.path(folder, file);
            try {
                if (Files.size(file) > Picture.LARGEST) {
                    throw new Picture.Unusable("the file is larger than 50 MB");
                }
                var bytes = Files.readAllBytes(file);
                var size = Picture.size(bytes, path);
                sink.row(path, FolderFiles.label(folder, file), size.width(), size.height(), bytes);
            } catch (Picture.Unusable e) {
                sink.reject(i + 1L, String.valueOf(e.getMessage()), path);
            } catch (IOException e) {
                sink.reject(i + 1L, "the file cannot be read", path);
            }
        }
    }
}
