package org.bottega.engine.flow.node;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Table;

/// Compiles a few lines of Java in memory.
final class Snippet {
    private static final String NAME = "Snippet";
    private static final List<String> HEAD =
            List.of(
                    "import java.util.*;",
                    "import java.util.stream.*;",
                    "import org.bottega.kernel.table.*;",
                    "public final class "
                            + NAME
                            + " implements java.util.function.UnaryOperator<Table> {",
                    "public Table apply(Table rows) {");

    private Snippet() {}

    /// @param lines the body of `Table apply(Table rows)`
    /// @throws ProblemException with every error and its line
    static UnaryOperator<Table> compile(List<String> lines) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw ProblemException.usage(
                    "", "There is no Java compiler in this program.", "Run it with a full JDK.");
        }
        var code = String.join("\n", HEAD) + "\n" + String.join("\n", lines) + "\n}}\n";
        var found = new DiagnosticCollector<JavaFileObject>();
        var files = new InMemory(compiler.getStandardFileManager(found, null, null));
        var task =
                compiler.getTask(
                        null,
                        files,
                        found,
                        List.of("-classpath", System.getProperty("java.class.path"), "-proc:none"),
                        null,
                        List.of(new Source(code)));
        if (!task.call()) {
            throw new ProblemException(ProblemException.Blame.USAGE, problems(found));
        }
        try {
            var type = new Loader(files.classes).loadClass(NAME);
            var apply = (UnaryOperator<?>) type.getDeclaredConstructor().newInstance();
            return rows -> run(apply, rows);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiled snippet cannot be loaded", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Table run(UnaryOperator<?> apply, Table rows) {
        try {
            var result = ((UnaryOperator<Table>) apply).apply(rows);
            if (result == null) {
                throw ProblemException.input("", "The code returned no table.", "Return one.");
            }
            return result;
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            var line =
                    java.util.Arrays.stream(e.getStackTrace())
                            .filter(f -> f.getClassName().startsWith(NAME))
                            .findFirst()
                            .map(f -> "line " + (f.getLineNumber() - HEAD.size()))
                            .orElse("");
            throw ProblemException.input(
                    line,
                    "The code failed: "
                            + e.getClass().getSimpleName()
                            + (e.getMessage() == null ? "" : ", " + e.getMessage())
                            + ".",
                    "Mend it there.");
        }
    }

    private static List<Problem> problems(DiagnosticCollector<JavaFileObject> found) {
        var problems = new ArrayList<Problem>();
        for (var one : found.getDiagnostics()) {
            if (one.getKind() == Diagnostic.Kind.ERROR) {
                problems.add(
                        Problem.error(
                                "line " + Math.max(1, one.getLineNumber() - HEAD.size()),
                                one.getMessage(Locale.ENGLISH).lines().findFirst().orElse("") + ".",
                                "Mend it there."));
            }
        }
        return problems;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String code) {
            super(URI.create("string:///" + NAME + ".java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }

    /// Keeps compiled classes in memory.
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        InMemory(JavaFileManager under) {
            super(under);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    var bytes = new ByteArrayOutputStream();
                    classes.put(name, bytes);
                    return bytes;
                }
            };
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, ByteArrayOutputStream> classes;

        Loader(Map<String, ByteArrayOutputStream> classes) {
            super(Table.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            var code = bytes.toByteArray();
            return defineClass(name, code, 0, code.length);
        }
    }
}
