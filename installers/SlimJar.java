import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Copies jars into a folder and leaves out native libraries of other systems, which are most of
/// their size. An installer is for one system, so nothing is lost.
///
/// Usage: `java SlimJar.java OS ARCH FOLDER JAR…` with OS one of linux, mac, windows and ARCH one of
/// x64, arm64.
void main(String[] args) throws IOException {
    String keep = args[0] + "-" + args[1];
    Path folder = Path.of(args[2]);
    Files.createDirectories(folder);
    for (int i = 3; i < args.length; i++) {
        Path jar = Path.of(args[i]);
        slim(jar, folder.resolve(jar.getFileName()), keep);
    }
}

void slim(Path from, Path to, String keep) throws IOException {
    try (ZipFile in = new ZipFile(from.toFile())) {
        boolean foreign = in.stream().anyMatch(e -> !belongs(e.getName(), keep));
        if (!foreign) {
            Files.copy(from, to);
            return;
        }
        try (OutputStream file = Files.newOutputStream(to);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : in.stream().toList()) {
                if (belongs(entry.getName(), keep)) {
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTimeLocal(entry.getTimeLocal());
                    out.putNextEntry(copy);
                    in.getInputStream(entry).transferTo(out);
                    out.closeEntry();
                }
            }
        }
    }
}

/// Whether an entry is no native library, or one for the system to keep (such as `linux-x64`). A
/// library whose path names no system or processor is in a jar that was made for one, and stays.
boolean belongs(String name, String keep) {
    String path = name.toLowerCase(Locale.ROOT);
    if (path.contains(".dsym/")) {
        return false; // debugging data
    }
    if (!path.matches(".*\\.(so|dll|dylib|jnilib)([._][^/]*)?")) {
        return true;
    }
    String os = first(path, "linux-musl|linux|osx|macos|/mac/|darwin|freebsd|windows|win-").replace("win-", "windows");
    String system = os.matches("osx|macos|/mac/|darwin") ? "mac" : os;
    String arch = first(path, "x86_64|amd64|x64|aarch64|arm64|armv[67]|/arm/|x86|ppc64|s390|riscv");
    String processor = arch.matches("x86_64|amd64") ? "x64" : arch.equals("aarch64") ? "arm64" : arch;
    return (system.isEmpty() || keep.startsWith(system + "-"))
            && (processor.isEmpty() || keep.endsWith("-" + processor));
}

String first(String text, String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    return matcher.find() ? matcher.group() : "";
}
